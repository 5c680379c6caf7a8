// The test for values that count as "not reported".
#pragma once

#include "citystar/text.hpp"
#include "citystar/value.hpp"

namespace citystar {

/// Nothing, or a text of white space.
inline bool is_blank(const Value& value) {
    if (value.kind != Value::Kind::text) return value.blank();
    // Most texts begin with a letter or a digit; these are not blank and need no normal form.
    const char first = value.text.front();
    return !(first > ' ' && first <= '~') && name_key(value.text).empty();
}

}  // namespace citystar
