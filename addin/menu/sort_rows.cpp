#include "sort_rows.hpp"

#include <algorithm>
#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/document/XUndoManager.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/lang/IllegalArgumentException.hpp>
#include <com/sun/star/sheet/XCalculatable.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <com/sun/star/table/TableSortField.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/XSortable.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>
#include <numeric>
#include <optional>

#include "citystar/document_guards.hpp"
#include "report_table.hpp"
#include "row_order.hpp"
#include "undo_step.hpp"

namespace citystar::menu {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
namespace table = com::sun::star::table;
using com::sun::star::beans::PropertyValue;
using com::sun::star::beans::XPropertySet;
using com::sun::star::document::XUndoManager;
using Document = uno::Reference<sheet::XSpreadsheetDocument>;
using SheetReference = uno::Reference<sheet::XSpreadsheet>;

// A row with a code and the following rows without a code; they stay together.
struct Group {
    sal_Int32 first = 0;
    sal_Int32 count = 1;
};

std::optional<sal_Int32> column_of_cursor(const uno::Reference<com::sun::star::frame::XController>& view) {
    const uno::Reference<com::sun::star::view::XSelectionSupplier> supplier(view, uno::UNO_QUERY_THROW);
    const auto selection = supplier->getSelection();
    if (const uno::Reference<sheet::XSheetCellRanges> several(selection, uno::UNO_QUERY); several.is())
        if (const auto ranges = several->getRangeAddresses(); ranges.hasElements()) return ranges[0].StartColumn;
    if (const uno::Reference<sheet::XCellRangeAddressable> one(selection, uno::UNO_QUERY); one.is())
        return one->getRangeAddress().StartColumn;
    return std::nullopt;
}

sal_Int32 last_used_column(const SheetReference& sheet) {
    const auto cursor = sheet->createCursor();
    uno::Reference<sheet::XUsedAreaCursor>(cursor, uno::UNO_QUERY_THROW)->gotoEndOfUsedArea(false);
    return uno::Reference<sheet::XCellRangeAddressable>(cursor, uno::UNO_QUERY_THROW)->getRangeAddress().EndColumn;
}

// Suspends display and calculation while it exists.
class Quiet {
public:
    explicit Quiet(const Document& document)
        : model_(document, uno::UNO_QUERY_THROW),
          calculation_(document, uno::UNO_QUERY_THROW),
          automatic_(calculation_->isAutomaticCalculationEnabled()) {
        model_->lockControllers();
        calculation_->enableAutomaticCalculation(false);
    }
    ~Quiet() {
        try {
            calculation_->enableAutomaticCalculation(automatic_);
            model_->unlockControllers();
        } catch (const uno::Exception&) {
            // The document is being closed.
        }
    }
    Quiet(const Quiet&) = delete;
    Quiet& operator=(const Quiet&) = delete;

private:
    uno::Reference<com::sun::star::frame::XModel> model_;
    uno::Reference<sheet::XCalculatable> calculation_;
    bool automatic_;
};

class Rows {
public:
    Rows(Document document, SheetReference sheet, const ReportTable& where)
        : document_(std::move(document)), sheet_(std::move(sheet)), where_(where) {
        for (auto row = where_.first; row <= where_.last; ++row) {
            if (groups_.empty() || code(row).kind != CellKey::Kind::empty)
                groups_.push_back({row, 1});
            else
                ++groups_.back().count;
        }
    }

    CellKey key(const Group& group, sal_Int32 column) const {
        return key_of(sheet_->getCellByPosition(column, group.first));
    }
    const std::vector<Group>& groups() const { return groups_; }
    sal_Int32 code_column() const { return where_.code; }

    // Moves the groups into this order.
    Sorted arrange(const std::vector<Group>& order, const OUString& undo_title) {
        std::vector<sal_Int32> rows;  // old rows in their new order
        for (const auto& group : order)
            for (sal_Int32 i = 0; i < group.count; ++i) rows.push_back(group.first + i);
        if (std::ranges::is_sorted(rows)) return Sorted::done;
        const auto expected = codes_of(rows);
        const auto lines = lines_of(rows);
        // Calc keeps hidden rows in place, whatever moves into them, so the rows are not sorted.
        if (!std::ranges::all_of(lines, &Line::visible)) return Sorted::refused;
        try {
            const UndoStep step(document_, undo_title);
            const OpenedSheet opened({sheet_, uno::UNO_QUERY_THROW});
            move(rows);
            fit(lines);
        } catch (const com::sun::star::lang::IllegalArgumentException&) {
            return Sorted::password;
        }
        if (codes_now() == expected) return Sorted::done;
        undo();
        return Sorted::refused;
    }

private:
    struct Line {
        bool visible = true;
        bool fits = true;  // the height follows the contents
        sal_Int32 height = 0;
    };

    CellKey code(sal_Int32 row) const { return key_of(sheet_->getCellByPosition(where_.code, row)); }

    std::vector<OUString> codes_of(const std::vector<sal_Int32>& rows) const {
        std::vector<OUString> out;
        for (const auto row : rows) out.push_back(sheet_->getCellByPosition(where_.code, row)->getFormula());
        return out;
    }
    std::vector<OUString> codes_now() const {
        std::vector<sal_Int32> rows(static_cast<std::size_t>(where_.last - where_.first + 1));
        std::iota(rows.begin(), rows.end(), where_.first);
        return codes_of(rows);
    }

    uno::Reference<XPropertySet> line(sal_Int32 row) const {
        return {uno::Reference<table::XColumnRowRange>(sheet_, uno::UNO_QUERY_THROW)->getRows()->getByIndex(row),
                uno::UNO_QUERY_THROW};
    }
    std::vector<Line> lines_of(const std::vector<sal_Int32>& rows) const {
        std::vector<Line> out;
        for (const auto row : rows) {
            auto& one = out.emplace_back();
            line(row)->getPropertyValue("IsVisible") >>= one.visible;
            line(row)->getPropertyValue("OptimalHeight") >>= one.fits;
            line(row)->getPropertyValue("Height") >>= one.height;
        }
        return out;
    }
    // Calc does not move the heights with the rows.
    void fit(const std::vector<Line>& lines) const {
        auto row = where_.first;
        for (const auto& one : lines) {
            const auto now = line(row++);
            if (one.fits)
                now->setPropertyValue("OptimalHeight", uno::Any(true));
            else
                now->setPropertyValue("Height", uno::Any(one.height));
        }
    }

    // Calc sorts by an extra column that holds each row's new place. The column is filled and emptied outside the undo
    // list; otherwise undo would bring the places back.
    void move(const std::vector<sal_Int32>& rows) const {
        const auto length = static_cast<sal_Int32>(rows.size());
        uno::Sequence<uno::Sequence<uno::Any>> places(length);
        uno::Sequence<uno::Sequence<uno::Any>> nothing(length);
        const uno::Any empty(OUString{});
        double place = 0;
        for (const auto row : rows) {
            const uno::Any one(place++);
            places.getArray()[row - where_.first] = {&one, 1};
            nothing.getArray()[row - where_.first] = {&empty, 1};
        }
        const auto extra = last_used_column(sheet_) + 1;
        const auto helper = sheet_->getCellRangeByPosition(extra, where_.first, extra, where_.last);
        const uno::Reference<sheet::XCellRangeData> data(helper, uno::UNO_QUERY_THROW);
        {
            const UnrecordedChanges unrecorded(undo_manager());
            data->setDataArray(places);
        }
        table::TableSortField field;
        field.Field = extra;
        field.IsAscending = true;
        PropertyValue options[4];
        options[0].Name = "SortFields";
        options[0].Value <<= uno::Sequence<table::TableSortField>(&field, 1);
        options[1].Name = "BindFormatsToContent";
        options[1].Value <<= true;
        options[2].Name = "ContainsHeader";
        options[2].Value <<= false;
        options[3].Name = "IsUserListEnabled";
        options[3].Value <<= false;
        uno::Reference<com::sun::star::util::XSortable>(
            sheet_->getCellRangeByPosition(0, where_.first, extra, where_.last), uno::UNO_QUERY_THROW)
            ->sort({options, 4});
        const UnrecordedChanges unrecorded(undo_manager());
        data->setDataArray(nothing);
    }

    uno::Reference<XUndoManager> undo_manager() const {
        return uno::Reference<com::sun::star::document::XUndoManagerSupplier>(document_, uno::UNO_QUERY_THROW)
            ->getUndoManager();
    }
    void undo() const { undo_manager()->undo(); }

    Document document_;
    SheetReference sheet_;
    ReportTable where_;
    std::vector<Group> groups_;
};

// The groups in the framework's order. Groups with unknown codes come after the others, by code.
std::vector<Group> original_order(const Rows& rows, const std::vector<OUString>& known, const RowOrder& order) {
    struct Ranked {
        Group group;
        std::ptrdiff_t place = 0;
        CellKey code;
    };
    std::vector<Ranked> ranked;
    for (const auto& group : rows.groups()) {
        auto code = rows.key(group, rows.code_column());
        const auto name = code.kind == CellKey::Kind::number ? OUString::number(code.number) : code.text;
        const auto place = std::ranges::find(known, name) - known.begin();
        ranked.push_back({group, place, std::move(code)});
    }
    std::ranges::stable_sort(ranked, [&](const Ranked& a, const Ranked& b) {
        return a.place != b.place ? a.place < b.place : order.before(a.code, b.code, false);
    });
    std::vector<Group> out;
    for (const auto& one : ranked) out.push_back(one.group);
    return out;
}

std::vector<Group> order_by(const Rows& rows, sal_Int32 column, bool falling, const RowOrder& order) {
    std::vector<std::pair<CellKey, Group>> keyed;
    for (const auto& group : rows.groups()) keyed.emplace_back(rows.key(group, column), group);
    std::ranges::stable_sort(
        keyed, [&](const CellKey& a, const CellKey& b) { return order.before(a, b, falling); },
        [](const auto& one) -> const CellKey& { return one.first; });
    // Empty cells come last, so all are empty if the first one is.
    if (keyed.front().first.kind == CellKey::Kind::empty) return {};
    std::vector<Group> out;
    for (const auto& one : keyed) out.push_back(one.second);
    return out;
}

}  // namespace

Sorted sort_rows(const uno::Reference<uno::XComponentContext>& context,
                 const uno::Reference<com::sun::star::frame::XController>& view, RowSorting sorting,
                 const OUString& undo_title) {
    const uno::Reference<sheet::XSpreadsheetView> shown(view, uno::UNO_QUERY);
    const Document document(view.is() ? view->getModel() : nullptr, uno::UNO_QUERY);
    if (!shown.is() || !document.is()) return Sorted::no_table;
    const auto sheet = shown->getActiveSheet();
    const auto table = report_table(document, sheet);
    if (!table) return Sorted::no_table;
    Rows rows(document, sheet, *table);
    const RowOrder by(context);
    std::vector<Group> order;
    if (sorting == RowSorting::original) {
        order = original_order(rows, original_codes(document), by);
    } else {
        const auto column = column_of_cursor(view);
        if (column) order = order_by(rows, *column, sorting == RowSorting::falling, by);
        if (order.empty()) return Sorted::empty;
    }
    const Quiet quiet(document);
    return rows.arrange(order, undo_title);
}

}  // namespace citystar::menu
