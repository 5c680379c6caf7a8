// Values as a workbook's file holds them, before LibreOffice calculates anything.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "formula_text.hpp"
#include "typed_cells.hpp"

namespace citystar::command {

struct StoredValues {
    /// What the program showed in these places that stored the workbook, in their order; nothing for a cell that held
    /// an error, a text or no result.
    std::vector<std::optional<double>> numbers;
    /// Typed cells of which the file itself says that they are dates, times or truth values. LibreOffice takes their
    /// word only where their format is none of percentages.
    std::vector<workbook::TypedCell> typed;
};

/// `sheets`: those of which the typed cells are wanted. Nothing if the format is another than .ods, .fods or .xlsx and
/// their templates: only LibreOffice reads those. Thread-safe.
std::optional<StoredValues> stored_values(const std::filesystem::path& workbook,
                                          const std::vector<workbook::CellPlace>& places,
                                          const std::set<std::string>& sheets);

}  // namespace citystar::command
