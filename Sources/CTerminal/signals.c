#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "CTerminal.h"

static const struct {
  int number;
  unsigned bit;
} watched[] = {
    {SIGWINCH, CTERMINAL_RESIZED},   {SIGCONT, CTERMINAL_CONTINUED}, {SIGTSTP, CTERMINAL_STOP},
    {SIGINT, CTERMINAL_INTERRUPT},   {SIGTERM, CTERMINAL_TERMINATE}, {SIGHUP, CTERMINAL_HANGUP},
    {SIGQUIT, CTERMINAL_QUIT},
};

enum { WATCHED = sizeof watched / sizeof watched[0] };

static struct sigaction watched_before[WATCHED];
static struct sigaction pipe_before;
static atomic_uint pending;
static atomic_int event = -1;

/// Async-signal-safe: sets a bit and rings.
static void note(int number) {
  int error = errno;
  for (int i = 0; i < WATCHED; i++) {
    if (watched[i].number == number) atomic_fetch_or(&pending, watched[i].bit);
  }
  uint64_t one = 1;
  int descriptor = atomic_load(&event);
  if (descriptor >= 0) (void)!write(descriptor, &one, sizeof one);
  errno = error;
}

static void install(int number, void (*handler)(int), struct sigaction *before) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART | SA_ONSTACK;
  sigfillset(&action.sa_mask);
  sigaction(number, &action, before);
}

int cterminal_open_bell(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

int cterminal_watch(void) {
  if (atomic_load(&event) >= 0) {
    errno = EBUSY;
    return -1;
  }
  int descriptor = cterminal_open_bell();
  if (descriptor < 0) return -1;
  atomic_store(&pending, 0);
  atomic_store(&event, descriptor);
  sigset_t set;
  sigemptyset(&set);
  for (int i = 0; i < WATCHED; i++) {
    install(watched[i].number, note, &watched_before[i]);
    sigaddset(&set, watched[i].number);
  }
  install(SIGPIPE, SIG_IGN, &pipe_before);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
  return descriptor;
}

unsigned cterminal_pending(void) {
  uint64_t count;
  int descriptor = atomic_load(&event);
  if (descriptor >= 0) (void)!read(descriptor, &count, sizeof count);
  return atomic_exchange(&pending, 0);
}

void cterminal_unwatch(void) {
  int descriptor = atomic_exchange(&event, -1);
  if (descriptor < 0) return;
  for (int i = 0; i < WATCHED; i++) sigaction(watched[i].number, &watched_before[i], NULL);
  sigaction(SIGPIPE, &pipe_before, NULL);
  close(descriptor);
}

void cterminal_leave_stop_to_system(bool leave) {
  install(SIGTSTP, leave ? SIG_DFL : note, NULL);
}

void cterminal_stop(void) {
  // The whole group, so that a shell pipeline or a `make` around the program stops with it.
  kill(0, SIGTSTP);
}
