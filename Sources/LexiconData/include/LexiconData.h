// The lexicons of `Lexicons/`, compiled into the binary, so that one executable runs anywhere.
#ifndef VOC_LEXICON_DATA_H
#define VOC_LEXICON_DATA_H

#include <stddef.h>

/// One file of `Lexicons/` as it stood when the program was built.
struct voc_lexicon_file {
  /// Its path below `Lexicons/`, such as `nl/valence.tsv`.
  const char *path;
  const unsigned char *bytes;
  size_t count;
};

/// The number of files.
size_t voc_lexicon_file_count(void);

/// The file at `index`, which must be below `voc_lexicon_file_count()`. Its bytes live for ever.
struct voc_lexicon_file voc_lexicon_file_at(size_t index);

#endif
