#ifndef SWITCHBOARD_CBENCH_H
#define SWITCHBOARD_CBENCH_H

#include <stddef.h>
#include <stdint.h>

/// The blocks that the calling thread has asked the allocator for since it began.
uint64_t bench_allocations(void);

/// The lines of a text by memchr alone: the least that any reader of lines must do.
size_t bench_count_lines(const uint8_t *bytes, size_t count);

/// The lines of a text that have all the words, by memmem alone; words are ended by a zero byte.
size_t bench_count_holding(const uint8_t *bytes, size_t count, const char *const *words,
                           size_t word_count);

/// Waits for a child; 0 or -1 with errno.
int bench_wait(int process, int *status);

/// A pipe that children do not inherit (pipe2(2)); 0 or -1 with errno.
int bench_pipe(int ends[2]);

/// Starts a program on a terminal of its own (forkpty(3)); its process, or -1 with errno.
///
/// `terminal` becomes the other side of that terminal.
int bench_terminal(const char *path, char *const arguments[], char *const environment[],
                   int columns, int rows, int *terminal);

/// The nanoseconds of processor time that this process has used, user and system.
uint64_t bench_processor_time(void);

/// The nanoseconds of processor time that a thread uses which sleeps `nanoseconds` so many times and
/// does nothing in between.
uint64_t bench_wake_ups(int times, long nanoseconds);

#endif
