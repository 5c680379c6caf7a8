// The order of rows that are sorted by what their cells show.
#pragma once

#include <com/sun/star/i18n/XCollator.hpp>
#include <com/sun/star/table/XCell.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <cstddef>
#include <vector>

#include "citystar/uno_text.hpp"

namespace citystar::menu {

/// The sort key of a cell. In rising and in falling order alike, errors and then empty cells come last.
struct CellKey {
    enum class Kind { number, text, error, empty };
    Kind kind = Kind::empty;
    double number = 0;
    OUString text;
};

/// The key of a cell as it is now. Throws UNO exceptions.
CellKey key_of(const com::sun::star::uno::Reference<com::sun::star::table::XCell>& cell);

/// Compares Chinese texts by their reading, and digits within texts as numbers: L1P2 comes before L1P10.
class RowOrder {
public:
    explicit RowOrder(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);

    /// Negative, 0 or positive, as in string comparison. Throws UNO exceptions.
    int compare(const OUString& a, const OUString& b) const;
    /// Whether a row with the first key comes before a row with the second. Throws UNO exceptions.
    bool before(const CellKey& a, const CellKey& b, bool falling) const;

private:
    com::sun::star::uno::Reference<com::sun::star::i18n::XCollator> collator_;
};

}  // namespace citystar::menu
