// What tells a department's part, made by `citystar split`, from other workbooks.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "part.hpp"
#include "workbook_cells.hpp"

namespace citystar::workbook {

/// The code of an indicator or task, and a field of its row (part.hpp).
using FieldKey = std::pair<std::string, std::string>;

struct PartMark {
    std::string department;  ///< as the part shows it; templates::part_title()
    std::string unit;
    std::string period;
    std::string framework;  ///< as it is written
    std::string version;    ///< CS_TEMPLATE_VERSION
    /// What the cells held when the part was made, without empty ones; nothing if that sheet is gone or incomplete.
    std::optional<std::map<FieldKey, templates::Content>> base;
};

/// Whether the workbook is a part, by its version or by its hidden sheet. Pure.
bool is_part(const WorkbookCells& cells);

/// Nothing if it is not a part. Pure.
std::optional<PartMark> part_mark(const WorkbookCells& cells);

/// Empties the hidden sheet, whose lines are not rows of the report. Pure.
void drop_base(WorkbookCells& cells);

}  // namespace citystar::workbook
