// The attributes of a start tag, as its bytes have them.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace citystar::command {

struct RawAttribute {
    std::size_t begin = 0;  ///< place in the tag, of the blank before the attribute
    std::size_t end = 0;
    std::string_view prefix;  ///< the prefix of its name, with the colon
    std::string_view name;
};

/// The attributes of a well-formed start tag, in order. Pure.
std::vector<RawAttribute> attributes_of(std::string_view tag);

/// The tag without the chosen attributes. Pure.
std::string tag_without(std::string_view tag, const std::function<bool(const RawAttribute&)>& chosen);

/// The tag with additional attributes, each after a blank, right behind its name. Pure.
std::string tag_with(std::string_view tag, std::string_view attributes);

}  // namespace citystar::command
