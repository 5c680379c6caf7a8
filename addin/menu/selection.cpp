#include "selection.hpp"

#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

namespace citystar::menu {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;

std::vector<com::sun::star::table::CellRangeAddress> selected_ranges(
    const uno::Reference<com::sun::star::frame::XController>& view) {
    const uno::Reference<com::sun::star::view::XSelectionSupplier> supplier(view, uno::UNO_QUERY);
    if (!supplier.is()) return {};
    const auto selection = supplier->getSelection();
    if (const uno::Reference<sheet::XSheetCellRanges> several(selection, uno::UNO_QUERY); several.is()) {
        const auto all = several->getRangeAddresses();
        return {all.begin(), all.end()};
    }
    if (const uno::Reference<sheet::XCellRangeAddressable> one(selection, uno::UNO_QUERY); one.is())
        return {one->getRangeAddress()};
    return {};
}

}  // namespace citystar::menu
