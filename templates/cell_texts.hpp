// Texts of a framework as they stand in cells, and numbers as people type them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "citystar/framework.hpp"

namespace citystar::templates {

/// "80%" and "4" are numbers, everything else is text.
std::optional<double> typed_number(std::string_view text);

/// A number as formulas take it: the fewest digits that give it back.
std::string plain(double number);

/// What belongs into the value cells of an indicator, one line each: "1. 公共汽车来车实时预报率（%）".
std::string measures_text(const Indicator& indicator);

/// The departments of a role, or all of them, as printed.
std::string departments_text(const Indicator& indicator, std::optional<Role> role);

/// Where the framework comes from, with its edition: "来源：…（…）", also where the source itself begins so.
std::string source_text(const Framework& framework);

/// A name cut to the 32 characters that the title of an input note holds.
std::string short_title(std::string_view name);

}  // namespace citystar::templates
