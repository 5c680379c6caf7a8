// Values as the file of a workbook holds them, before LibreOffice calculates anything.
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
    /// The numbers that the program which stored the workbook showed in the wanted places, in the same order; nothing
    /// for a cell that held an error, a text or no result.
    std::vector<std::optional<double>> numbers;
    /// Constants that are dates, times or truth values according to the file. LibreOffice keeps that type only where
    /// the cell's format does not show percentages.
    std::vector<workbook::TypedCell> typed;
};

/// `sheets`: those whose typed cells are wanted. Nothing for formats other than .ods, .fods, .xlsx and their templates,
/// which only LibreOffice reads. Thread-safe.
std::optional<StoredValues> stored_values(const std::filesystem::path& workbook,
                                          const std::vector<workbook::CellPlace>& places,
                                          const std::set<std::string>& sheets);

}  // namespace citystar::command
