// Texts of a framework as cells show them, and numbers as people type them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "citystar/framework.hpp"

namespace citystar::templates {

/// The number of a typed text: "80%" and "4" are numbers; any other text gives no value.
std::optional<double> typed_number(std::string_view text);

/// The number format of a cell for a proportion: a percentage with two decimals. While somebody types into such a cell,
/// Calc adds a per-cent sign of its own, so that 82 becomes 82% and 82% becomes 82%%. Calc accepts the second sign
/// because of the last two parts, which show no number that occurs (docs/libreoffice-versions.md).
inline constexpr auto typed_share_format = "[>=-999999]0.00%;[<-9999999]0.00%\" %%\";0.00%\"%%\"";

/// A number as formulas take it: the fewest digits that give it back.
std::string plain(double number);

/// The formula, rounded to twelve decimals. Versions of LibreOffice add up differently, and show a number just under a
/// half differently; what is rounded first they all show alike (docs/libreoffice-versions.md).
std::string settled(const std::string& formula);
/// The same for a proportion that is shown as a percentage with one decimal, and for nothing else.
std::string settled_share(const std::string& formula);

/// Whether a figure is a proportion, which is shown in percent.
bool is_fraction(const Measure& measure);

/// The figures that an indicator's value cells take, one line each: "1. 公共汽车来车实时预报率（%）".
std::string measures_text(const Indicator& indicator);

/// The departments of a role, or all of them, as printed.
std::string departments_text(const Indicator& indicator, std::optional<Role> role);

/// The source of the framework with its edition: "来源：…（…）", also if the source's own text begins with 来源.
std::string source_text(const Framework& framework);

/// A name cut to 32 characters, the most that the title of an input note holds.
std::string short_title(std::string_view name);

}  // namespace citystar::templates
