#pragma clang diagnostic ignored "-Wc23-extensions"
#include "CEmbedded.h"

static const unsigned char dusk[] = {
#embed "../../themes/dusk.toml"
};
static const unsigned char paper[] = {
#embed "../../themes/paper.toml"
};
static const unsigned char contrast[] = {
#embed "../../themes/contrast.toml"
};
static const unsigned char brass[] = {
#embed "../../themes/brass.toml"
};
static const unsigned char sixteen[] = {
#embed "../../themes/sixteen.toml"
};
static const unsigned char mono[] = {
#embed "../../themes/mono.toml"
};

static const struct {
  const char *name;
  const unsigned char *bytes;
  size_t size;
} themes[] = {
    {"dusk", dusk, sizeof dusk},          {"paper", paper, sizeof paper},
    {"contrast", contrast, sizeof contrast}, {"brass", brass, sizeof brass},
    {"sixteen", sixteen, sizeof sixteen}, {"mono", mono, sizeof mono},
};

size_t switchboard_embedded_theme_count(void) { return sizeof themes / sizeof themes[0]; }

const char *switchboard_embedded_theme_name(size_t index) { return themes[index].name; }

const unsigned char *switchboard_embedded_theme(size_t index) { return themes[index].bytes; }

size_t switchboard_embedded_theme_size(size_t index) { return themes[index].size; }
