#include "workbook.hpp"

#include <algorithm>
#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/lang/Locale.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/sheet/ConditionOperator.hpp>
#include <com/sun/star/sheet/ValidationAlertStyle.hpp>
#include <com/sun/star/sheet/ValidationType.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/sheet/XPrintAreas.hpp>
#include <com/sun/star/sheet/XSheetCondition.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XViewFreezable.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/table/BorderLine2.hpp>
#include <com/sun/star/table/CellHoriJustify.hpp>
#include <com/sun/star/table/CellVertJustify2.hpp>
#include <com/sun/star/table/TableBorder2.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/text/XTextRange.hpp>
#include <com/sun/star/util/XMergeable.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>

#include "citystar/cell_address.hpp"
#include "citystar/explain.hpp"
#include "citystar/uno_text.hpp"
#include "cell_texts.hpp"
#include "messages.hpp"

namespace citystar::templates {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
namespace table = com::sun::star::table;
using com::sun::star::beans::PropertyValue;
using com::sun::star::beans::XPropertySet;
using labels::Message;

// Workbooks are Chinese documents, whatever language the office speaks.
constexpr auto language = Language::zh;
constexpr auto template_version = "1";

constexpr sal_Int32 header_fill = 0x2F5D8A;
constexpr sal_Int32 header_text = 0xFFFFFF;
constexpr sal_Int32 input_fill = 0xFFF8DC;
constexpr sal_Int32 unused_fill = 0xEFEFEF;
constexpr sal_Int32 result_fill = 0xEAF1F8;
constexpr sal_Int32 line_colour = 0xB0B7BF;

template <typename... Parts>
std::string label(Message message, const Parts&... parts) {
    return labels::say(message, language, parts...);
}

template <typename T>
void set(const uno::Reference<uno::XInterface>& object, const char* name, const T& value) {
    uno::Reference<XPropertySet>(object, uno::UNO_QUERY_THROW)->setPropertyValue(OUString::createFromAscii(name), uno::Any(value));
}

std::string address(sal_Int32 column, sal_Int32 row) { return fmt::format("${}${}", column_letters(column), row + 1); }

class Builder {
public:
    Builder(const uno::Reference<sheet::XSpreadsheetDocument>& document, const Framework& framework,
            const WorkbookOptions& options)
        : document_(document), framework_(framework), options_(options) {
        for (const auto& indicator : framework_.indicators)
            (indicator.kind == IndicatorKind::task ? tasks_ : listed_).push_back(&indicator);
        for (const auto* indicator : listed_)
            values_ = std::max(values_, inputs(*indicator));
        star_column_ = first_value_column + values_;
        // An index has no stars, and no column for them.
        has_stars_ = framework_.scoring == Scoring::stars;
        points_column_ = star_column_ + (has_stars_ ? 1 : 0);
    }

    void build() {
        prepare_formats();
        const auto sheets = document_->getSheets();
        const uno::Reference<com::sun::star::container::XIndexAccess> index(sheets, uno::UNO_QUERY_THROW);
        index->getByIndex(0) >>= sheet_;
        uno::Reference<com::sun::star::container::XNamed>(sheet_, uno::UNO_QUERY_THROW)
            ->setName(utf16(label(Message::sheet)));
        set_defaults();
        write_heading();
        write_header();
        for (std::size_t i = 0; i < listed_.size(); ++i) write_indicator(*listed_[i], first_row + static_cast<sal_Int32>(i));
        finish_table();
        set_page(sheet_, header_row, first_row + static_cast<sal_Int32>(listed_.size()) - 1, check_column());
        if (!tasks_.empty()) write_tasks(sheets);
    }

private:
    static constexpr sal_Int32 code_column = 0;
    static constexpr sal_Int32 level_column = 1;
    static constexpr sal_Int32 name_column = 2;
    static constexpr sal_Int32 department_column = 3;
    static constexpr sal_Int32 measure_column = 4;
    static constexpr sal_Int32 first_value_column = 5;
    static constexpr sal_Int32 header_row = 5;
    static constexpr sal_Int32 first_row = 6;

    // Values of an indicator: its measures, then what the user has to give beside them.
    static sal_Int32 inputs(const Indicator& indicator) {
        return static_cast<sal_Int32>(indicator.measures.size() + indicator.parameters.size());
    }
    static const Measure& input(const Indicator& indicator, sal_Int32 index) {
        const auto at = static_cast<std::size_t>(index);
        const auto count = indicator.measures.size();
        return at < count ? indicator.measures[at] : indicator.parameters[at - count].measure;
    }

    const std::string& level1_name(const Indicator& indicator) const {
        const auto* level = &framework_.levels[indicator.level];
        while (level->parent) level = &framework_.levels[*level->parent];
        return level->name.in(language);
    }

    sal_Int32 why_column() const { return points_column_ + 1; }
    sal_Int32 check_column() const { return points_column_ + 2; }

    uno::Reference<table::XCell> cell(sal_Int32 column, sal_Int32 row) { return sheet_->getCellByPosition(column, row); }

    uno::Reference<table::XCellRange> range(sal_Int32 left, sal_Int32 top, sal_Int32 right, sal_Int32 bottom) {
        return sheet_->getCellRangeByPosition(left, top, right, bottom);
    }

    void text(sal_Int32 column, sal_Int32 row, std::string_view content) {
        uno::Reference<com::sun::star::text::XTextRange>(cell(column, row), uno::UNO_QUERY_THROW)
            ->setString(utf16(content));
    }

    void formula(sal_Int32 column, sal_Int32 row, std::string_view content) {
        cell(column, row)->setFormula(utf16(content));
    }

    void name(std::string_view name, const std::string& address) {
        uno::Reference<XPropertySet> properties(document_, uno::UNO_QUERY_THROW);
        uno::Reference<sheet::XNamedRanges> names;
        properties->getPropertyValue("NamedRanges") >>= names;
        names->addNewByName(utf16(name), utf16(fmt::format("${}.{}", label(Message::sheet), address)), {}, 0);
    }

    sal_Int32 number_format(const char* code) {
        const uno::Reference<com::sun::star::util::XNumberFormatsSupplier> supplier(document_, uno::UNO_QUERY_THROW);
        const auto formats = supplier->getNumberFormats();
        const com::sun::star::lang::Locale locale("en", "US", {});
        const auto format = OUString::createFromAscii(code);
        const auto key = formats->queryKey(format, locale, false);
        return key >= 0 ? key : formats->addNew(format, locale);
    }

    void prepare_formats() {
        percent_format_ = number_format("0.##%");
        number_format_ = number_format("#,##0.##########");
        points_format_ = number_format("0.0");
        text_format_ = number_format("@");
    }

    void set_defaults() {
        set(sheet_, "CharFontName", OUString("Noto Sans CJK SC"));
        set(sheet_, "CharFontNameAsian", OUString("Noto Sans CJK SC"));
        set(sheet_, "CharHeight", 9.0f);
        set(sheet_, "CharHeightAsian", 9.0f);
        set(sheet_, "VertJustify", static_cast<sal_Int32>(table::CellVertJustify2::CENTER));
    }

    void bold(const uno::Reference<uno::XInterface>& cells, float height) {
        set(cells, "CharWeight", com::sun::star::awt::FontWeight::BOLD);
        set(cells, "CharWeightAsian", com::sun::star::awt::FontWeight::BOLD);
        set(cells, "CharHeight", height);
        set(cells, "CharHeightAsian", height);
    }

    void as_input(const uno::Reference<uno::XInterface>& cells) { set(cells, "CellBackColor", input_fill); }

    void write_heading() {
        text(0, 0, framework_.title.in(language));
        bold(cell(0, 0), 14);
        text(0, 1, label(Message::source, framework_.source.in(language), framework_.edition.in(language)));
        text(0, 2, label(Message::advice));
        const auto values_end = check_column();
        for (const sal_Int32 row : {0, 1, 2}) {
            const auto line = range(0, row, values_end, row);
            uno::Reference<com::sun::star::util::XMergeable>(line, uno::UNO_QUERY_THROW)->merge(true);
        }
        set(range(0, 1, values_end, 2), "IsTextWrapped", true);
        pair(0, 3, Message::unit, "CS_UNIT_NAME");
        pair(3, 3, Message::period, "CS_PERIOD");
        text(2, 3, options_.unit_name);
        text(4, 3, options_.period);
        as_input(cell(2, 3));
        as_input(cell(4, 3));
        set(cell(2, 3), "NumberFormat", text_format_);
        set(cell(4, 3), "NumberFormat", text_format_);
        text(0, 4, label(Message::framework));
        text(2, 4, framework_.id);
        name("CS_FRAMEWORK", address(2, 4));
        text(3, 4, label(Message::version));
        text(4, 4, template_version);
        name("CS_TEMPLATE_VERSION", address(4, 4));
        const auto codes = address(code_column, first_row) + ":" + address(code_column, last_row());
        const auto values = address(first_value_column, first_row) + ":" +
                            address(star_column_ - 1, last_row());
        name("CS_INDICATORS", codes);
        name("CS_VALUES", values);
        text(points_column_, 3, label(Message::total));
        formula(why_column(), 3, "=WEIGHTEDSCORE(CS_FRAMEWORK;CS_INDICATORS;CS_VALUES)");
        name("CS_TOTAL", address(why_column(), 3));
        if (has_stars_) {
            text(points_column_, 4, label(Message::overall));
            formula(why_column(), 4, "=OVERALLSTAR(CS_FRAMEWORK;CS_INDICATORS;CS_VALUES)");
            name("CS_OVERALL_STAR", address(why_column(), 4));
        }
        const auto results = range(why_column(), 3, why_column(), 4);
        bold(results, 12);
        set(results, "CellBackColor", result_fill);
        set(results, "HoriJustify", table::CellHoriJustify_LEFT);
        set(cell(why_column(), 3), "NumberFormat", points_format_);
        bold(range(0, 3, 1, 4), 9);
        bold(range(3, 3, 3, 4), 9);
        bold(range(points_column_, 3, points_column_, 4), 9);
    }

    sal_Int32 last_row() const { return first_row + static_cast<sal_Int32>(listed_.size()) - 1; }

    // A label, and the named cell beside it: one column on, two after the narrow first column.
    void pair(sal_Int32 column, sal_Int32 row, Message message, std::string_view cell_name) {
        text(column, row, label(message));
        name(cell_name, address(column == 0 ? 2 : column + 1, row));
    }

    void write_header() {
        text(code_column, header_row, label(Message::code));
        text(level_column, header_row, label(Message::level));
        text(name_column, header_row, label(Message::name));
        text(department_column, header_row, label(Message::departments));
        text(measure_column, header_row, label(Message::measures));
        for (sal_Int32 i = 0; i < values_; ++i) text(first_value_column + i, header_row, label(Message::value, i + 1));
        if (has_stars_) text(star_column_, header_row, label(Message::star));
        text(points_column_, header_row, label(Message::points));
        text(why_column(), header_row, label(Message::why));
        text(check_column(), header_row, label(Message::check));
        as_header(range(0, header_row, check_column(), header_row));
    }

    void as_header(const uno::Reference<uno::XInterface>& cells) {
        set(cells, "CellBackColor", header_fill);
        set(cells, "CharColor", header_text);
        set(cells, "HoriJustify", table::CellHoriJustify_CENTER);
        bold(cells, 9);
    }

    void write_indicator(const Indicator& indicator, sal_Int32 row) {
        set(cell(code_column, row), "NumberFormat", text_format_);
        text(code_column, row, indicator.code);
        text(level_column, row, level1_name(indicator));
        text(name_column, row, indicator.name.in(language) + (indicator.leading ? "★" : ""));
        text(department_column, row, departments_text(indicator, std::nullopt));
        text(measure_column, row, measures_text(indicator));
        const auto used = inputs(indicator);
        for (sal_Int32 i = 0; i < used; ++i) write_input(input(indicator, i), first_value_column + i, row);
        if (used < values_)
            set(range(first_value_column + used, row, star_column_ - 1, row), "CellBackColor", unused_fill);
        fill_values(indicator, row);
        if (!indicator.counts()) return;
        const auto arguments = fmt::format("CS_FRAMEWORK;$A{0};${1}{0}:${2}{0})", row + 1,
                                           column_letters(first_value_column),
                                           column_letters(first_value_column + used - 1));
        if (indicator.kind == IndicatorKind::scored) formula(star_column_, row, "=STARLEVEL(" + arguments);
        formula(points_column_, row, "=STARSCORE(" + arguments);
        formula(why_column(), row, "=IFERROR(STARWHY(" + arguments + ";\"\")");
        // STARCHECK of an item says that there are no stars; the table's last column speaks of the input only.
        if (indicator.kind == IndicatorKind::item)
            formula(check_column(), row, "=INDEX(STARTABLE(" + arguments + ";1;5)");
        else
            formula(check_column(), row, "=STARCHECK(" + arguments);
    }

    void write_input(const Measure& measure, sal_Int32 column, sal_Int32 row) {
        const auto input = cell(column, row);
        as_input(input);
        set(input, "HoriJustify", table::CellHoriJustify_CENTER);
        switch (measure.type) {
            case MeasureType::share:
            case MeasureType::ratio: set(input, "NumberFormat", percent_format_); break;
            case MeasureType::yes_no: choices(input, {"是", "否"}); break;
            case MeasureType::level: {
                std::vector<std::string> names;
                for (const auto& level : measure.levels) names.push_back(level.in(language));
                choices(input, names);
                break;
            }
            default: set(input, "NumberFormat", number_format_);
        }
    }

    void choices(const uno::Reference<table::XCell>& input, const std::vector<std::string>& names) {
        std::string list;
        for (const auto& choice : names) list += (list.empty() ? "\"" : ";\"") + choice + "\"";
        const uno::Reference<XPropertySet> properties(input, uno::UNO_QUERY_THROW);
        uno::Reference<XPropertySet> validation;
        properties->getPropertyValue("Validation") >>= validation;
        set(validation, "Type", sheet::ValidationType_LIST);
        set(validation, "ErrorAlertStyle", sheet::ValidationAlertStyle_STOP);
        set(validation, "ShowErrorMessage", true);
        set(validation, "ErrorTitle", utf16(label(Message::invalid)));
        set(validation, "ErrorMessage", utf16(label(Message::choose)));
        uno::Reference<sheet::XSheetCondition>(validation, uno::UNO_QUERY_THROW)->setFormula1(utf16(list));
        properties->setPropertyValue("Validation", uno::Any(validation));
    }

    void fill_values(const Indicator& indicator, sal_Int32 row) {
        const auto given = options_.values.find(indicator.code);
        if (given == options_.values.end()) return;
        for (std::size_t i = 0; i < given->second.size() && static_cast<sal_Int32>(i) < inputs(indicator); ++i) {
            const auto& value = given->second[i];
            const auto column = first_value_column + static_cast<sal_Int32>(i);
            if (const auto number = typed_number(value))
                cell(column, row)->setValue(*number);
            else if (!value.empty())
                text(column, row, value);
        }
    }

    void width(sal_Int32 column, sal_Int32 hundredths) {
        const uno::Reference<table::XColumnRowRange> columns(sheet_, uno::UNO_QUERY_THROW);
        set(uno::Reference<uno::XInterface>(columns->getColumns()->getByIndex(column), uno::UNO_QUERY_THROW), "Width", hundredths);
    }

    void grid(const uno::Reference<uno::XInterface>& cells) {
        table::BorderLine2 line;
        line.Color = line_colour;
        line.OuterLineWidth = 10;
        line.LineWidth = 10;
        table::TableBorder2 border;
        border.TopLine = border.BottomLine = border.LeftLine = border.RightLine = line;
        border.HorizontalLine = border.VerticalLine = line;
        border.IsTopLineValid = border.IsBottomLineValid = border.IsLeftLineValid = border.IsRightLineValid = true;
        border.IsHorizontalLineValid = border.IsVerticalLineValid = true;
        set(cells, "TableBorder2", border);
    }

    void finish_table() {
        grid(range(0, header_row, check_column(), last_row()));
        const auto results = range(star_column_, first_row, points_column_, last_row());
        set(results, "HoriJustify", table::CellHoriJustify_CENTER);
        set(range(star_column_, first_row, check_column(), last_row()), "CellBackColor", result_fill);
        set(range(points_column_, first_row, points_column_, last_row()), "NumberFormat", points_format_);
        for (const auto column : {level_column, name_column, department_column, measure_column, why_column(), check_column()})
            set(range(column, first_row, column, last_row()), "IsTextWrapped", true);
        set(range(code_column, first_row, code_column, last_row()), "HoriJustify", table::CellHoriJustify_CENTER);
        width(code_column, 1500);
        width(level_column, 1800);
        width(name_column, 3600);
        width(department_column, 3600);
        width(measure_column, 5600);
        for (sal_Int32 i = 0; i < values_; ++i) width(first_value_column + i, 1500);
        if (has_stars_) width(star_column_, 1200);
        width(points_column_, 1900);
        width(why_column(), 9000);
        width(check_column(), 5000);
        fit_rows();
        // Merged cells do not count for the optimal height.
        height(0, 900);
        height(3, 650);
        height(4, 650);
        height(header_row, 700);
        freeze(level_column + 2, first_row);
    }

    void fit_rows() {
        const uno::Reference<table::XColumnRowRange> rows(sheet_, uno::UNO_QUERY_THROW);
        set(rows->getRows(), "OptimalHeight", true);
    }

    void height(sal_Int32 row, sal_Int32 hundredths) {
        const uno::Reference<table::XColumnRowRange> rows(sheet_, uno::UNO_QUERY_THROW);
        set(uno::Reference<uno::XInterface>(rows->getRows()->getByIndex(row), uno::UNO_QUERY_THROW), "Height", hundredths);
    }

    // Headings and codes stay in sight while the rest scrolls.
    void freeze(sal_Int32 columns, sal_Int32 rows) {
        const uno::Reference<com::sun::star::frame::XModel> model(document_, uno::UNO_QUERY_THROW);
        const uno::Reference<sheet::XViewFreezable> view(model->getCurrentController(), uno::UNO_QUERY);
        if (view.is()) view->freezeAtPosition(columns, rows);
    }

    void set_page(const uno::Reference<sheet::XSpreadsheet>& target, sal_Int32 head, sal_Int32 bottom, sal_Int32 right) {
        const uno::Reference<com::sun::star::style::XStyleFamiliesSupplier> styles(document_, uno::UNO_QUERY_THROW);
        uno::Reference<com::sun::star::container::XNameAccess> pages;
        styles->getStyleFamilies()->getByName("PageStyles") >>= pages;
        uno::Reference<XPropertySet> page;
        pages->getByName("Default") >>= page;
        set(page, "IsLandscape", true);
        set(page, "Width", static_cast<sal_Int32>(29700));
        set(page, "Height", static_cast<sal_Int32>(21000));
        for (const auto* margin : {"LeftMargin", "RightMargin", "TopMargin", "BottomMargin"})
            set(page, margin, static_cast<sal_Int32>(1000));
        set(page, "ScaleToPagesX", static_cast<sal_Int16>(1));
        set(page, "ScaleToPagesY", static_cast<sal_Int16>(0));
        const uno::Reference<sheet::XPrintAreas> print(target, uno::UNO_QUERY_THROW);
        const uno::Reference<sheet::XCellRangeAddressable> addressable(target, uno::UNO_QUERY_THROW);
        const auto own = addressable->getRangeAddress().Sheet;
        const table::CellRangeAddress area(own, 0, 0, right, bottom);
        print->setPrintAreas({&area, 1});
        print->setTitleRows(table::CellRangeAddress(own, 0, head, 0, head));
        print->setPrintTitleRows(true);
    }

    void write_tasks(const uno::Reference<sheet::XSpreadsheets>& sheets) {
        const auto title = utf16(label(Message::tasks_sheet));
        sheets->insertNewByName(title, 1);
        sheets->getByName(title) >>= sheet_;
        set_defaults();
        constexpr Message heads[] = {Message::code,    Message::level,   Message::name,     Message::lead,
                                     Message::support, Message::targets, Message::deadline, Message::progress};
        sal_Int32 column = 0;
        for (const auto head : heads) text(column++, 0, label(head));
        as_header(range(0, 0, column - 1, 0));
        sal_Int32 row = 1;
        for (const auto* task : tasks_) write_task(*task, row++);
        grid(range(0, 0, column - 1, row - 1));
        set(range(0, 1, column - 1, row - 1), "IsTextWrapped", true);
        as_input(range(column - 1, 1, column - 1, row - 1));
        set(range(0, 1, 0, row - 1), "HoriJustify", table::CellHoriJustify_CENTER);
        constexpr sal_Int32 widths[] = {1200, 3800, 4500, 3600, 5200, 6000, 2200, 4500};
        for (sal_Int32 i = 0; i < column; ++i) width(i, widths[i]);
        fit_rows();
        set_page(sheet_, 0, row - 1, column - 1);
    }

    void write_task(const Indicator& task, sal_Int32 row) {
        std::string targets;
        for (const auto& target : task.targets)
            targets += (targets.empty() ? "" : "；") + task_target_sentence(target, language);
        text(0, row, task.code);
        text(1, row, framework_.levels[task.level].name.in(language));
        text(2, row, task.name.in(language));
        text(3, row, departments_text(task, Role::lead));
        text(4, row, departments_text(task, Role::support));
        text(5, row, targets);
        text(6, row, task.deadline ? task.deadline->date : "");
    }

    uno::Reference<sheet::XSpreadsheetDocument> document_;
    const Framework& framework_;
    const WorkbookOptions& options_;
    uno::Reference<sheet::XSpreadsheet> sheet_;
    std::vector<const Indicator*> listed_;
    std::vector<const Indicator*> tasks_;
    sal_Int32 values_ = 1;
    sal_Int32 star_column_ = 0;
    sal_Int32 points_column_ = 0;
    bool has_stars_ = true;
    sal_Int32 percent_format_ = 0;
    sal_Int32 number_format_ = 0;
    sal_Int32 points_format_ = 0;
    sal_Int32 text_format_ = 0;
};

}  // namespace

uno::Reference<sheet::XSpreadsheetDocument> build_workbook(
    const uno::Reference<com::sun::star::frame::XComponentLoader>& loader, const Framework& framework,
    const WorkbookOptions& options) {
    PropertyValue hidden;
    hidden.Name = "Hidden";
    hidden.Value <<= true;
    const uno::Reference<sheet::XSpreadsheetDocument> document(
        loader->loadComponentFromURL("private:factory/scalc", "_blank", 0, {&hidden, 1}), uno::UNO_QUERY_THROW);
    Builder(document, framework, options).build();
    return document;
}

}  // namespace citystar::templates
