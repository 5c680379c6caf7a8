// When a value counts as "not reported".
#pragma once

#include "citystar/text.hpp"
#include "citystar/value.hpp"

namespace citystar {

/// Nothing, or a text of white space.
inline bool is_blank(const Value& value) {
    return value.blank() || (value.kind == Value::Kind::text && name_key(value.text).empty());
}

}  // namespace citystar
