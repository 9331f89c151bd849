#ifndef CEMBEDDED_H
#define CEMBEDDED_H

#include <stddef.h>

/// The catalogue table of the release: read-only bytes of the program itself.
const unsigned char *switchboard_embedded_catalog(void);

/// The number of its bytes.
size_t switchboard_embedded_catalog_size(void);

/// How many theme files are part of the program.
size_t switchboard_embedded_theme_count(void);

/// The name of a theme; the index is below the count, as for the next two.
const char *switchboard_embedded_theme_name(size_t index);

/// The text of its file: read-only bytes of the program itself, without NUL at the end.
const unsigned char *switchboard_embedded_theme(size_t index);

/// The number of its bytes.
size_t switchboard_embedded_theme_size(size_t index);

#endif
