// A figure that was read, as text.
#pragma once

#include <string>

#include "citystar/text.hpp"
#include "native_row.hpp"

namespace citystar::native {

/// value_text() of a number that stands in `number`, itself as text in `text`, for numbers other than fractions.
std::string with_unit_of(const Measure& measure, const std::string& text, Language language);

/// The text of a reading that holds a number. Source: read_text().
std::string figure_text(const Indicator& indicator, const Row& row, std::size_t index, Language language);

}  // namespace citystar::native
