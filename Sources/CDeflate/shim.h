// The door to libdeflate: whole pieces of memory packed and unpacked, two to three times as fast as zlib does it.
#ifndef VOC_CDEFLATE_SHIM_H
#define VOC_CDEFLATE_SHIM_H

#include <libdeflate.h>

#endif
