// Workbooks opened without a window.
#pragma once

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/uno/Reference.hxx>
#include <filesystem>

#include "files/preflight.hpp"
#include "office.hpp"

namespace citystar::command {

/// Opens a workbook of that format read-only, without macros and without updating links, and without the hidden window
/// that WorkbookFile gives it, which takes a sixth of the loading. For workbooks that are only read: what belongs to
/// the window would be missing in a stored one. The caller closes it. Null if LibreOffice cannot open it so; what it is
/// then, WorkbookFile tells.
com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> open_windowless(
    office::Office& office, const std::filesystem::path& file, Format format);

}  // namespace citystar::command
