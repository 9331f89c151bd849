#ifndef CEMBEDDED_H
#define CEMBEDDED_H

#include <stddef.h>

/// The catalogue table of the release: read-only bytes of the program itself.
const unsigned char *switchboard_embedded_catalog(void);

/// The number of its bytes.
size_t switchboard_embedded_catalog_size(void);

#endif
