// Parts of formulas: literals, conditions, and numbers with their tolerance.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "citystar/framework.hpp"

namespace citystar::native {

/// What a reading says where the engine refuses the figure.
inline constexpr std::string_view refused = "\"!\"";
/// The error that our functions give for such a figure.
inline constexpr std::string_view value_error = "VALUE(\"!\")";

/// The number in fixed notation, with the fewest digits that give it back. Some programs take a number with an
/// exponent for a text.
std::string literal(double number);

/// A text as it stands in a formula, in several pieces where it is longer than Excel takes.
std::string in_quotes(std::string_view text);

/// AND and OR; a single condition stands alone. Needs at least one.
std::string all_of(const std::vector<std::string>& conditions);
std::string any_of(const std::vector<std::string>& conditions);
std::string opposite(const std::string& condition);

/// `a;b;c` and `a+b+c`.
std::string listed(const std::vector<std::string>& parts);
std::string added(const std::vector<std::string>& parts);

/// `left op bound` with the engine's tolerance. `left` must be a number.
std::string compared(const std::string& left, Operator op, double bound);
/// The same for whole numbers on both sides, which need no tolerance.
std::string compared_whole(const std::string& left, Operator op, double bound);
/// The same with a bound that stands in the sheet.
std::string compared(const std::string& left, Operator op, const std::string& bound);

}  // namespace citystar::native
