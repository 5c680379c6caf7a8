// Workbooks that the build has made, from which new ones are copied without LibreOffice.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "citystar/registry.hpp"
#include "files/marked_workbook.hpp"
#include "workbook.hpp"

namespace citystar::command {

/// Which texts a workbook has; each changes more than its own cell.
struct MadeTexts {
    bool unit = false;
    bool period = false;
};

inline constexpr auto unit_mark = "\uF8B1\uF8B1\uF8B1\uF8B1";    ///< stands for the name of the unit
inline constexpr auto period_mark = "\uF8B2\uF8B2\uF8B2\uF8B2";  ///< stands for the period

/// The formulas that a workbook has by default in the format of this ending, ".ods" or ".xlsx".
templates::Formulas usual_formulas(std::string_view ending);

/// The name of a made workbook; `ending` tells its format, and its formulas are the usual ones.
std::filesystem::path made_workbook_name(const Framework& framework, MadeTexts texts, std::string_view ending);

/// A made workbook without figures; its marks are that of the unit, if it has one, and that of the period. Nothing
/// unless it is in the extension's folder of forms: not for a framework of the user's, other formulas than the usual
/// ones, functions that speak English, a period without a unit, or a unit among those that an index compares.
/// Thread-safe.
std::optional<MarkedWorkbook> made_workbook(const Registry& registry, const Framework& framework,
                                            templates::Formulas formulas, MadeTexts texts, std::string_view ending);

}  // namespace citystar::command
