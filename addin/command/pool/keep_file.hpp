// Storing a workbook by putting its new results into the original file.
#pragma once

#include <optional>
#include <string>

#include "files/ods_results.hpp"
#include "workbook_file.hpp"

namespace citystar::command {

/// Whether LibreOffice sees formulas in exactly the cells in which `stored` has them.
bool same_formulas(const WorkbookResults& results, const OdsResults& stored);

/// The bytes of the file that `stored` was read from, with the new `results`. `workbook` was opened from that file or
/// from its slim copy and holds these results. Everything except the results is unchanged. Faster than storing by
/// LibreOffice. Nothing if LibreOffice has to store it: the formulas are not the same, there are errors among the
/// results, or OdsResults cannot replace one. Throws com::sun::star::uno::Exception if the office fails.
std::optional<std::string> with_new_results(const WorkbookFile& workbook, const WorkbookResults& results,
                                            const OdsResults& stored);

}  // namespace citystar::command
