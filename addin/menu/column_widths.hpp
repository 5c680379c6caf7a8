// Changes column widths on protected sheets: Calc's window refuses this, but its API allows it.
#pragma once

#include <com/sun/star/frame/XController.hpp>

#include "citystar/uno_text.hpp"

namespace citystar::menu {

/// fit: as wide as the contents need, up to ten centimetres. It never makes a column narrower, because cells with line
/// breaks need the room.
enum class Width { fit, wider, narrower };

/// Changes the selected columns of a Calc view, except hidden ones, as one undo step with this title. Rows with
/// automatic height are fitted again. Contents and protection stay unchanged, with or without a password. Returns false
/// and changes nothing if no cells are selected (for example, a chart is). Throws UNO exceptions. On the office's main
/// thread.
bool change_widths(const com::sun::star::uno::Reference<com::sun::star::frame::XController>& view, Width change,
                   const OUString& undo_title);

}  // namespace citystar::menu
