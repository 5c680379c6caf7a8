// The selection in a view of Calc.
#pragma once

#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>
#include <vector>

namespace citystar::menu {

/// The selected ranges; empty if something else is selected, for example a chart. Throws UNO exceptions.
std::vector<com::sun::star::table::CellRangeAddress> selected_ranges(
    const com::sun::star::uno::Reference<com::sun::star::frame::XController>& view);

}  // namespace citystar::menu
