// A figure as text.
#pragma once

#include <string>

#include "citystar/native_formula.hpp"
#include "citystar/text.hpp"

namespace citystar::native {

/// value_text() of a number that stands in `number`, itself as text in `text`, for numbers other than fractions.
std::string with_unit_of(const Measure& measure, const std::string& text, Language language);

}  // namespace citystar::native
