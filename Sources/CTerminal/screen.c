#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wchar.h>

#include "CTerminal.h"

/// Touched by the one thread that draws.
static SCREEN *screen;
static FILE *output;
static FILE *input;
/// What ncurses takes for its terminal once it has asked the real one for its size.
static int memory = -1;

static FILE *open_copy(int descriptor, const char *mode) {
  int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  if (copy < 0) return NULL;
  FILE *file = fdopen(copy, mode);
  if (file == NULL) close(copy);
  return file;
}

static void close_files(void) {
  if (output != NULL) fclose(output);
  if (input != NULL) fclose(input);
  if (memory >= 0) close(memory);
  output = NULL;
  input = NULL;
  memory = -1;
}

static bool can_place_cursor(void) {
  const char *address = tigetstr("cup");
  return address != NULL && address != (const char *)-1;
}

int cterminal_open(const char *term, int tty) {
  if (screen != NULL) return -1;
  output = open_copy(tty, "w");
  input = open_copy(tty, "r");
  memory = memfd_create("screen", MFD_CLOEXEC);
  if (output == NULL || input == NULL || memory < 0) {
    close_files();
    return -1;
  }
  // The size is asked of the terminal, not of LINES and COLUMNS, which a resize makes stale.
  use_env(FALSE);
  use_tioctl(TRUE);
  screen = newterm(term, output, input);
  if (screen == NULL || !can_place_cursor()) {
    cterminal_close();
    return -1;
  }
  // From here on ncurses writes into memory, so that a frame can go out in one piece.
  if (dup2(memory, fileno(output)) < 0) {
    cterminal_close();
    return -1;
  }
  // What is typed is read elsewhere: no frame has to look for it.
  typeahead(-1);
  raw();
  noecho();
  nonl();
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  return 0;
}

void cterminal_resize(int rows, int columns) { resizeterm(rows, columns); }

int cterminal_pair(int foreground, int background) {
  if (foreground < 0 && background < 0) return 0;
  int pair = alloc_pair(foreground, background);
  return pair < 0 ? 0 : pair;
}

size_t cterminal_capability(const char *name, uint8_t *bytes, size_t size) {
  const char *text = tigetstr(name);
  if (text == NULL || text == (const char *)-1) return 0;
  size_t count = 0;
  while (*text != 0) {
    const char *end = text[0] == '$' && text[1] == '<' ? strchr(text, '>') : NULL;
    if (end != NULL) {
      text = end + 1;
      continue;
    }
    if (count == size) return 0;
    bytes[count++] = (uint8_t)*text++;
  }
  return count;
}

static attr_t attributes_of(unsigned set) {
  attr_t attributes = A_NORMAL;
  if (set & CTERMINAL_BOLD) attributes |= A_BOLD;
  if (set & CTERMINAL_DIM) attributes |= A_DIM;
  if (set & CTERMINAL_ITALIC) attributes |= A_ITALIC;
  if (set & CTERMINAL_UNDERLINE) attributes |= A_UNDERLINE;
  if (set & CTERMINAL_REVERSE) attributes |= A_REVERSE;
  if (set & CTERMINAL_STRUCK) attributes |= A_BLINK;
  return attributes;
}

void cterminal_put(
    int row, int column, const uint8_t *bytes, size_t count, unsigned attributes, int pair) {
  // The pair goes through the last argument: the other one is a short.
  wattr_set(stdscr, attributes_of(attributes), 0, &pair);
  if (wmove(stdscr, row, column) == OK) waddnstr(stdscr, (const char *)bytes, (int)count);
}

void cterminal_caret(int row, int column) {
  leaveok(stdscr, row < 0);
  curs_set(row < 0 ? 0 : 1);
  if (row >= 0) wmove(stdscr, row, column);
}

void cterminal_repaint(void) { clearok(curscr, TRUE); }

/// What has been written since the last `cterminal_take`; older bytes may stand behind it.
static ssize_t composed_size(void) {
  off_t end = lseek(memory, 0, SEEK_CUR);
  return end < 0 ? -1 : (ssize_t)end;
}

ssize_t cterminal_compose(void) {
  if (isendwin()) clearok(curscr, TRUE);
  wnoutrefresh(stdscr);
  doupdate();
  return composed_size();
}

ssize_t cterminal_compose_end(void) {
  if (!isendwin()) endwin();
  return composed_size();
}

bool cterminal_is_ended(void) { return isendwin(); }

ssize_t cterminal_take(uint8_t *bytes, size_t size) {
  ssize_t end = composed_size();
  if (end >= 0 && (size_t)end < size) size = (size_t)end;
  ssize_t count = pread(memory, bytes, size, 0);
  // Not truncated: that would give back memory that the next frame takes again.
  return lseek(memory, 0, SEEK_SET) == 0 ? count : -1;
}

bool cterminal_measures(const uint8_t *bytes, size_t count, int columns) {
  mbstate_t state;
  memset(&state, 0, sizeof state);
  int sum = 0;
  size_t at = 0;
  while (at < count) {
    wchar_t character;
    size_t length = mbrtowc(&character, (const char *)bytes + at, count - at, &state);
    if (length == 0 || length > count - at) return false;
    int width = wcwidth(character);
    if (width < 0) return false;
    sum += width;
    at += length;
  }
  return sum == columns;
}

void cterminal_close(void) {
  if (screen != NULL) {
    if (!isendwin()) endwin();
    delscreen(screen);
    screen = NULL;
  }
  close_files();
}
