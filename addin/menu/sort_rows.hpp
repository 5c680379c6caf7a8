// Sorts the rows of 填报. Their cells are locked, so Calc's own sorting refuses them.
#pragma once

#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>

#include "citystar/uno_text.hpp"

namespace citystar::menu {

/// Rising and falling: by the column of the cursor. original: as the framework lists the indicators.
enum class RowSorting { rising, falling, original };

/// done: the rows are sorted, or were sorted already. no_table: the sheet has no rows that may be sorted. empty: the
/// column of the cursor is empty. password: the sheet is protected with a password. refused: some cells cannot be moved
/// (merged cells), or rows are hidden. In all cases except done, nothing was changed.
enum class Sorted { done, no_table, empty, password, refused };

/// Sorts the indicators of the shown sheet, each row as a whole, as one undo step with this title. Contents, formats,
/// validation, locks and heights move with their row; rows without a code stay below the row above them; rows of equal
/// rank keep their order. Calc does not move locked cells, so the sheet's protection is suspended and then restored
/// with the permissions of the templates. Throws UNO exceptions. On the office's main thread.
Sorted sort_rows(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
                 const com::sun::star::uno::Reference<com::sun::star::frame::XController>& view, RowSorting sorting,
                 const OUString& undo_title);

}  // namespace citystar::menu
