#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "CTerminal.h"

static const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS};

enum { FAULTS = sizeof faults / sizeof faults[0] };

static struct sigaction faults_before[FAULTS];

/// Written before `armed` is set and not changed while it is.
static struct {
  int tty;
  int standard_error;
  struct termios modes;
  uint8_t bytes[CTERMINAL_RESTORE_SIZE];
  size_t count;
} saved;

static atomic_bool armed;
static bool is_installed;
static bool is_at_exit;

/// Where a handler runs when a stack has overflowed.
static uint8_t spare_stack[64 * 1024] __attribute__((aligned(16)));

/// Async-signal-safe.
void cterminal_restore(void) {
  if (!atomic_exchange(&armed, false)) return;
  int error = errno;
  size_t at = 0;
  while (at < saved.count) {
    ssize_t count = write(saved.tty, saved.bytes + at, saved.count - at);
    if (count < 0 && errno != EINTR) break;
    if (count > 0) at += (size_t)count;
  }
  cterminal_set_modes(saved.tty, &saved.modes);
  if (saved.standard_error >= 0) dup2(saved.standard_error, STDERR_FILENO);
  errno = error;
}

static void fall(int number, siginfo_t *info, void *context) {
  cterminal_restore();
  struct sigaction before;
  memset(&before, 0, sizeof before);
  before.sa_handler = SIG_DFL;
  for (int i = 0; i < FAULTS; i++) {
    if (faults[i] == number) before = faults_before[i];
  }
  if (before.sa_flags & SA_SIGINFO) {
    before.sa_sigaction(number, info, context);
  } else if (before.sa_handler != SIG_DFL && before.sa_handler != SIG_IGN) {
    before.sa_handler(number);
  }
  // Whoever came before let it pass: the system ends the process.
  signal(number, SIG_DFL);
  raise(number);
}

static void install(void) {
  stack_t stack;
  if (sigaltstack(NULL, &stack) == 0 && (stack.ss_flags & SS_DISABLE)) {
    memset(&stack, 0, sizeof stack);
    stack.ss_sp = spare_stack;
    stack.ss_size = sizeof spare_stack;
    sigaltstack(&stack, NULL);
  }
  for (int i = 0; i < FAULTS; i++) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = fall;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    sigaction(faults[i], &action, &faults_before[i]);
  }
  if (!is_at_exit) is_at_exit = atexit(cterminal_restore) == 0;
  is_installed = true;
}

int cterminal_guard(
    int tty, const struct termios *modes, const uint8_t *bytes, size_t count, int standard_error) {
  if (count > CTERMINAL_RESTORE_SIZE) return -1;
  atomic_store(&armed, false);
  saved.tty = tty;
  saved.modes = *modes;
  memcpy(saved.bytes, bytes, count);
  saved.count = count;
  saved.standard_error = standard_error;
  if (!is_installed) install();
  atomic_store(&armed, true);
  return 0;
}

void cterminal_unguard(void) {
  atomic_store(&armed, false);
  if (!is_installed) return;
  for (int i = 0; i < FAULTS; i++) sigaction(faults[i], &faults_before[i], NULL);
  is_installed = false;
}

bool cterminal_size(int tty, int *columns, int *rows) {
  struct winsize size;
  memset(&size, 0, sizeof size);
  if (ioctl(tty, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}

int cterminal_set_modes(int tty, const struct termios *modes) {
  // Blocked, because from the background the call would stop the process.
  sigset_t stop, before;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &stop, &before);
  int result;
  do {
    result = tcsetattr(tty, TCSANOW, modes);
  } while (result != 0 && errno == EINTR);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return result;
}
