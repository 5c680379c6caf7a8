// The findings of the workbook that is open, in a list that leads to their cells.
#pragma once

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>

#include "citystar/registry.hpp"
#include "delivered_templates.hpp"
#include "findings.hpp"
#include "place.hpp"

namespace citystar::menu {

/// What citystar collect would find in the document if it were stored as it stands, errors first, then what is not
/// reported, in `language`. Reads it only. Throws UNO exceptions. On the office's main thread.
workbook::Findings findings_of(
    const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
    const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document,
    const Registry& registry, workbook::DeliveredTemplates& templates, Language language);

/// Puts the cursor of a view into the cell of a finding, and its sheet in front. False, with nothing done, for one of
/// the whole file, or whose sheet is hidden or gone. Throws UNO exceptions.
bool go_to(const com::sun::star::uno::Reference<com::sun::star::frame::XController>& view,
           const workbook::Finding& finding);

/// Shows the findings until one is chosen, and goes to its cell.
Outcome check_workbook(const Place& place);

}  // namespace citystar::menu
