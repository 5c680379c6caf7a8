// Makes a new evaluation workbook from a framework.
#pragma once

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>

#include "framework_list.hpp"
#include "place.hpp"
#include "workbook.hpp"

namespace citystar::menu {

/// Opens an untitled workbook in a window of its own, from the extension's template. For a framework of the user's own,
/// and with native formulas, the workbook is made by the same code as `citystar new`. An empty unit or period keeps the
/// template's value. Throws UNO exceptions, and std::exception if the framework's file is gone.
com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> make_workbook(
    const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
    const ListedFramework& framework, const std::string& unit, const std::string& period, templates::Formulas formulas,
    Language language);

/// Asks for framework, unit, period and kind of formulas, and makes the workbook. Throws as above.
Outcome new_workbook(const Place& place);

}  // namespace citystar::menu
