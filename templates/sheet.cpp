#include "sheet.hpp"

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/sheet/ValidationAlertStyle.hpp>
#include <com/sun/star/sheet/XArrayFormulaRange.hpp>
#include <com/sun/star/sheet/XDatabaseRanges.hpp>
#include <com/sun/star/sheet/XHeaderFooterContent.hpp>
#include <com/sun/star/sheet/XPrintAreas.hpp>
#include <com/sun/star/sheet/XSheetCondition.hpp>
#include <com/sun/star/sheet/XSheetConditionalEntries.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/sheet/XViewFreezable.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/text/XText.hpp>
#include <com/sun/star/text/XTextContent.hpp>
#include <com/sun/star/util/XMergeable.hpp>

#include "cell_texts.hpp"
#include "citystar/cell_address.hpp"
#include "uno_objects.hpp"

namespace citystar::templates {
namespace {

namespace sheet = com::sun::star::sheet;
namespace table = com::sun::star::table;
namespace container = com::sun::star::container;
using com::sun::star::beans::PropertyValue;
using com::sun::star::beans::XPropertySet;

uno::Reference<uno::XInterface> line(const uno::Reference<sheet::XSpreadsheet>& sheet, sal_Int32 index, bool column) {
    const uno::Reference<table::XColumnRowRange> lines(sheet, uno::UNO_QUERY_THROW);
    uno::Reference<uno::XInterface> out;
    (column ? uno::Reference<container::XIndexAccess>(lines->getColumns(), uno::UNO_QUERY_THROW)
            : uno::Reference<container::XIndexAccess>(lines->getRows(), uno::UNO_QUERY_THROW))
        ->getByIndex(index) >>= out;
    return out;
}

void write_footer(const uno::Reference<sheet::XSpreadsheetDocument>& document,
                  const uno::Reference<uno::XInterface>& style, const Sheet::Page::Footer& footer) {
    namespace text = com::sun::star::text;
    const uno::Reference<com::sun::star::lang::XMultiServiceFactory> factory(document, uno::UNO_QUERY_THROW);
    uno::Reference<sheet::XHeaderFooterContent> content;
    uno::Reference<XPropertySet>(style, uno::UNO_QUERY_THROW)->getPropertyValue("RightPageFooterContent") >>= content;
    content->getLeftText()->setString(utf16(footer.left));
    content->getRightText()->setString({});
    const auto middle = content->getCenterText();
    middle->setString({});
    std::string_view rest = footer.pages;
    for (const auto* field : {"com.sun.star.text.TextField.PageNumber", "com.sun.star.text.TextField.PageCount"}) {
        const auto place = rest.find("{}");
        if (place == std::string_view::npos) break;
        middle->insertString(middle->getEnd(), utf16(rest.substr(0, place)), false);
        middle->insertTextContent(middle->getEnd(),
                                  uno::Reference<text::XTextContent>(
                                      factory->createInstance(OUString::createFromAscii(field)), uno::UNO_QUERY_THROW),
                                  false);
        rest.remove_prefix(place + 2);
    }
    middle->insertString(middle->getEnd(), utf16(rest), false);
    set(style, "RightPageFooterContent", content);
    // Page numbers continue from sheet to sheet, as the number of all pages counts all sheets.
    set(style, "FirstPageNumber", sal_Int16{0});
}

}  // namespace

std::string absolute(sal_Int32 column, sal_Int32 row) { return fmt::format("${}${}", column_letters(column), row + 1); }

std::string absolute(const Area& area) {
    const auto first = absolute(area.left, area.top);
    return area.left == area.right && area.top == area.bottom ? first : first + ":" + absolute(area.right, area.bottom);
}

uno::Reference<table::XCellRange> Sheet::range(const Area& area) {
    return sheet_->getCellRangeByPosition(area.left, area.top, area.right, area.bottom);
}

std::string Sheet::address(const Area& area) const { return "$" + name_ + "." + absolute(area); }

std::string Sheet::address(sal_Int32 column, sal_Int32 row) const { return "$" + name_ + "." + absolute(column, row); }

void Sheet::text(sal_Int32 column, sal_Int32 row, std::string_view content) {
    contents_->cells[{row, column}] = {Contents::Kind::text, std::string(content), 0};
}

void Sheet::text(sal_Int32 column, sal_Int32 row, std::string_view content, Style look) {
    style({column, row, column, row}, look);
    text(column, row, content);
}

void Sheet::number(sal_Int32 column, sal_Int32 row, double value) {
    contents_->cells[{row, column}] = {Contents::Kind::number, {}, value};
}

void Sheet::formula(sal_Int32 column, sal_Int32 row, std::string_view content) {
    contents_->cells[{row, column}] = {Contents::Kind::formula, std::string(content), 0};
}

void Sheet::formula(sal_Int32 column, sal_Int32 row, std::string_view content, Style look) {
    style({column, row, column, row}, look);
    formula(column, row, content);
}

void Sheet::array_formula(const Area& area, std::string_view content) {
    document_->later_.push_back([range = uno::Reference<sheet::XArrayFormulaRange>(range(area), uno::UNO_QUERY_THROW),
                                 text = utf16(content)] { range->setArrayFormula(text); });
}

void Sheet::formulas(const Area& area, const std::vector<std::vector<std::string>>& rows) {
    auto row = area.top;
    for (const auto& line : rows) {
        auto column = area.left;
        for (const auto& content : line) formula(column++, row, content);
        ++row;
    }
}

void Sheet::typed(sal_Int32 column, sal_Int32 row, const std::string& content) {
    if (const auto value = typed_number(content))
        number(column, row, *value);
    else if (!content.empty())
        text(column, row, content);
}

void Sheet::style(const Area& area, Style style) {
    for (auto row = area.top; row <= area.bottom; ++row)
        for (auto column = area.left; column <= area.right; ++column) contents_->styles[{row, column}] = style;
}

void Sheet::style_where(const Area& area, const std::vector<std::pair<std::string, Style>>& conditions) {
    const uno::Reference<XPropertySet> properties(range(area), uno::UNO_QUERY_THROW);
    uno::Reference<sheet::XSheetConditionalEntries> entries;
    properties->getPropertyValue("ConditionalFormat") >>= entries;
    for (const auto& [condition, style] : conditions) {
        PropertyValue entry[4];
        entry[0].Name = "Operator";
        entry[0].Value <<= sheet::ConditionOperator_FORMULA;
        entry[1].Name = "Formula1";
        entry[1].Value <<= utf16(condition);
        entry[2].Name = "StyleName";
        entry[2].Value <<= utf16(document_->style_name(style));
        entry[3].Name = "SourcePosition";
        entry[3].Value <<= table::CellAddress(address_of(sheet_).Sheet, area.left, area.top);
        entries->addNew({entry, 4});
    }
    properties->setPropertyValue("ConditionalFormat", uno::Any(entries));
}

void Sheet::merge(const Area& area) {
    uno::Reference<com::sun::star::util::XMergeable>(range(area), uno::UNO_QUERY_THROW)->merge(true);
}

void Sheet::width(sal_Int32 column, sal_Int32 hundredths) { set(line(sheet_, column, true), "Width", hundredths); }

void Sheet::height(sal_Int32 row, sal_Int32 hundredths) { set(line(sheet_, row, false), "Height", hundredths); }

void Sheet::break_before(sal_Int32 row) { set(line(sheet_, row, false), "IsStartOfNewPage", true); }

void Sheet::fit_heights(sal_Int32 first, sal_Int32 last) {
    const uno::Reference<table::XColumnRowRange> rows(range({0, first, 0, last}), uno::UNO_QUERY_THROW);
    document_->fitted_.emplace_back(rows->getRows());
}

void Sheet::freeze(sal_Int32 columns, sal_Int32 rows) {
    const uno::Reference<com::sun::star::frame::XModel> model(document_->reference(), uno::UNO_QUERY_THROW);
    const uno::Reference<sheet::XSpreadsheetView> view(model->getCurrentController(), uno::UNO_QUERY);
    if (!view.is()) return;
    view->setActiveSheet(sheet_);
    uno::Reference<sheet::XViewFreezable>(view, uno::UNO_QUERY_THROW)->freezeAtPosition(columns, rows);
}

void Sheet::validate(const Area& area, const Rule& rule) {
    const uno::Reference<XPropertySet> properties(range(area), uno::UNO_QUERY_THROW);
    uno::Reference<XPropertySet> validation;
    properties->getPropertyValue("Validation") >>= validation;
    set(validation, "Type", rule.type);
    if (!rule.help.empty()) {
        set(validation, "ShowInputMessage", true);
        set(validation, "InputTitle", utf16(rule.title));
        set(validation, "InputMessage", utf16(rule.help));
    }
    set(validation, "ShowErrorMessage", !rule.refusal.empty());
    if (!rule.refusal.empty()) {
        const auto soft =
            document_->asks_first_ ? sheet::ValidationAlertStyle_WARNING : sheet::ValidationAlertStyle_INFO;
        set(validation, "ErrorAlertStyle", rule.strict ? sheet::ValidationAlertStyle_STOP : soft);
        set(validation, "ErrorTitle", utf16(label(Message::invalid)));
        set(validation, "ErrorMessage", utf16(rule.refusal));
    }
    const uno::Reference<sheet::XSheetCondition> condition(validation, uno::UNO_QUERY_THROW);
    condition->setOperator(rule.op);
    condition->setSourcePosition(table::CellAddress(address_of(sheet_).Sheet, area.left, area.top));
    document_->later_.push_back([=, first = utf16(rule.first), second = utf16(rule.second)] {
        condition->setFormula1(first);
        condition->setFormula2(second);
        properties->setPropertyValue("Validation", uno::Any(validation));
    });
}

Sheet::Rule Sheet::choice(const std::vector<std::string>& words, std::string title, std::string help) {
    Rule rule;
    rule.type = sheet::ValidationType_LIST;
    for (const auto& word : words) rule.first += (rule.first.empty() ? "\"" : ";\"") + word + "\"";
    rule.title = std::move(title);
    rule.help = std::move(help);
    rule.refusal = label(Message::choose);
    rule.strict = true;
    return rule;
}

void Sheet::page(const Page& page) {
    const auto styles = styles_of(document_->reference(), "PageStyles");
    const auto title = utf16(label(Message::page_style, name_));
    const uno::Reference<com::sun::star::lang::XMultiServiceFactory> factory(document_->reference(),
                                                                             uno::UNO_QUERY_THROW);
    const auto style = factory->createInstance("com.sun.star.style.PageStyle");
    styles->insertByName(title, uno::Any(style));
    set(style, "IsLandscape", true);
    set(style, "Width", sal_Int32{29700});
    set(style, "Height", sal_Int32{21000});
    for (const auto* margin : {"LeftMargin", "RightMargin", "TopMargin", "BottomMargin"})
        set(style, margin, sal_Int32{1000});
    set(style, "ScaleToPagesX", sal_Int16{1});
    set(style, "ScaleToPagesY", static_cast<sal_Int16>(page.one_page ? 1 : 0));
    set(style, "CenterHorizontally", true);
    set(style, "HeaderIsOn", false);
    set(style, "FooterIsOn", true);
    if (!page.footer.pages.empty()) write_footer(document_->reference(), style, page.footer);
    set(sheet_, "PageStyle", title);
    const uno::Reference<sheet::XPrintAreas> print(sheet_, uno::UNO_QUERY_THROW);
    const auto own = address_of(sheet_).Sheet;
    std::vector<table::CellRangeAddress> areas;
    for (const auto& area : page.areas) areas.emplace_back(own, area.left, area.top, area.right, area.bottom);
    print->setPrintAreas({areas.data(), static_cast<sal_Int32>(areas.size())});
    if (page.head) {
        print->setTitleRows(table::CellRangeAddress(own, 0, page.head->first, 0, page.head->second));
        print->setPrintTitleRows(true);
    }
    if (page.columns > 0) {
        print->setTitleColumns(table::CellRangeAddress(own, 0, 0, page.columns - 1, 0));
        print->setPrintTitleColumns(true);
    }
}

void Sheet::filter(const Area& area) {
    uno::Reference<sheet::XDatabaseRanges> ranges;
    uno::Reference<XPropertySet>(document_->reference(), uno::UNO_QUERY_THROW)->getPropertyValue("DatabaseRanges") >>=
        ranges;
    const auto title = utf16(label(Message::filter_name, name_));
    ranges->addNewByName(
        title, table::CellRangeAddress(address_of(sheet_).Sheet, area.left, area.top, area.right, area.bottom));
    uno::Reference<uno::XInterface> range;
    ranges->getByName(title) >>= range;
    set(range, "AutoFilter", true);
}

}  // namespace citystar::templates
