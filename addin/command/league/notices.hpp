// What a unit is told to correct, on one page.
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

/// A new document with one printed page: errors first, then warnings, and how many more there are if they do not all
/// fit. The caller stores and closes it. Throws com::sun::star::uno::Exception if the office fails.
com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> notice_page(
    const com::sun::star::uno::Reference<com::sun::star::frame::XComponentLoader>& loader, const Assessment& unit);

/// File names without ending, one per unit: its name, or that of its file, without what file names cannot hold; empty
/// for a unit that gets no notice. No two are the same, not even to a file system that ignores case. A name whose .pdf
/// lies in the folder already is taken only if that is an earlier notice of the same unit; else comes "~2", "~3".
std::vector<std::string> notice_names(const std::vector<Assessment>& units, const std::filesystem::path& folder);

/// Removes earlier notices of these units from the folder: all .pdf that carry the title of such a notice, but for
/// those in `kept` (as notice_names() gives them). Throws std::filesystem::filesystem_error.
void remove_stale_notices(const std::vector<Assessment>& units, const std::vector<std::string>& kept,
                          const std::filesystem::path& folder);

}  // namespace citystar::command
