#define _GNU_SOURCE
// Before term.h, which defines macros with the names of parameters.
#include "CTerminal.h"

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

static bool is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

int cterminal_use_utf8(void) {
  if (setlocale(LC_CTYPE, "") != NULL && is_utf8()) return 0;
  if (setlocale(LC_CTYPE, "C.UTF-8") != NULL && is_utf8()) return 1;
  return -1;
}

const char *cterminal_version(void) { return curses_version(); }

int cterminal_colors(const char *term) {
  TERMINAL *before = cur_term;
  int status = 0;
  if (setupterm(term, STDOUT_FILENO, &status) != OK) {
    set_curterm(before);
    return -1;
  }
  // Not `max_colors`, which is too short for 0x1000000.
  int count = tigetnum("colors");
  int colors_or_error = cursor_address == NULL ? -2 : count > 0 ? count : 0;
  TERMINAL *made = cur_term;
  set_curterm(before);
  if (made != before) del_curterm(made);
  return colors_or_error;
}
