// Figures that people typed as text.
#pragma once

#include <optional>
#include <string_view>

#include "citystar/framework.hpp"

namespace citystar::workbook {

/// The number that a text means as a value of this measure: full-width digits, "85%" (shares and ratios), "1,234", "3
/// 万", "2.5亿" (counts and amounts), 有 and 无, a unit of the measure at the end. Nothing if the meaning is not
/// certain. Words that the engine reads itself (是, 否, names of levels) are not read here. Pure; thread-safe.
std::optional<double> value_of_text(const Measure& measure, std::string_view text);

}  // namespace citystar::workbook
