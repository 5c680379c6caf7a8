// Sentences with parts that formulas give, and numbers as the engine prints them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "citystar/text.hpp"

namespace citystar::native {

/// A place in a sentence where the part with this index belongs. Messages take it like any other text.
std::string slot(std::size_t index);

/// The formula of a sentence with slots: its texts, joined with the parts, which are formulas.
std::string said(std::string_view sentence, const std::vector<std::string>& parts = {});

/// number_text() of a whole number up to 1e15, or of a positive number from 1e-7 to 1e15.
std::string whole_text(const std::string& number);
std::string positive_text(const std::string& number);

/// number_text() of a number from 0.001 to 1e15.
std::string large_text(const std::string& number);
/// number_text() of any number.
std::string any_text(const std::string& number);

/// The date of a number of days, as year, month and day.
std::string date_text(const std::string& days);

/// A gap between two fractions in points of per cent, rounded up, for gaps from 1e-7.
std::string points_text(const std::string& gap, Language language);

}  // namespace citystar::native
