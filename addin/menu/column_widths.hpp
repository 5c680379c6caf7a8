// Column widths on protected sheets: Calc's window refuses to change them there, its API does not.
#pragma once

#include <com/sun/star/frame/XController.hpp>

#include "citystar/uno_text.hpp"

namespace citystar::menu {

/// fit: as wide as the contents need, up to ten centimetres; never narrower, for cells with line breaks need the room.
enum class Width { fit, wider, narrower };

/// Changes the selected columns of a Calc view, hidden ones excepted, as one step of undo with this title; rows that
/// follow their contents are fitted again. Contents and protection stay as they are, with or without a password.
/// Returns false, and changes nothing, where no cells are selected (a chart, say). Throws UNO exceptions. On the
/// office's main thread.
bool change_widths(const com::sun::star::uno::Reference<com::sun::star::frame::XController>& view, Width change,
                   const OUString& undo_title);

}  // namespace citystar::menu
