// When a value counts as "not reported".
#pragma once

#include "citystar/text.hpp"
#include "citystar/value.hpp"

namespace citystar {

/// Nothing, or a text of white space.
inline bool is_blank(const Value& value) {
    if (value.kind != Value::Kind::text) return value.blank();
    // Mostly it begins with a letter or a digit, and needs no normal form to be told from white space.
    const char first = value.text.front();
    return !(first > ' ' && first <= '~') && name_key(value.text).empty();
}

}  // namespace citystar
