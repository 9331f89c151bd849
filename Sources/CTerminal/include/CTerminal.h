#ifndef SWITCHBOARD_CTERMINAL_H
#define SWITCHBOARD_CTERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <termios.h>

// ncurses stays behind this header: its macros, globals and variadic functions cannot be reached
// from Swift, and `term.h` defines macros such as `columns` and `lines`.

// MARK: Terminal descriptions

/// Sets the character classes of the C library to those of a UTF-8 locale, and nothing else of it.
/// 0 for the person's own locale, 1 for C.UTF-8 in its place, -1 when there is none.
int cterminal_use_utf8(void);

/// The number of colours in a terminal's description; -1 when there is none of that name, -2 when
/// the terminal cannot place its cursor.
int cterminal_colors(const char *term);

/// The name and version of the library.
const char *cterminal_version(void);

// MARK: The screen that ncurses keeps

/// What a run of text looks like; `cterminal_put` takes a sum of them.
enum {
  CTERMINAL_BOLD = 1,
  CTERMINAL_DIM = 2,
  CTERMINAL_ITALIC = 4,
  CTERMINAL_UNDERLINE = 8,
  CTERMINAL_REVERSE = 16,
  /// Goes out as the parameter for blinking text, 5, which nothing else uses.
  CTERMINAL_STRUCK = 32,
};

/// Starts ncurses for a terminal. What it has to say goes into memory, for `cterminal_compose`.
/// The terminal's modes are changed and must be set again. One screen at a time.
/// 0, or -1 when there is no description, it cannot place the cursor, or memory is short.
int cterminal_open(const char *term, int tty);

/// Tells ncurses the size. The next composition must be one after `cterminal_repaint`.
void cterminal_resize(int rows, int columns);

/// The pair of two colours of the terminal's description; -1 is the terminal's own colour.
int cterminal_pair(int foreground, int background);

/// Copies a capability of the open terminal, without its delays. Its length, 0 when it has none or
/// one longer than `size`.
size_t cterminal_capability(const char *name, uint8_t *bytes, size_t size);

/// Writes UTF-8 that takes the width ncurses expects and ends before the edge.
void cterminal_put(
    int row, int column, const uint8_t *bytes, size_t count, unsigned attributes, int pair);

/// Places the cursor; a negative row hides it.
void cterminal_caret(int row, int column);

/// Makes the next composition one of the whole screen.
void cterminal_repaint(void);

/// Works out the bytes that bring the terminal up to date. Their number, or -1.
ssize_t cterminal_compose(void);

/// Works out the bytes that leave the screen. A later composition enters it again and repaints.
ssize_t cterminal_compose_end(void);

/// Whether the screen has been left.
bool cterminal_is_ended(void);

/// Takes up to `size` of the composed bytes, from the start. Their number, or -1.
ssize_t cterminal_take(uint8_t *bytes, size_t size);

/// Whether the C library takes a text to be so many columns wide, which is where ncurses puts the
/// next one.
bool cterminal_measures(const uint8_t *bytes, size_t count, int columns);

/// Ends ncurses. Nothing is written.
void cterminal_close(void);

// MARK: Signals

enum {
  CTERMINAL_RESIZED = 1,
  CTERMINAL_CONTINUED = 2,
  CTERMINAL_STOP = 4,
  CTERMINAL_INTERRUPT = 8,
  CTERMINAL_TERMINATE = 16,
  CTERMINAL_HANGUP = 32,
  CTERMINAL_QUIT = 64,
};

/// Catches the signals above, unblocks them in the calling thread, and returns a descriptor that
/// can be polled for them. SIGPIPE is ignored. To be called before ncurses starts.
/// -1 with errno.
int cterminal_watch(void);

/// A counter that wakes whoever polls it and is closed in other programs (eventfd). -1 with errno.
int cterminal_open_bell(void);

/// The signals that came since the last call.
unsigned cterminal_pending(void);

/// Puts back what was there before `cterminal_watch` and closes its descriptor.
void cterminal_unwatch(void);

/// Leaves SIGTSTP to the system, as while another program has the terminal, or takes it back.
void cterminal_leave_stop_to_system(bool leave);

/// Stops the process group as Ctrl+Z does in a shell; returns when it goes on.
void cterminal_stop(void);

// MARK: Crashes

/// From now on a fault, an abort and `exit` bring the terminal back: `bytes` are written, the modes
/// set, and standard error is what it was, before whoever handled the fault until now goes on.
/// `bytes` may be at most CTERMINAL_RESTORE_SIZE long; -1 when they are longer.
int cterminal_guard(
    int tty, const struct termios *modes, const uint8_t *bytes, size_t count, int standard_error);

enum { CTERMINAL_RESTORE_SIZE = 512 };

/// Ends what `cterminal_guard` began; faults are handled as before it.
void cterminal_unguard(void);

/// Brings the terminal back at once, if it is guarded; for ends that run no other code.
void cterminal_restore(void);

/// The terminal's size; false when it does not say, or says nothing of use.
bool cterminal_size(int tty, int *columns, int *rows);

/// Sets the modes of a terminal at once, from the background too. 0, or -1 with errno.
int cterminal_set_modes(int tty, const struct termios *modes);

#endif
