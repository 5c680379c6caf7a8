// A notice: one page that tells a unit what to correct.
#pragma once

#include <com/sun/star/frame/XComponentLoader.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/uno/Reference.hxx>
#include <filesystem>
#include <string>
#include <vector>

#include "assessment.hpp"

namespace citystar::command {

using workbook::Assessment;

/// A new document with one printed page: errors first, then warnings, and the number of those that do not fit. The
/// caller stores and closes it. Throws com::sun::star::uno::Exception if the office fails.
com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> notice_page(
    const com::sun::star::uno::Reference<com::sun::star::frame::XComponentLoader>& loader, const Assessment& unit);

/// File names without ending, one per unit: the name of the unit or of its file, without characters that file names
/// cannot hold. Empty for a unit that gets no notice. All names differ, even on a file system that ignores case. If a
/// .pdf of that name is in the folder already, the name is used only if the file is an earlier notice of the same unit;
/// otherwise "~2", "~3" is added.
std::vector<std::string> notice_names(const std::vector<Assessment>& units, const std::filesystem::path& folder);

/// Removes earlier notices of these units from the folder: every .pdf that has the title of such a notice, except those
/// in `kept` (as notice_names() returns them). Throws std::filesystem::filesystem_error.
void remove_stale_notices(const std::vector<Assessment>& units, const std::vector<std::string>& kept,
                          const std::filesystem::path& folder);

}  // namespace citystar::command
