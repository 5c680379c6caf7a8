// Where an Expat parser is in its input.
#pragma once

#include <expat.h>

#include <cstddef>

namespace citystar::command {

/// Where the current event begins: bytes from the beginning of the input.
inline std::size_t event_begin(XML_Parser parser) {
#if XML_MAJOR_VERSION * 1000 + XML_MINOR_VERSION >= 2009
    return static_cast<std::size_t>(XML_GetCurrentByteIndex64(parser));
#else
    return static_cast<std::size_t>(XML_GetCurrentByteIndex(parser));
#endif
}

/// The length of the current event in bytes.
inline std::size_t event_length(XML_Parser parser) {
#if XML_MAJOR_VERSION * 1000 + XML_MINOR_VERSION >= 2009
    return static_cast<std::size_t>(XML_GetCurrentByteCount64(parser));
#else
    return static_cast<std::size_t>(XML_GetCurrentByteCount(parser));
#endif
}

}  // namespace citystar::command
