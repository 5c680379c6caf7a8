// Sorts the rows of 填报, whose cells are locked so that Calc's own sorting refuses them.
#pragma once

#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>

#include "citystar/uno_text.hpp"

namespace citystar::menu {

/// Rising and falling: by the column of the cursor. original: as the framework lists the indicators.
enum class RowSorting { rising, falling, original };

/// done: also where the rows stood in that order already. no_table: this sheet has no rows that may be sorted. empty:
/// the column of the cursor holds nothing. password: the sheet's protection has one. refused: Calc does not move some
/// of the cells (merged ones), or rows are hidden. In all cases but done nothing was changed.
enum class Sorted { done, no_table, empty, password, refused };

/// Sorts the indicators of the sheet that is shown, each row as a whole, as one step of undo with this title. Contents,
/// formats, validation, locks and heights go with their row; rows without a code stay under the row above them; rows of
/// equal rank keep their order. Calc moves no locked cell, so the sheet's protection is off meanwhile and then on
/// again, with the permissions of the templates. Throws UNO exceptions. On the office's main thread.
Sorted sort_rows(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
                 const com::sun::star::uno::Reference<com::sun::star::frame::XController>& view, RowSorting sorting,
                 const OUString& undo_title);

}  // namespace citystar::menu
