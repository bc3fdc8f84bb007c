// Each file of `Lexicons/` by C23 `#embed`: instant to compile, and an edit to a file rebuilds this
// one. A new file needs its two lines here; a test compares this list with the folder.
#include "LexiconData.h"

#define LEXICON(name) static const unsigned char name[]

LEXICON(touchpoints) = {
#embed "../../Lexicons/touchpoints.tsv"
};
LEXICON(themes) = {
#embed "../../Lexicons/themes.tsv"
};

#define FILE_AT(path, name) {path, name, sizeof name}

static const struct voc_lexicon_file files[] = {
    FILE_AT("touchpoints.tsv", touchpoints),
    FILE_AT("themes.tsv", themes),
};

size_t voc_lexicon_file_count(void) { return sizeof files / sizeof files[0]; }

struct voc_lexicon_file voc_lexicon_file_at(size_t index) { return files[index]; }
