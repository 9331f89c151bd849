#pragma clang diagnostic ignored "-Wc23-extensions"
#include "CEmbedded.h"

static const unsigned char catalog[] = {
#embed "catalog.tsv"
};

const unsigned char *switchboard_embedded_catalog(void) { return catalog; }

size_t switchboard_embedded_catalog_size(void) { return sizeof catalog; }
