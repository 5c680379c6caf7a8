// Lists the findings of the open workbook and leads to their cells.
#pragma once

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>

#include "citystar/registry.hpp"
#include "delivered_templates.hpp"
#include "findings.hpp"
#include "place.hpp"

namespace citystar::menu {

/// The findings of citystar collect in the document as it stands, in `language`: errors first, then warnings, then
/// indicators that are not reported. Only reads the document. Throws UNO exceptions. On the office's main thread.
workbook::Findings findings_of(
    const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
    const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document,
    const Registry& registry, workbook::DeliveredTemplates& templates, Language language);

/// Brings the sheet of a finding to the front and puts the cursor of the view into its cell. Returns false and does
/// nothing if the finding concerns the whole file, or if its sheet is hidden or gone. Throws UNO exceptions.
bool go_to(const com::sun::star::uno::Reference<com::sun::star::frame::XController>& view,
           const workbook::Finding& finding);

/// Shows the findings until the user chooses one, and goes to its cell.
Outcome check_workbook(const Place& place);

}  // namespace citystar::menu
