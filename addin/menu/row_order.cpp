#include "row_order.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/i18n/Collator.hpp>
#include <com/sun/star/i18n/CollatorOptions.hpp>
#include <com/sun/star/sheet/FormulaResult.hpp>
#include <com/sun/star/text/XTextRange.hpp>
#include <compare>

namespace citystar::menu {
namespace {

namespace uno = com::sun::star::uno;
namespace table = com::sun::star::table;
using Kind = CellKey::Kind;

bool digit(sal_Unicode c) { return c >= '0' && c <= '9'; }

// The end of the run of digits, or of other characters, that begins at `from`.
sal_Int32 end_of_run(const OUString& text, sal_Int32 from) {
    auto end = from;
    while (end < text.getLength() && digit(text[end]) == digit(text[from])) ++end;
    return end;
}

// Compares digits of any length: without leading zeros, the longer number is the greater one.
int compare_digits(const OUString& a, const OUString& b) {
    const auto significant = [](const OUString& text) {
        sal_Int32 zeros = 0;
        while (zeros < text.getLength() - 1 && text[zeros] == '0') ++zeros;
        return text.copy(zeros);
    };
    const auto left = significant(a);
    const auto right = significant(b);
    return left.getLength() != right.getLength() ? left.getLength() - right.getLength() : left.compareTo(right);
}

bool holds_number(const uno::Reference<table::XCell>& cell) {
    if (cell->getType() != table::CellContentType_FORMULA) return cell->getType() == table::CellContentType_VALUE;
    sal_Int32 type = 0;
    uno::Reference<com::sun::star::beans::XPropertySet>(cell, uno::UNO_QUERY_THROW)
        ->getPropertyValue("FormulaResultType2") >>= type;
    return type == com::sun::star::sheet::FormulaResult::VALUE;
}

}  // namespace

CellKey key_of(const uno::Reference<table::XCell>& cell) {
    if (cell->getError() != 0) return {Kind::error, 0, {}};
    if (holds_number(cell)) return {Kind::number, cell->getValue(), {}};
    const auto text = uno::Reference<com::sun::star::text::XTextRange>(cell, uno::UNO_QUERY_THROW)->getString();
    return {text.isEmpty() ? Kind::empty : Kind::text, 0, text};
}

RowOrder::RowOrder(const uno::Reference<uno::XComponentContext>& context)
    : collator_(com::sun::star::i18n::Collator::create(context)) {
    // Workbooks are Chinese, whatever the language of the office.
    collator_->loadDefaultCollator({"zh", "CN", {}},
                                   com::sun::star::i18n::CollatorOptions::CollatorOptions_IGNORE_CASE);
}

int RowOrder::compare(const OUString& a, const OUString& b) const {
    sal_Int32 i = 0, j = 0;
    while (i < a.getLength() && j < b.getLength()) {
        const auto left = a.copy(i, end_of_run(a, i) - i);
        const auto right = b.copy(j, end_of_run(b, j) - j);
        const auto order =
            digit(left[0]) && digit(right[0]) ? compare_digits(left, right) : collator_->compareString(left, right);
        if (order != 0) return order;
        i += left.getLength();
        j += right.getLength();
    }
    return (a.getLength() - i) - (b.getLength() - j);
}

bool RowOrder::before(const CellKey& a, const CellKey& b, bool falling) const {
    if (a.kind != b.kind) {
        const bool values = a.kind <= Kind::text && b.kind <= Kind::text;
        return values && falling ? a.kind > b.kind : a.kind < b.kind;
    }
    const auto& less = falling ? b : a;
    const auto& more = falling ? a : b;
    if (a.kind == Kind::number) return less.number < more.number;
    return a.kind == Kind::text && compare(less.text, more.text) < 0;
}

}  // namespace citystar::menu
