#include "looks.hpp"

#include <algorithm>
#include <cmath>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/FormulaResult.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XUniqueCellFormatRangesSupplier.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/text/XTextRange.hpp>
#include <com/sun/star/util/XMergeable.hpp>
#include <functional>

namespace citystar::reader {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
using com::sun::star::beans::XPropertySet;
using com::sun::star::container::XIndexAccess;
using com::sun::star::table::CellRangeAddress;
using Ranges = uno::Reference<sheet::XSheetCellRanges>;
using Properties = uno::Reference<XPropertySet>;

// In hundredths of a millimetre: letters in a lower row and figures in a narrower column are unreadable.
constexpr sal_Int32 thinnest = 150;
constexpr float smallest_letters = 3;  // points

void add_area(Packer& out, const CellRangeAddress& at) {
    for (const auto number : {at.StartColumn, at.StartRow, at.EndColumn, at.EndRow}) out.add(number);
}

// Visits the cells of a range by their format, each format once.
void for_each_format(const Range& range, const std::function<void(const Ranges&, const Properties&)>& visit) {
    const auto groups = uno::Reference<sheet::XUniqueCellFormatRangesSupplier>(range, uno::UNO_QUERY_THROW)
                            ->getUniqueCellFormatRanges();
    for (sal_Int32 i = 0; i < groups->getCount(); ++i) {
        const Ranges cells(groups->getByIndex(i), uno::UNO_QUERY_THROW);
        visit(cells, Properties(cells, uno::UNO_QUERY_THROW));
    }
}

template <typename T>
T property(const Properties& of, const char* name, T value = {}) {
    of->getPropertyValue(OUString::createFromAscii(name)) >>= value;
    return value;
}

double part(sal_Int32 colour, int shift) {
    const double c = (colour >> shift & 0xFF) / 255.0;
    return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double brightness(sal_Int32 colour) {
    return 0.2126 * part(colour, 16) + 0.7152 * part(colour, 8) + 0.0722 * part(colour, 0);
}

// Compares by the contrast ratio of the accessibility guidelines, which ask for at least 4.5.
bool told_apart(sal_Int32 letters, sal_Int32 ground) {
    const auto [dark, bright] = std::minmax({brightness(letters), brightness(ground)});
    return (bright + 0.05) / (dark + 0.05) >= 1.1;
}

bool invisible(const Properties& cells) {
    constexpr sal_Int32 white = 0xFFFFFF;
    const auto letters = property<sal_Int32>(cells, "CharColor", -1);  // below 0: automatic, always readable
    const auto ground = property<sal_Int32>(cells, "CellBackColor", -1);
    if (letters >= 0 && !told_apart(letters, ground < 0 ? white : ground)) return true;
    return property<float>(cells, "CharHeight", 10) < smallest_letters;
}

struct ShownArea {
    Shows shows;
    CellRangeAddress at;
};

// Formulas in cells without a format can show dates and truth values.
void add_results(std::vector<ShownArea>& into, const Ranges& cells, const Range& range) {
    const auto results = uno::Reference<sheet::XCellRangesQuery>(cells, uno::UNO_QUERY_THROW)
                             ->queryFormulaCells(sheet::FormulaResult::VALUE);
    for (const auto& at : results->getRangeAddresses())
        for (auto row = at.StartRow; row <= at.EndRow; ++row)
            for (auto column = at.StartColumn; column <= at.EndColumn; ++column) {
                const uno::Reference<com::sun::star::text::XTextRange> cell(range->getCellByPosition(column, row),
                                                                            uno::UNO_QUERY_THROW);
                if (const auto kind = shown_result(cell->getString()); kind != Shows::number)
                    into.push_back({kind, {at.Sheet, column, row, column, row}});
            }
}

void add_lines(Packer& out, std::vector<bool>& hidden, const uno::Reference<XIndexAccess>& lines, const char* size) {
    for (std::size_t i = 0; i < hidden.size(); ++i) {
        const Properties line(lines->getByIndex(static_cast<sal_Int32>(i)), uno::UNO_QUERY_THROW);
        out.add(static_cast<std::int8_t>(hidden[i] || property<sal_Int32>(line, size, thinnest) < thinnest));
    }
}

}  // namespace

void add_shown_kinds(Packer& out, const Range& range, NumberFormats& formats) {
    std::vector<ShownArea> areas;
    for_each_format(range, [&](const Ranges& cells, const Properties& properties) {
        const auto& look = formats.of(property<sal_Int32>(properties, "NumberFormat"));
        if (look.general) add_results(areas, cells, range);
        if (look.shows == Shows::number) return;
        for (const auto& at : cells->getRangeAddresses()) areas.push_back({look.shows, at});
    });
    out.add(static_cast<sal_Int32>(areas.size()));
    for (const auto& [kind, at] : areas) {
        out.add(kind);
        add_area(out, at);
    }
}

void add_invisible_areas(Packer& out, const Range& range, NumberFormats& formats) {
    std::vector<CellRangeAddress> areas;
    for_each_format(range, [&](const Ranges& cells, const Properties& properties) {
        if (!invisible(properties) && !formats.of(property<sal_Int32>(properties, "NumberFormat")).empty) return;
        for (const auto& at : cells->getRangeAddresses()) areas.push_back(at);
    });
    out.add(static_cast<sal_Int32>(areas.size()));
    for (const auto& at : areas) add_area(out, at);
}

void add_merged_areas(Packer& out, const Range& range) {
    const auto page = uno::Reference<sheet::XSheetCellRange>(range, uno::UNO_QUERY_THROW)->getSpreadsheet();
    std::vector<CellRangeAddress> areas;
    for_each_format(range, [&](const Ranges& cells, const Properties&) {
        const auto addresses = cells->getRangeAddresses();
        const auto corner = [&](sal_Int32 column, sal_Int32 row) {
            return uno::Reference<sheet::XSheetCellRange>(range->getCellRangeByPosition(column, row, column, row),
                                                          uno::UNO_QUERY_THROW);
        };
        const auto merged = [&](const CellRangeAddress& at) {
            return uno::Reference<com::sun::star::util::XMergeable>(corner(at.StartColumn, at.StartRow),
                                                                    uno::UNO_QUERY_THROW)
                ->getIsMerged();
        };
        if (!addresses.hasElements() || !merged(addresses[0])) return;
        for (const auto& at : addresses)
            for (auto row = at.StartRow; row <= at.EndRow; ++row)
                for (auto column = at.StartColumn; column <= at.EndColumn; ++column) {
                    const auto cursor = page->createCursorByRange(corner(column, row));
                    cursor->collapseToMergedArea();
                    areas.push_back(
                        uno::Reference<sheet::XCellRangeAddressable>(cursor, uno::UNO_QUERY_THROW)->getRangeAddress());
                }
    });
    out.add(static_cast<sal_Int32>(areas.size()));
    for (const auto& at : areas) add_area(out, at);
}

void add_hidden_lines(Packer& out, const Range& range) {
    const uno::Reference<com::sun::star::table::XColumnRowRange> lines(range, uno::UNO_QUERY_THROW);
    const uno::Reference<XIndexAccess> rows(lines->getRows(), uno::UNO_QUERY_THROW);
    const uno::Reference<XIndexAccess> columns(lines->getColumns(), uno::UNO_QUERY_THROW);
    std::vector<bool> hidden_rows(static_cast<std::size_t>(rows->getCount()), true);
    std::vector<bool> hidden_columns(static_cast<std::size_t>(columns->getCount()), true);
    const auto show = [](std::vector<bool>& hidden, sal_Int32 first, sal_Int32 last) {
        for (auto i = first; i <= last && i < static_cast<sal_Int32>(hidden.size()); ++i)
            hidden[static_cast<std::size_t>(i)] = false;
    };
    for (const auto& area : uno::Reference<sheet::XCellRangesQuery>(range, uno::UNO_QUERY_THROW)
                                ->queryVisibleCells()
                                ->getRangeAddresses()) {
        show(hidden_rows, area.StartRow, area.EndRow);
        show(hidden_columns, area.StartColumn, area.EndColumn);
    }
    add_lines(out, hidden_rows, rows, "Height");
    add_lines(out, hidden_columns, columns, "Width");
}

}  // namespace citystar::reader
