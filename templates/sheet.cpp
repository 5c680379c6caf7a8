#include "sheet.hpp"

#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/document/XDocumentPropertiesSupplier.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/lang/Locale.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/sheet/ValidationAlertStyle.hpp>
#include <com/sun/star/sheet/XArrayFormulaRange.hpp>
#include <com/sun/star/sheet/XCalculatable.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/sheet/XDatabaseRanges.hpp>
#include <com/sun/star/sheet/XHeaderFooterContent.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/sheet/XPrintAreas.hpp>
#include <com/sun/star/sheet/XSheetCondition.hpp>
#include <com/sun/star/sheet/XSheetConditionalEntries.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/sheet/XViewFreezable.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/table/BorderLine.hpp>
#include <com/sun/star/table/CellHoriJustify.hpp>
#include <com/sun/star/table/CellVertJustify2.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/text/XTextRange.hpp>
#include <com/sun/star/util/CellProtection.hpp>
#include <com/sun/star/util/XMergeable.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include "cell_texts.hpp"
#include "citystar/cell_address.hpp"
#include "citystar/uno_text.hpp"

namespace citystar::templates {
namespace {

namespace sheet = com::sun::star::sheet;
namespace table = com::sun::star::table;
namespace container = com::sun::star::container;
using com::sun::star::beans::PropertyValue;
using com::sun::star::beans::XPropertySet;

// Dark on light throughout, so that grey prints stay readable.
constexpr sal_Int32 head_fill = 0x2F5D8A;
constexpr sal_Int32 white = 0xFFFFFF;
constexpr sal_Int32 input_fill = 0xFFF8DC;
constexpr sal_Int32 unused_fill = 0xEDEDED;
constexpr sal_Int32 result_fill = 0xEEF4FA;
constexpr sal_Int32 rule_colour = 0xA6AEB8;
constexpr sal_Int32 helper_colour = 0x7A7A7A;

constexpr auto font = "Noto Sans CJK SC";

template <typename T>
void set(const uno::Reference<uno::XInterface>& object, const char* name, const T& value) {
    uno::Reference<XPropertySet>(object, uno::UNO_QUERY_THROW)->setPropertyValue(OUString::createFromAscii(name), uno::Any(value));
}

struct Look {
    Style style;
    Message name;
    bool ruled = true;
    bool wrapped = false;
    bool centred = false;
    bool locked = true;
    bool bold = false;
    float size = 10;
    sal_Int32 fill = -1;
    sal_Int32 colour = -1;
    const char* format = nullptr;
};

constexpr Look looks[] = {
    {.style = Style::text, .name = Message::style_text, .wrapped = true},
    {.style = Style::centred, .name = Message::style_centred, .wrapped = true, .centred = true},
    {.style = Style::title, .name = Message::style_title, .ruled = false, .bold = true, .size = 16},
    {.style = Style::note, .name = Message::style_note, .ruled = false, .wrapped = true},
    {.style = Style::head, .name = Message::style_head, .wrapped = true, .centred = true, .bold = true, .fill = head_fill, .colour = white},
    {.style = Style::caption, .name = Message::style_caption, .ruled = false, .bold = true},
    {.style = Style::heading, .name = Message::style_heading, .ruled = false, .bold = true, .size = 12, .colour = head_fill},
    {.style = Style::input, .name = Message::style_input, .wrapped = true, .locked = false, .fill = input_fill},
    {.style = Style::input_number, .name = Message::style_input_number, .centred = true, .locked = false, .fill = input_fill, .format = "General"},
    {.style = Style::input_share, .name = Message::style_input_share, .centred = true, .locked = false, .fill = input_fill, .format = "0.00%"},
    {.style = Style::input_date, .name = Message::style_input_date, .centred = true, .locked = false, .fill = input_fill, .format = "YYYY-MM-DD"},
    {.style = Style::unused, .name = Message::style_unused, .fill = unused_fill},
    {.style = Style::result, .name = Message::style_result, .wrapped = true, .fill = result_fill},
    {.style = Style::number, .name = Message::style_number, .centred = true, .fill = result_fill, .format = "General"},
    {.style = Style::points, .name = Message::style_points, .centred = true, .fill = result_fill, .format = "0.0##"},
    {.style = Style::value, .name = Message::style_value, .centred = true, .fill = result_fill, .format = "0.00"},
    {.style = Style::share, .name = Message::style_share, .centred = true, .fill = result_fill, .format = "0.0%"},
    {.style = Style::date, .name = Message::style_date, .centred = true, .fill = result_fill, .format = "YYYY-MM-DD"},
    {.style = Style::total, .name = Message::style_total, .centred = true, .bold = true, .size = 14, .fill = result_fill, .format = "0.0##"},
    {.style = Style::grand, .name = Message::style_grand, .centred = true, .bold = true, .size = 14, .fill = result_fill, .format = "General"},
    {.style = Style::helper, .name = Message::style_helper, .ruled = false, .size = 8, .colour = helper_colour},
    {.style = Style::done, .name = Message::style_done, .centred = true, .bold = true, .fill = 0xC6E7CB, .colour = 0x14532D},
    {.style = Style::near, .name = Message::style_near, .centred = true, .bold = true, .fill = 0xCFE2F7, .colour = 0x123D73},
    {.style = Style::behind, .name = Message::style_behind, .centred = true, .bold = true, .fill = 0xFFE48A, .colour = 0x5C4400},
    {.style = Style::overdue, .name = Message::style_overdue, .centred = true, .bold = true, .fill = 0xD8504A, .colour = white},
};

uno::Reference<container::XNameContainer> styles_of(const uno::Reference<sheet::XSpreadsheetDocument>& document, const char* family) {
    const uno::Reference<com::sun::star::style::XStyleFamiliesSupplier> styles(document, uno::UNO_QUERY_THROW);
    uno::Reference<container::XNameContainer> out;
    styles->getStyleFamilies()->getByName(OUString::createFromAscii(family)) >>= out;
    return out;
}

void set_rules(const uno::Reference<uno::XInterface>& style) {
    table::BorderLine line;
    line.Color = rule_colour;
    line.OuterLineWidth = sal_Int16{10};
    for (const auto* side : {"TopBorder", "BottomBorder", "LeftBorder", "RightBorder"}) set(style, side, line);
}

void set_font(const uno::Reference<uno::XInterface>& style, float size, bool bold) {
    const float weight = bold ? com::sun::star::awt::FontWeight::BOLD : com::sun::star::awt::FontWeight::NORMAL;
    for (const auto* name : {"CharFontName", "CharFontNameAsian"}) set(style, name, OUString::createFromAscii(font));
    for (const auto* name : {"CharHeight", "CharHeightAsian"}) set(style, name, size);
    for (const auto* name : {"CharWeight", "CharWeightAsian"}) set(style, name, weight);
}

sal_Int32 number_format(const uno::Reference<sheet::XSpreadsheetDocument>& document, const char* code) {
    const auto formats = uno::Reference<com::sun::star::util::XNumberFormatsSupplier>(document, uno::UNO_QUERY_THROW)->getNumberFormats();
    const com::sun::star::lang::Locale locale("en", "US", {});
    const auto format = OUString::createFromAscii(code);
    const auto key = formats->queryKey(format, locale, false);
    return key >= 0 ? key : formats->addNew(format, locale);
}

table::CellRangeAddress address_of(const uno::Reference<uno::XInterface>& range) {
    return uno::Reference<sheet::XCellRangeAddressable>(range, uno::UNO_QUERY_THROW)->getRangeAddress();
}

uno::Reference<uno::XInterface> line(const uno::Reference<sheet::XSpreadsheet>& sheet, sal_Int32 index, bool column) {
    const uno::Reference<table::XColumnRowRange> lines(sheet, uno::UNO_QUERY_THROW);
    uno::Reference<uno::XInterface> out;
    (column ? uno::Reference<container::XIndexAccess>(lines->getColumns(), uno::UNO_QUERY_THROW)
            : uno::Reference<container::XIndexAccess>(lines->getRows(), uno::UNO_QUERY_THROW))
            ->getByIndex(index) >>= out;
    return out;
}

}  // namespace

std::string absolute(sal_Int32 column, sal_Int32 row) { return fmt::format("${}${}", column_letters(column), row + 1); }

std::string absolute(const Area& area) {
    const auto first = absolute(area.left, area.top);
    return area.left == area.right && area.top == area.bottom ? first : first + ":" + absolute(area.right, area.bottom);
}

Document::Document(uno::Reference<sheet::XSpreadsheetDocument> document) : document_(std::move(document)) {
    // Names are used before the sheet that holds them is there; finish() calculates everything once.
    uno::Reference<sheet::XCalculatable>(document_, uno::UNO_QUERY_THROW)->enableAutomaticCalculation(false);
    make_styles();
}

std::string_view Document::style_name(Style style) const {
    return labels::raw(looks[static_cast<std::size_t>(style)].name, Language::zh);
}

void Document::make_styles() {
    const uno::Reference<com::sun::star::lang::XMultiServiceFactory> factory(document_, uno::UNO_QUERY_THROW);
    const auto styles = styles_of(document_, "CellStyles");
    uno::Reference<uno::XInterface> base;
    styles->getByName("Default") >>= base;
    set_font(base, 10, false);
    set(base, "VertJustify", static_cast<sal_Int32>(table::CellVertJustify2::CENTER));
    for (const auto& look : looks) {
        const auto style = factory->createInstance("com.sun.star.style.CellStyle");
        styles->insertByName(utf16(labels::raw(look.name, Language::zh)), uno::Any(style));
        set_font(style, look.size, look.bold);
        if (look.ruled) set_rules(style);
        if (look.wrapped) set(style, "IsTextWrapped", true);
        if (look.centred) {
            set(style, "HoriJustify", table::CellHoriJustify_CENTER);
        } else if (look.ruled) {
            // Off the rules by a millimetre.
            set(style, "HoriJustify", table::CellHoriJustify_LEFT);
            set(style, "ParaIndent", sal_Int16{100});
        }
        if (look.fill >= 0) set(style, "CellBackColor", look.fill);
        if (look.colour >= 0) set(style, "CharColor", look.colour);
        if (look.format) set(style, "NumberFormat", number_format(document_, look.format));
        if (!look.locked) set(style, "CellProtection", com::sun::star::util::CellProtection(false, false, false, false));
    }
}

Sheet Document::add(std::string_view name) {
    const auto sheets = document_->getSheets();
    const uno::Reference<container::XIndexAccess> index(sheets, uno::UNO_QUERY_THROW);
    const auto title = utf16(name);
    sheets->insertNewByName(title, static_cast<sal_Int16>(index->getCount()));
    if (empty_) {
        uno::Reference<container::XNamed> first(index->getByIndex(0), uno::UNO_QUERY_THROW);
        sheets->removeByName(first->getName());
        empty_ = false;
    }
    sheets_.emplace_back(sheets->getByName(title), uno::UNO_QUERY_THROW);
    return {*this, sheets_.back(), std::string(name)};
}

void Document::name(std::string_view name, const std::string& address) {
    uno::Reference<sheet::XNamedRanges> names;
    uno::Reference<XPropertySet>(document_, uno::UNO_QUERY_THROW)->getPropertyValue("NamedRanges") >>= names;
    names->addNewByName(utf16(name), utf16(address), {}, 0);
}

void Document::finish(const Sheet& shown) {
    const uno::Reference<sheet::XCalculatable> calculation(document_, uno::UNO_QUERY_THROW);
    calculation->enableAutomaticCalculation(true);
    calculation->calculateAll();
    for (const auto& rows : fitted_) set(rows, "OptimalHeight", true);
    for (const auto& sheet : sheets_) uno::Reference<com::sun::star::util::XProtectable>(sheet, uno::UNO_QUERY_THROW)->protect({});
    const uno::Reference<com::sun::star::frame::XModel> model(document_, uno::UNO_QUERY_THROW);
    const uno::Reference<sheet::XSpreadsheetView> view(model->getCurrentController(), uno::UNO_QUERY);
    if (view.is()) view->setActiveSheet(shown.reference());
}

void Document::describe(std::string_view title, std::string_view subject) {
    const auto properties = uno::Reference<com::sun::star::document::XDocumentPropertiesSupplier>(document_, uno::UNO_QUERY_THROW)->getDocumentProperties();
    properties->setTitle(utf16(title));
    properties->setSubject(utf16(subject));
}

uno::Reference<table::XCell> Sheet::cell(sal_Int32 column, sal_Int32 row) { return sheet_->getCellByPosition(column, row); }

uno::Reference<table::XCellRange> Sheet::range(const Area& area) {
    return sheet_->getCellRangeByPosition(area.left, area.top, area.right, area.bottom);
}

std::string Sheet::address(const Area& area) const { return "$" + name_ + "." + absolute(area); }

std::string Sheet::address(sal_Int32 column, sal_Int32 row) const { return "$" + name_ + "." + absolute(column, row); }

void Sheet::text(sal_Int32 column, sal_Int32 row, std::string_view content) {
    uno::Reference<com::sun::star::text::XTextRange>(cell(column, row), uno::UNO_QUERY_THROW)->setString(utf16(content));
}

void Sheet::text(sal_Int32 column, sal_Int32 row, std::string_view content, Style look) {
    style({column, row, column, row}, look);
    text(column, row, content);
}

void Sheet::number(sal_Int32 column, sal_Int32 row, double value) { cell(column, row)->setValue(value); }

void Sheet::formula(sal_Int32 column, sal_Int32 row, std::string_view content) { cell(column, row)->setFormula(utf16(content)); }

void Sheet::formula(sal_Int32 column, sal_Int32 row, std::string_view content, Style look) {
    style({column, row, column, row}, look);
    formula(column, row, content);
}

void Sheet::array_formula(const Area& area, std::string_view content) {
    uno::Reference<sheet::XArrayFormulaRange>(range(area), uno::UNO_QUERY_THROW)->setArrayFormula(utf16(content));
}

void Sheet::formulas(const Area& area, const std::vector<std::vector<std::string>>& rows) {
    uno::Sequence<uno::Sequence<OUString>> out(static_cast<sal_Int32>(rows.size()));
    auto* lines = out.getArray();
    for (const auto& row : rows) {
        uno::Sequence<OUString> cells(static_cast<sal_Int32>(row.size()));
        auto* texts = cells.getArray();
        for (const auto& content : row) *texts++ = utf16(content);
        *lines++ = cells;
    }
    uno::Reference<sheet::XCellRangeFormula>(range(area), uno::UNO_QUERY_THROW)->setFormulaArray(out);
}

void Sheet::typed(sal_Int32 column, sal_Int32 row, const std::string& content) {
    if (const auto value = typed_number(content))
        number(column, row, *value);
    else if (!content.empty())
        text(column, row, content);
}

void Sheet::style(const Area& area, Style style) { set(range(area), "CellStyle", utf16(document_->style_name(style))); }

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

void Sheet::merge(const Area& area) { uno::Reference<com::sun::star::util::XMergeable>(range(area), uno::UNO_QUERY_THROW)->merge(true); }

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
        set(validation, "ErrorAlertStyle", sheet::ValidationAlertStyle_STOP);
        set(validation, "ErrorTitle", utf16(label(Message::invalid)));
        set(validation, "ErrorMessage", utf16(rule.refusal));
    }
    const uno::Reference<sheet::XSheetCondition> condition(validation, uno::UNO_QUERY_THROW);
    condition->setOperator(rule.op);
    condition->setSourcePosition(table::CellAddress(address_of(sheet_).Sheet, area.left, area.top));
    condition->setFormula1(utf16(rule.first));
    condition->setFormula2(utf16(rule.second));
    properties->setPropertyValue("Validation", uno::Any(validation));
}

Sheet::Rule Sheet::choice(const std::vector<std::string>& words, std::string title, std::string help) {
    Rule rule;
    rule.type = sheet::ValidationType_LIST;
    for (const auto& word : words) rule.first += (rule.first.empty() ? "\"" : ";\"") + word + "\"";
    rule.title = std::move(title);
    rule.help = std::move(help);
    rule.refusal = label(Message::choose);
    return rule;
}

void Sheet::page(const Page& page) {
    const auto styles = styles_of(document_->reference(), "PageStyles");
    const auto title = utf16(label(Message::page_style, name_));
    const uno::Reference<com::sun::star::lang::XMultiServiceFactory> factory(document_->reference(), uno::UNO_QUERY_THROW);
    const auto style = factory->createInstance("com.sun.star.style.PageStyle");
    styles->insertByName(title, uno::Any(style));
    set(style, "IsLandscape", true);
    set(style, "Width", sal_Int32{29700});
    set(style, "Height", sal_Int32{21000});
    for (const auto* margin : {"LeftMargin", "RightMargin", "TopMargin", "BottomMargin"}) set(style, margin, sal_Int32{1000});
    set(style, "ScaleToPagesX", sal_Int16{1});
    set(style, "ScaleToPagesY", static_cast<sal_Int16>(page.one_page ? 1 : 0));
    set(style, "CenterHorizontally", true);
    set(style, "HeaderIsOn", false);
    set(style, "FooterIsOn", true);
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
    uno::Reference<XPropertySet>(document_->reference(), uno::UNO_QUERY_THROW)->getPropertyValue("DatabaseRanges") >>= ranges;
    const auto title = utf16(label(Message::filter_name, name_));
    ranges->addNewByName(title, table::CellRangeAddress(address_of(sheet_).Sheet, area.left, area.top, area.right, area.bottom));
    uno::Reference<uno::XInterface> range;
    ranges->getByName(title) >>= range;
    set(range, "AutoFilter", true);
}

}  // namespace citystar::templates
