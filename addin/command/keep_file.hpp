// Storing a workbook by putting its new results into the file it came from.
#pragma once

#include <optional>
#include <string>

#include "ods_results.hpp"
#include "workbook_file.hpp"

namespace citystar::command {

/// Whether LibreOffice sees formulas in the same places as `stored` does, sheet by sheet counted. Throws
/// com::sun::star::uno::Exception when the office fails.
bool same_formulas(const WorkbookFile& workbook, const OdsResults& stored);

/// The bytes of the file that `stored` was read from, with the results that `workbook`, opened from it or from its
/// light copy, holds now; all else is as it was. Faster than LibreOffice's own storing. Nothing if that is not to be
/// done: not the same formulas, errors among the results, very many new ones, or one that OdsResults cannot put; then
/// LibreOffice has to store it. Throws com::sun::star::uno::Exception when the office fails.
std::optional<std::string> with_new_results(const WorkbookFile& workbook, const OdsResults& stored);

}  // namespace citystar::command
