// Whether a workbook is one of ours, and of which framework.
#pragma once

#include <string>
#include <vector>

#include "citystar/registry.hpp"
#include "workbook_cells.hpp"

namespace citystar::workbook {

struct Recognition {
    bool ours = false;                     ///< made from a template, or a table of a framework's codes and names
    const Framework* framework = nullptr;  ///< null: not known, or not one
    std::string text;                      ///< what the workbook says its framework is; may be empty
    std::vector<const Framework*> alike;   ///< several that fit equally well, where nothing says which
};

/// The named cell CS_FRAMEWORK decides, also if nobody knows what it says. Without it the template's label with an id
/// beside it does; else at least three codes, and a tenth of a framework's, each in one line with its own name. What
/// else stands in the workbook is of no account. Pure.
Recognition recognize(const WorkbookCells& cells, const Registry& registry);

}  // namespace citystar::workbook
