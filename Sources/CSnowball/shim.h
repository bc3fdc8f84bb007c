// The door to Snowball's libstemmer, which ships no pkg-config file.
#ifndef VOC_CSNOWBALL_SHIM_H
#define VOC_CSNOWBALL_SHIM_H

#include <libstemmer.h>

#endif
