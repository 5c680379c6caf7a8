#include "sheet.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/document/XDocumentPropertiesSupplier.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/sheet/XCalculatable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/sheet/XSheetCellRangeContainer.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include "citystar/native_formula.hpp"
#include "citystar/uno_text.hpp"
#include "uno_objects.hpp"

namespace citystar::templates {
namespace {

namespace sheet = com::sun::star::sheet;
namespace table = com::sun::star::table;
namespace container = com::sun::star::container;
using com::sun::star::beans::XPropertySet;

// Joins neighbouring places into areas if `same` holds between them, row by row and then downwards.
template <typename Value, typename Same>
std::vector<Area> areas_of(const std::map<Contents::Place, Value>& places, Same same) {
    std::vector<Area> out;
    std::map<std::pair<sal_Int32, sal_Int32>, std::size_t>
        above;  // by left and right column: the area that ends in the previous row
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

}  // namespace

Document::Document(uno::Reference<sheet::XSpreadsheetDocument> document) : document_(std::move(document)) {
    // Calculation is off until finish() calculates everything once.
    uno::Reference<sheet::XCalculatable>(document_, uno::UNO_QUERY_THROW)->enableAutomaticCalculation(false);
    make_styles();
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

std::string Document::outsized_formula() const {
    for (const auto& page : pages_)
        for (const auto& [place, cell] : page.contents.cells) {
            if (cell.kind != Contents::Kind::formula || native::within_limits(cell.text)) continue;
            const auto head = page.contents.cells.find({place.first, 0});
            if (head != page.contents.cells.end() && head->second.kind == Contents::Kind::text)
                return head->second.text;
            const uno::Reference<com::sun::star::container::XNamed> named(page.sheet, uno::UNO_QUERY_THROW);
            return utf8(named->getName()) + "." + absolute(place.second, place.first);
        }
    return {};
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

}  // namespace citystar::templates
