// Storing a workbook by putting its new results into the file it came from.
#pragma once

#include <optional>
#include <string>

#include "files/ods_results.hpp"
#include "workbook_file.hpp"

namespace citystar::command {

/// Whether LibreOffice sees formulas in the very cells in which `stored` does.
bool same_formulas(const WorkbookResults& results, const OdsResults& stored);

/// The bytes of the file that `stored` was read from, with the `results` that `workbook`, opened from it or from its
/// light copy, holds now; all else is as it was. Faster than LibreOffice's own storing. Nothing if that is not to be
/// done: not the same formulas, errors among the results, or one that OdsResults cannot put; then LibreOffice has to
/// store it. Throws com::sun::star::uno::Exception when the office fails.
std::optional<std::string> with_new_results(const WorkbookFile& workbook, const WorkbookResults& results,
                                            const OdsResults& stored);

}  // namespace citystar::command
