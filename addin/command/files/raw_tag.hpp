// The attributes of a start tag as its bytes have them.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace citystar::command {

struct RawAttribute {
    std::size_t begin = 0;  ///< in the tag, of the blank before it
    std::size_t end = 0;
    std::string_view prefix;  ///< of its name, with its colon
    std::string_view name;
};

/// Those of a well-formed start tag, in order. Pure.
std::vector<RawAttribute> attributes_of(std::string_view tag);

/// The tag without the attributes that are chosen. Pure.
std::string tag_without(std::string_view tag, const std::function<bool(const RawAttribute&)>& chosen);

/// The tag with more attributes, each with a blank before it, right behind its name. Pure.
std::string tag_with(std::string_view tag, std::string_view attributes);

}  // namespace citystar::command
