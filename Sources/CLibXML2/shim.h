// The door to libxml2. Macros, variadics and mutable globals do not cross into Swift 6; each shim
// below is here for one of these reasons.
#ifndef VOC_CLIBXML2_SHIM_H
#define VOC_CLIBXML2_SHIM_H

// Debian's libxml2 is built with ICU, whose headers define again what Foundation's ICU defines. Only
// the inside of an encoding handler depends on it, which is not looked at from here.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/SAX2.h>
#include <libxml/encoding.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

/// `xmlFree` is a global variable holding a function pointer, which Swift 6 refuses to read.
static inline void voc_xmlFree(void *memory) { xmlFree(memory); }

static void voc_ignoreMessage(void *context, const char *message, ...) {
  (void)context;
  (void)message;
}

/// What libxml2 says without a parser's handler it prints, with bytes of the file. The function that
/// hears it instead is variadic, which Swift cannot write.
static inline void voc_silenceMessages(void) {
  xmlSetGenericErrorFunc(NULL, voc_ignoreMessage);
  xmlThrDefSetGenericErrorFunc(NULL, voc_ignoreMessage);
}

#endif
