// The door to zlib; the macro that starts a stream does not cross to Swift.
#ifndef VOC_CZLIB_SHIM_H
#define VOC_CZLIB_SHIM_H

#include <zlib.h>

/// Starts `stream` for gzip members, with their checksums verified.
static inline int voc_inflate_gzip_start(z_stream *stream) {
  return inflateInit2(stream, 15 + 16);
}

/// Starts `stream` for bare deflate data, as a ZIP archive's members are.
static inline int voc_inflate_bare_start(z_stream *stream) { return inflateInit2(stream, -15); }

#endif
