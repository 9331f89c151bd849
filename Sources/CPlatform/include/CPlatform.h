#ifndef SWITCHBOARD_CPLATFORM_H
#define SWITCHBOARD_CPLATFORM_H

#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>

/// Keeps this process out of core files, ptrace and other users' /proc: not dumpable, no core limit.
/// Returns 0, or -1 with errno.
int platform_hide_memory(void);

/// Gives all threads one heap, before there are any: each heap of its own is 64 MiB of addresses to
/// reserve, and memory that the others cannot use.
void platform_share_heap(void);

/// The columns of the terminal behind fd, or 0 when it is none or does not say.
int platform_columns(int fd);

/// Blocks SIGINT, SIGTERM and SIGHUP in the calling thread and every later one, ignores SIGPIPE, and
/// returns a descriptor from which those signals are read. -1 with errno on failure.
int platform_open_signals(void);

/// Undoes the blocking of `platform_open_signals` in the calling thread. 0, or -1 with errno.
int platform_release_signals(void);

/// The next signal number from that descriptor, 0 when there is none, -1 with errno.
int platform_next_signal(int fd);

/// A counter that can be polled and is closed in children (eventfd(2)).
/// -1 with errno on failure.
int platform_open_event(void);

/// Waits until that counter is above 0, which makes it 0, or for so many nanoseconds; below 0: without an end.
/// May return earlier.
void platform_wait_event(int fd, int64_t nanoseconds);

#endif
