// The workbook that split divides and join fills.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "citystar/registry.hpp"
#include "fillable.hpp"
#include "pool/opened_book.hpp"

namespace citystar::command {

struct WholeBook {
    workbook::WorkbookInputs inputs;  ///< with notes; the framework is known, unit and period are filled in
    std::vector<workbook::FillableCell> cells;
    std::string unit;                   ///< as it is typed; `inputs` has it in half width
    std::string period;                 ///< the same
    std::optional<double> target_star;  ///< chosen in 任务清单
};

/// Reads it; an exit status that is not exit_done if it is not a whole workbook of one unit. Says why on standard
/// error.
int read_whole(BookOpener& opener, const std::filesystem::path& file, const Registry& registry, WholeBook& out);

struct DepartmentRows {
    std::string department;  ///< empty: what no department leads
    std::vector<const Indicator*> indicators;
};

/// The departments that lead indicators or tasks of the workbook, in the order of the framework, and the rest.
std::vector<DepartmentRows> departments_of(const WholeBook& whole);

}  // namespace citystar::command
