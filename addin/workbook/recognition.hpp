// Recognizing workbooks made from our templates, and their framework.
#pragma once

#include <string>
#include <vector>

#include "citystar/registry.hpp"
#include "workbook.hpp"
#include "workbook_cells.hpp"

namespace citystar::workbook {

struct Recognition {
    bool ours = false;                     ///< made from a template, or a table of a framework's codes and names
    const Framework* framework = nullptr;  ///< null: unknown, or not certain
    std::string text;                      ///< the framework's name in the workbook; may be empty
    std::vector<const Framework*> alike;   ///< several that fit equally well, if nothing decides
};

/// The named cell CS_FRAMEWORK decides, even if its value is unknown. Without it the template's label decides if an id
/// stands next to it. Otherwise at least three codes are needed, and a tenth of a framework's, each in one line with
/// its own name. The rest of the workbook does not matter. Pure.
Recognition recognize(const WorkbookCells& cells, const Registry& registry);

/// The formulas of a workbook of ours: what its version tells; without one, functions if any formula calls STARSCORE,
/// which every template with functions does. Pure.
templates::Formulas formulas_of(const WorkbookCells& cells, std::string_view template_version);

}  // namespace citystar::workbook
