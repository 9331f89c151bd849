#define _GNU_SOURCE
#include "CBench.h"

#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <string.h>
#include <time.h>
#include <sys/wait.h>
#include <unistd.h>

size_t bench_count_lines(const uint8_t *bytes, size_t count) {
  size_t lines = 0;
  const uint8_t *end = bytes + count;
  const uint8_t *found;
  while (bytes < end && (found = memchr(bytes, '\n', (size_t)(end - bytes)))) {
    lines++;
    bytes = found + 1;
  }
  return lines;
}

size_t bench_count_holding(const uint8_t *bytes, size_t count, const char *const *words,
                           size_t word_count) {
  size_t lines = 0;
  const uint8_t *end = bytes + count;
  const uint8_t *found;
  while (bytes < end && (found = memchr(bytes, '\n', (size_t)(end - bytes)))) {
    size_t word = 0;
    while (word < word_count &&
           memmem(bytes, (size_t)(found - bytes), words[word], strlen(words[word])))
      word++;
    if (word == word_count)
      lines++;
    bytes = found + 1;
  }
  return lines;
}

int bench_wait(int process, int *status) {
  int result;
  do {
    result = (int)waitpid(process, status, 0);
  } while (result < 0 && errno == EINTR);
  return result < 0 ? -1 : 0;
}

int bench_terminal(const char *path, char *const arguments[], char *const environment[],
                   int columns, int rows, int *terminal) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  pid_t process = forkpty(terminal, NULL, NULL, &size);
  if (process == 0) {
    execve(path, arguments, environment);
    _exit(127);
  }
  if (process > 0) fcntl(*terminal, F_SETFD, FD_CLOEXEC);
  return process;
}

int bench_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

uint64_t bench_processor_time(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

static uint64_t thread_time(void) {
  struct timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

uint64_t bench_wake_ups(int times, long nanoseconds) {
  struct timespec pause = {nanoseconds / 1000000000, nanoseconds % 1000000000};
  uint64_t start = thread_time();
  for (int time = 0; time < times; time++)
    clock_nanosleep(CLOCK_MONOTONIC, 0, &pause, NULL);
  return thread_time() - start;
}
