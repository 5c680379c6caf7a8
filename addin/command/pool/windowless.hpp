// Opening workbooks without a window.
#pragma once

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/uno/Reference.hxx>
#include <filesystem>

#include "files/preflight.hpp"
#include "office.hpp"

namespace citystar::command {

/// Opens a workbook of that format read-only, without macros and without updating links. It does without the hidden
/// window that WorkbookFile gives a workbook and that takes a sixth of the loading. For workbooks that are only read: a
/// stored one would lack the settings of its window. The caller closes it. Null if LibreOffice cannot open it in this
/// way; WorkbookFile then tells what the file is.
com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> open_windowless(
    office::Office& office, const std::filesystem::path& file, Format format);

}  // namespace citystar::command
