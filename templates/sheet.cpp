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
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/sheet/XDatabaseRanges.hpp>
#include <com/sun/star/sheet/XHeaderFooterContent.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/sheet/XPrintAreas.hpp>
#include <com/sun/star/sheet/XSheetCellRangeContainer.hpp>
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
    uno::Reference<XPropertySet>(object, uno::UNO_QUERY_THROW)
        ->setPropertyValue(OUString::createFromAscii(name), uno::Any(value));
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
    {.style = Style::head,
     .name = Message::style_head,
     .wrapped = true,
     .centred = true,
     .bold = true,
     .fill = head_fill,
     .colour = white},
    {.style = Style::caption, .name = Message::style_caption, .ruled = false, .bold = true},
    {.style = Style::heading,
     .name = Message::style_heading,
     .ruled = false,
     .bold = true,
     .size = 12,
     .colour = head_fill},
    {.style = Style::input, .name = Message::style_input, .wrapped = true, .locked = false, .fill = input_fill},
    {.style = Style::input_number,
     .name = Message::style_input_number,
     .centred = true,
     .locked = false,
     .fill = input_fill,
     .format = "General"},
    {.style = Style::input_share,
     .name = Message::style_input_share,
     .centred = true,
     .locked = false,
     .fill = input_fill,
     .format = "0.00%"},
    {.style = Style::input_date,
     .name = Message::style_input_date,
     .centred = true,
     .locked = false,
     .fill = input_fill,
     .format = "YYYY-MM-DD"},
    {.style = Style::input_sample, .name = Message::style_input_sample, .centred = true, .fill = input_fill},
    {.style = Style::unused, .name = Message::style_unused, .fill = unused_fill},
    {.style = Style::result, .name = Message::style_result, .wrapped = true, .fill = result_fill},
    {.style = Style::number, .name = Message::style_number, .centred = true, .fill = result_fill, .format = "General"},
    {.style = Style::points, .name = Message::style_points, .centred = true, .fill = result_fill, .format = "0.0##"},
    {.style = Style::value, .name = Message::style_value, .centred = true, .fill = result_fill, .format = "0.00"},
    {.style = Style::share, .name = Message::style_share, .centred = true, .fill = result_fill, .format = "0.0%"},
    {.style = Style::date, .name = Message::style_date, .centred = true, .fill = result_fill, .format = "YYYY-MM-DD"},
    {.style = Style::total,
     .name = Message::style_total,
     .centred = true,
     .bold = true,
     .size = 14,
     .fill = result_fill,
     .format = "0.0##"},
    {.style = Style::grand,
     .name = Message::style_grand,
     .centred = true,
     .bold = true,
     .size = 14,
     .fill = result_fill,
     .format = "General"},
    {.style = Style::helper, .name = Message::style_helper, .ruled = false, .size = 8, .colour = helper_colour},
    {.style = Style::done,
     .name = Message::style_done,
     .centred = true,
     .bold = true,
     .fill = 0xC6E7CB,
     .colour = 0x14532D},
    {.style = Style::near,
     .name = Message::style_near,
     .centred = true,
     .bold = true,
     .fill = 0xCFE2F7,
     .colour = 0x123D73},
    {.style = Style::behind,
     .name = Message::style_behind,
     .centred = true,
     .bold = true,
     .fill = 0xFFE48A,
     .colour = 0x5C4400},
    {.style = Style::overdue,
     .name = Message::style_overdue,
     .centred = true,
     .bold = true,
     .fill = 0xD8504A,
     .colour = white},
};

uno::Reference<container::XNameContainer> styles_of(const uno::Reference<sheet::XSpreadsheetDocument>& document,
                                                    const char* family) {
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
    const auto formats = uno::Reference<com::sun::star::util::XNumberFormatsSupplier>(document, uno::UNO_QUERY_THROW)
                             ->getNumberFormats();
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
    // finish() calculates everything once.
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
    const com::sun::star::lang::Locale chinese("zh", "CN", {});
    for (const auto* name : {"CharLocale", "CharLocaleAsian"}) set(base, name, chinese);
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
        if (!look.locked)
            set(style, "CellProtection", com::sun::star::util::CellProtection(false, false, false, false));
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
    auto& page = pages_.emplace_back();
    page.sheet.set(sheets->getByName(title), uno::UNO_QUERY_THROW);
    return {*this, page.sheet, std::string(name), page.contents};
}

void Document::name(std::string_view name, const std::string& address) {
    uno::Reference<sheet::XNamedRanges> names;
    uno::Reference<XPropertySet>(document_, uno::UNO_QUERY_THROW)->getPropertyValue("NamedRanges") >>= names;
    names->addNewByName(utf16(name), utf16(address), {}, 0);
}

// Areas of neighbouring places for which `same` holds between them, row by row and then downwards.
template <typename Value, typename Same>
std::vector<Area> areas_of(const std::map<Contents::Place, Value>& places, Same same) {
    std::vector<Area> out;
    std::map<std::pair<sal_Int32, sal_Int32>, std::size_t>
        above;  // by left and right: the area that ends in the row before
    std::vector<Area> runs;
    const Value* last = nullptr;
    for (const auto& [place, value] : places) {
        const auto [row, column] = place;
        if (last && runs.back().top == row && runs.back().right == column - 1 && same(*last, value))
            runs.back().right = column;
        else
            runs.push_back({column, row, column, row});
        last = &value;
    }
    for (const auto& run : runs) {
        const auto found = above.find({run.left, run.right});
        if (found != above.end() && out[found->second].bottom == run.top - 1 &&
            same(places.at({run.top - 1, run.left}), places.at({run.top, run.left}))) {
            out[found->second].bottom = run.top;
        } else {
            above[{run.left, run.right}] = out.size();
            out.push_back(run);
        }
    }
    return out;
}

void Document::write(const Page& page, bool formulas) const {
    using Kind = Contents::Kind;
    const auto is_formula = [](const Contents::Cell& cell) { return cell.kind == Kind::formula; };
    for (const auto& area :
         areas_of(page.contents.cells, [&](const auto&a, const auto&b) { return is_formula(a) == is_formula(b); })) {
        if (is_formula(page.contents.cells.at({area.top, area.left})) != formulas) continue;
        const auto range = page.sheet->getCellRangeByPosition(area.left, area.top, area.right, area.bottom);
        uno::Sequence<uno::Sequence<OUString>> texts(area.bottom - area.top + 1);
        uno::Sequence<uno::Sequence<uno::Any>> data(area.bottom - area.top + 1);
        for (auto row = area.top; row <= area.bottom; ++row) {
            uno::Sequence<OUString> line(area.right - area.left + 1);
            uno::Sequence<uno::Any> values(area.right - area.left + 1);
            for (auto column = area.left; column <= area.right; ++column) {
                const auto& cell = page.contents.cells.at({row, column});
                if (formulas)
                    line.getArray()[column - area.left] = utf16(cell.text);
                else
                    values.getArray()[column - area.left] =
                        cell.kind == Kind::number ? uno::Any(cell.number) : uno::Any(utf16(cell.text));
            }
            texts.getArray()[row - area.top] = line;
            data.getArray()[row - area.top] = values;
        }
        if (formulas)
            uno::Reference<sheet::XCellRangeFormula>(range, uno::UNO_QUERY_THROW)->setFormulaArray(texts);
        else
            uno::Reference<sheet::XCellRangeData>(range, uno::UNO_QUERY_THROW)->setDataArray(data);
    }
}

void Document::write_styles(const Page& page) const {
    std::map<Style, std::vector<table::CellRangeAddress>> areas;
    const auto own = address_of(page.sheet).Sheet;
    for (const auto& area : areas_of(page.contents.styles, std::equal_to<>()))
        areas[page.contents.styles.at({area.top, area.left})].emplace_back(own, area.left, area.top, area.right,
                                                                           area.bottom);
    const uno::Reference<com::sun::star::lang::XMultiServiceFactory> factory(document_, uno::UNO_QUERY_THROW);
    for (const auto& [style, addresses] : areas) {
        const uno::Reference<sheet::XSheetCellRangeContainer> ranges(
            factory->createInstance("com.sun.star.sheet.SheetCellRanges"), uno::UNO_QUERY_THROW);
        ranges->addRangeAddresses({addresses.data(), static_cast<sal_Int32>(addresses.size())}, false);
        set(ranges, "CellStyle", utf16(style_name(style)));
    }
}

void Document::finish(const Sheet& shown) {
    for (const auto& page : pages_) {
        write_styles(page);
        write(page, false);
    }
    for (const auto& page : pages_) write(page, true);
    for (const auto& write_one : later_) write_one();
    const uno::Reference<sheet::XCalculatable> calculation(document_, uno::UNO_QUERY_THROW);
    calculation->enableAutomaticCalculation(true);
    calculation->calculateAll();
    for (const auto& rows : fitted_) set(rows, "OptimalHeight", true);
    for (const auto& page : pages_)
        uno::Reference<com::sun::star::util::XProtectable>(page.sheet, uno::UNO_QUERY_THROW)->protect({});
    const uno::Reference<com::sun::star::frame::XModel> model(document_, uno::UNO_QUERY_THROW);
    const uno::Reference<sheet::XSpreadsheetView> view(model->getCurrentController(), uno::UNO_QUERY);
    if (view.is()) view->setActiveSheet(shown.reference());
}

void Document::describe(std::string_view title, std::string_view subject) {
    const auto properties =
        uno::Reference<com::sun::star::document::XDocumentPropertiesSupplier>(document_, uno::UNO_QUERY_THROW)
            ->getDocumentProperties();
    properties->setTitle(utf16(title));
    properties->setSubject(utf16(subject));
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
        set(validation, "ErrorAlertStyle", sheet::ValidationAlertStyle_STOP);
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
