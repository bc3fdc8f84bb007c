// The exports of `Corpus/demo/`, compiled into the binary for `voc demo`.
#ifndef VOC_CORPUS_DATA_H
#define VOC_CORPUS_DATA_H

#include <stddef.h>

/// One file of `Corpus/demo/` as it stood when the program was built.
struct voc_corpus_file {
  /// Its path below `Corpus/demo/`, such as `inbox/klantenservice.mbox`.
  const char *path;
  const unsigned char *bytes;
  size_t count;
};

/// The number of files.
size_t voc_corpus_file_count(void);

/// The file at `index`, which must be below `voc_corpus_file_count()`. Its bytes live for ever.
struct voc_corpus_file voc_corpus_file_at(size_t index);

#endif
