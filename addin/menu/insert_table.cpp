#include "insert_table.hpp"

#include <algorithm>
#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/table/BorderLine.hpp>
#include <com/sun/star/table/CellHoriJustify.hpp>
#include <com/sun/star/table/CellVertJustify2.hpp>
#include <com/sun/star/table/TableBorder.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/XMergeable.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>
#include <com/sun/star/util/XProtectable.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

#include "cell_texts.hpp"
#include "citystar/cell_address.hpp"
#include "dialog.hpp"
#include "framework_list.hpp"
#include "indicator_table.hpp"
#include "messages.hpp"
#include "selection.hpp"
#include "undo_step.hpp"

namespace citystar::menu {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
namespace table = com::sun::star::table;
using com::sun::star::beans::XPropertySet;
using com::sun::star::container::XIndexAccess;
using messages::Message;

// As in the templates.
constexpr sal_Int32 head_fill = 0x2F5D8A;
constexpr sal_Int32 white = 0xFFFFFF;
constexpr sal_Int32 input_fill = 0xFFF8DC;
constexpr sal_Int32 unused_fill = 0xEDEDED;
constexpr sal_Int32 result_fill = 0xEEF4FA;
constexpr sal_Int32 rule_colour = 0xA6AEB8;

// Hundredths of a millimetre; wide enough to read names and criteria.
constexpr sal_Int32 code_width = 3200;
constexpr sal_Int32 name_width = 4600;
constexpr sal_Int32 criterion_width = 7000;

template <typename T>
void set(const uno::Reference<uno::XInterface>& object, const char* property, const T& value) {
    uno::Reference<XPropertySet>(object, uno::UNO_QUERY_THROW)
        ->setPropertyValue(OUString::createFromAscii(property), uno::Any(value));
}

template <typename T>
T get(const uno::Reference<uno::XInterface>& object, const char* property) {
    T out{};
    uno::Reference<XPropertySet>(object, uno::UNO_QUERY_THROW)
        ->getPropertyValue(OUString::createFromAscii(property)) >>= out;
    return out;
}

uno::Reference<sheet::XSpreadsheet> sheet_of(const uno::Reference<sheet::XSpreadsheetDocument>& document,
                                             sal_Int32 index) {
    const uno::Reference<XIndexAccess> sheets(document->getSheets(), uno::UNO_QUERY_THROW);
    return {sheets->getByIndex(index), uno::UNO_QUERY_THROW};
}

// The reason why the table cannot be inserted there; no value if it can.
Outcome in_the_way(const uno::Reference<sheet::XSpreadsheetDocument>& document,
                   const uno::Reference<sheet::XSpreadsheet>& target, const table::CellAddress& at,
                   const TableSize& size, Language language) {
    const uno::Reference<com::sun::star::frame::XStorable> file(document, uno::UNO_QUERY);
    if (file.is() && file->isReadonly()) return std::string(messages::raw(Message::insert_read_only, language));
    if (uno::Reference<com::sun::star::util::XProtectable>(target, uno::UNO_QUERY_THROW)->isProtected())
        return messages::say(
            Message::insert_protected, language,
            utf8(uno::Reference<com::sun::star::container::XNamed>(target, uno::UNO_QUERY_THROW)->getName()));
    const uno::Reference<table::XColumnRowRange> lines(target, uno::UNO_QUERY_THROW);
    const auto right = at.Column + size.columns - 1;
    const auto bottom = at.Row + size.rows - 1;
    if (right >= uno::Reference<XIndexAccess>(lines->getColumns(), uno::UNO_QUERY_THROW)->getCount() ||
        bottom >= uno::Reference<XIndexAccess>(lines->getRows(), uno::UNO_QUERY_THROW)->getCount())
        return messages::say(Message::insert_no_room, language, size.rows, size.columns);
    const auto area = target->getCellRangeByPosition(at.Column, at.Row, right, bottom);
    const auto from = cell_address(at.Column, at.Row);
    const auto to = cell_address(right, bottom);
    using namespace sheet::CellFlags;
    const auto filled = uno::Reference<sheet::XCellRangesQuery>(area, uno::UNO_QUERY_THROW)
                            ->queryContentCells(sal_Int16(VALUE | DATETIME | STRING | FORMULA))
                            ->getRangeAddresses();
    if (filled.hasElements())
        return messages::say(Message::insert_occupied, language, from, to,
                             cell_address(filled[0].StartColumn, filled[0].StartRow));
    if (uno::Reference<com::sun::star::util::XMergeable>(area, uno::UNO_QUERY_THROW)->getIsMerged())
        return messages::say(Message::insert_merged, language, from, to);
    return std::nullopt;
}

class Writer {
public:
    Writer(const uno::Reference<sheet::XSpreadsheetDocument>& document,
           const uno::Reference<sheet::XSpreadsheet>& target, const table::CellAddress& at, const IndicatorTable& plan,
           Language language)
        : target_(target), at_(at), plan_(plan), language_(language), last_(plan.rows() - 1) {
        formats_ = uno::Reference<com::sun::star::util::XNumberFormatsSupplier>(document, uno::UNO_QUERY_THROW)
                       ->getNumberFormats();
    }

    void write() {
        widen(0, code_width);
        widen(IndicatorTable::name, name_width);
        widen(IndicatorTable::criterion, criterion_width);
        dress();
        fill();
        for (sal_Int32 row = 0; row <= last_; ++row) fit(row);
    }

private:
    uno::Reference<table::XCellRange> area(sal_Int32 left, sal_Int32 top, sal_Int32 right, sal_Int32 bottom) const {
        return target_->getCellRangeByPosition(at_.Column + left, at_.Row + top, at_.Column + right, at_.Row + bottom);
    }

    void widen(sal_Int32 column, sal_Int32 width) const {
        const uno::Reference<table::XColumnRowRange> lines(target_, uno::UNO_QUERY_THROW);
        const uno::Reference<uno::XInterface> line(lines->getColumns()->getByIndex(at_.Column + column),
                                                   uno::UNO_QUERY_THROW);
        if (get<sal_Int32>(line, "Width") < width) set(line, "Width", width);
    }

    // Rows with automatic height are fitted again, because lines wrap now.
    void fit(sal_Int32 row) const {
        const uno::Reference<table::XColumnRowRange> lines(target_, uno::UNO_QUERY_THROW);
        const uno::Reference<uno::XInterface> line(lines->getRows()->getByIndex(at_.Row + row), uno::UNO_QUERY_THROW);
        if (get<bool>(line, "OptimalHeight")) set(line, "OptimalHeight", true);
    }

    sal_Int32 format(const char* code) const {
        const auto text = OUString::createFromAscii(code);
        const auto known = formats_->queryKey(text, {}, false);
        return known >= 0 ? known : formats_->addNew(text, {});
    }

    void dress() const {
        const auto right = plan_.columns() - 1;
        embolden(area(0, 0, 1, 0));
        const auto head = area(0, IndicatorTable::head, right, IndicatorTable::head);
        set(head, "CellBackColor", head_fill);
        set(head, "CharColor", white);
        embolden(head);
        const auto body = area(0, IndicatorTable::head, right, last_);
        rule(body);
        set(body, "IsTextWrapped", true);
        set(body, "VertJustify", sal_Int32{table::CellVertJustify2::CENTER});
        embolden(area(0, last_, right, last_));
        for (const auto left : {sal_Int32{0}, IndicatorTable::values})
            set(area(left, IndicatorTable::head, left == 0 ? 0 : right, last_), "HoriJustify",
                table::CellHoriJustify_CENTER);
        set(area(plan_.points(), IndicatorTable::first_row, plan_.points(), last_), "NumberFormat", format("0.0##"));
        const auto results = plan_.star() >= 0 ? plan_.star() : plan_.points();
        set(area(results, IndicatorTable::first_row, right, last_), "CellBackColor", result_fill);
        dress_inputs();
    }

    static void embolden(const uno::Reference<table::XCellRange>& range) {
        for (const auto* script : {"CharWeight", "CharWeightAsian"})
            set(range, script, com::sun::star::awt::FontWeight::BOLD);
    }

    static void rule(const uno::Reference<table::XCellRange>& range) {
        table::BorderLine line;
        line.Color = rule_colour;
        line.OuterLineWidth = sal_Int16{10};
        table::TableBorder border;
        border.TopLine = border.BottomLine = border.LeftLine = border.RightLine = border.HorizontalLine =
            border.VerticalLine = line;
        border.IsTopLineValid = border.IsBottomLineValid = border.IsLeftLineValid = border.IsRightLineValid =
            border.IsHorizontalLineValid = border.IsVerticalLineValid = true;
        set(range, "TableBorder", border);
    }

    void dress_inputs() const {
        if (plan_.value_columns() == 0) return;
        const auto last_value = IndicatorTable::values + plan_.value_columns() - 1;
        auto row = IndicatorTable::first_row;
        for (const auto* indicator : plan_.indicators()) {
            const auto count = IndicatorTable::inputs(*indicator);
            for (sal_Int32 i = 0; i < count; ++i)
                dress_input(IndicatorTable::input(*indicator, i), i,
                            area(IndicatorTable::values + i, row, IndicatorTable::values + i, row));
            if (count < plan_.value_columns())
                set(area(IndicatorTable::values + count, row, last_value, row), "CellBackColor", unused_fill);
            ++row;
        }
    }

    // A note next to the selected cell says which figure it takes.
    void dress_input(const Measure& measure, sal_Int32 index, const uno::Reference<table::XCellRange>& cell) const {
        set(cell, "CellBackColor", input_fill);
        const bool fraction = templates::is_fraction(measure);
        if (fraction) set(cell, "NumberFormat", format(templates::typed_share_format));
        auto what = measure.name.in(language_);
        if (const auto unit = fraction ? std::string("%") : measure.unit.in(language_); !unit.empty())
            what += language_ == Language::zh ? "（" + unit + "）" : " (" + unit + ")";
        const auto note = get<uno::Reference<XPropertySet>>(cell, "Validation");
        set(note, "ShowInputMessage", true);
        set(note, "InputMessage", utf16(messages::say(Message::table_input, language_, index + 1, what)));
        set(cell, "Validation", note);
    }

    // The table is written cell by cell, because writing an array cannot be undone.
    void fill() const {
        auto row = at_.Row;
        for (const auto& line : plan_.contents()) {
            auto column = at_.Column;
            for (const auto& content : line) {
                if (!content.empty()) target_->getCellByPosition(column, row)->setFormula(utf16(content));
                ++column;
            }
            ++row;
        }
    }

    uno::Reference<sheet::XSpreadsheet> target_;
    uno::Reference<com::sun::star::util::XNumberFormats> formats_;
    table::CellAddress at_;
    const IndicatorTable& plan_;
    Language language_;
    sal_Int32 last_;
};

sal_Int32 count_in(const Framework& framework, const Scope& scope) {
    return static_cast<sal_Int32>(std::ranges::count_if(framework.indicators, [&](const auto& indicator) {
        return indicator.counts() && framework.contains(scope, indicator);
    }));
}

// The dialogue that asks which table to insert. It inserts the table, and stays open if that is not possible.
class Question {
public:
    Question(const Place& place, const uno::Reference<sheet::XSpreadsheetDocument>& document,
             const table::CellAddress& at, const FrameworkList& list)
        : place_(place),
          document_(document),
          at_(at),
          list_(list),
          dialog_(place, word(Message::insert_title), 280, 104) {}

    void ask() {
        add_controls();
        list_frameworks();
        while (dialog_.execute("framework")) {
            const auto reason = insert_table(document_, at_, framework_, wish(), place_.language);
            if (!reason) {
                select_first_cell();
                break;
            }
            tell(place_, *reason);
        }
    }

private:
    std::string_view word(Message message) const { return messages::raw(message, place_.language); }

    void add_controls() {
        dialog_.label({6, 8, 56, 10}, word(Message::framework));
        dialog_.list("framework", {64, 6, 210, 13}, true);
        dialog_.label({6, 26, 56, 10}, word(Message::scope));
        dialog_.list("scope", {64, 24, 210, 13}, true);
        dialog_.check("inputs", {64, 44, 210, 12}, word(Message::with_inputs), true);
        dialog_.paragraph("where", {64, 62, 210, 12}, {});
        dialog_.button("ok", {150, 84, 60, 14}, word(Message::insert), Dialog::Button::ok);
        dialog_.button("cancel", {214, 84, 60, 14}, word(Message::cancel), Dialog::Button::cancel);
    }

    void list_frameworks() {
        std::vector<std::string> lines;
        for (const auto& listed : list_.usable) lines.push_back(listed.title);
        dialog_.set_lines("framework", lines);
        dialog_.on_choice("framework", [this] { show_scopes(); });
        dialog_.on_choice("scope", [this] { show_size(); });
        dialog_.on_choice("inputs", [this] { show_size(); });
        show_scopes();
    }

    TableWish wish() const {
        return {scopes_[static_cast<std::size_t>(std::max(0, dialog_.chosen("scope")))].scope,
                dialog_.checked("inputs")};
    }

    void show_scopes() {
        framework_ =
            whole(list_.usable[static_cast<std::size_t>(std::max(0, dialog_.chosen("framework")))], place_.language);
        scopes_ = scope_choices(framework_, place_.language);
        std::vector<std::string> lines;
        for (const auto& choice : scopes_) lines.push_back(choice.line);
        dialog_.set_lines("scope", lines);
        show_size();
    }

    void show_size() {
        const auto size = table_size(framework_, wish());
        dialog_.set_text("where", messages::say(Message::insert_where, place_.language,
                                                cell_address(at_.Column, at_.Row), size.rows, size.columns));
    }

    void select_first_cell() const {
        const auto first = sheet_of(document_, at_.Sheet)
                               ->getCellByPosition(at_.Column + (wish().inputs ? IndicatorTable::values : 0),
                                                   at_.Row + IndicatorTable::first_row);
        uno::Reference<com::sun::star::view::XSelectionSupplier>(place_.view, uno::UNO_QUERY_THROW)
            ->select(uno::Any(first));
    }

    const Place& place_;
    uno::Reference<sheet::XSpreadsheetDocument> document_;
    table::CellAddress at_;
    const FrameworkList& list_;
    Dialog dialog_;
    Framework framework_;
    std::vector<ScopeChoice> scopes_;
};

}  // namespace

TableSize table_size(const Framework& framework, const TableWish& wish) {
    const IndicatorTable plan(framework, wish, {}, Language::en);
    return {plan.rows(), plan.columns()};
}

Outcome insert_table(const uno::Reference<sheet::XSpreadsheetDocument>& document, const table::CellAddress& at,
                     const Framework& framework, const TableWish& wish, Language language) {
    const auto target = sheet_of(document, at.Sheet);
    if (auto reason = in_the_way(document, target, at, table_size(framework, wish), language)) return reason;
    const IndicatorTable plan(framework, wish, at, language);
    const UndoStep step(document, utf16(messages::raw(Message::undo_insert, language)));
    Writer(document, target, at, plan, language).write();
    return std::nullopt;
}

std::vector<ScopeChoice> scope_choices(const Framework& framework, Language language) {
    std::vector<ScopeChoice> out;
    const auto add = [&](const Scope& scope, Message message, const std::string& name) {
        const auto count = count_in(framework, scope);
        if (count == 0) return;
        out.push_back({scope, scope.kind == Scope::Kind::everything ? messages::say(message, language, count)
                                                                    : messages::say(message, language, name, count)});
    };
    add({}, Message::scope_all, {});
    for (std::size_t i = 0; i < framework.levels.size(); ++i)
        add({Scope::Kind::level, i}, framework.levels[i].parent ? Message::scope_level2 : Message::scope_level1,
            framework.levels[i].name.in(language));
    for (std::size_t i = 0; i < framework.departments.size(); ++i)
        if (!framework.departments[i].placeholder)
            add({Scope::Kind::department, i}, Message::scope_department, framework.departments[i].name);
    return out;
}

Outcome ask_and_insert_table(const Place& place) {
    const auto word = [&](Message message) { return std::string(messages::raw(message, place.language)); };
    const uno::Reference<sheet::XSpreadsheetDocument> document(place.view.is() ? place.view->getModel() : nullptr,
                                                               uno::UNO_QUERY);
    const auto ranges = selected_ranges(place.view);
    if (!document.is() || ranges.empty()) return word(Message::no_cell);
    const table::CellAddress at(ranges.front().Sheet, ranges.front().StartColumn, ranges.front().StartRow);
    // Obstacles that no choice in the dialogue could remove are reported before it opens.
    if (auto reason = in_the_way(document, sheet_of(document, at.Sheet), at, {1, 1}, place.language)) return reason;
    const auto list = framework_list(place.context);
    if (list.usable.empty()) return word(Message::no_frameworks);
    Question(place, document, at, list).ask();
    return std::nullopt;
}

}  // namespace citystar::menu
