#include "workbook.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/sheet/XCellAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeReferrer.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/sheet/XViewPane.hpp>
#include <com/sun/star/text/XTextRange.hpp>
#include <com/sun/star/util/XCloseable.hpp>

#include "citystar/uno_text.hpp"
#include "sheets.hpp"

namespace citystar::templates {
namespace {

namespace frame = com::sun::star::frame;
namespace sheet = com::sun::star::sheet;

constexpr auto native_mark = "-native";

void refuse_outsized(const Document& document, const Plan& plan) {
    if (const auto place = document.outsized_formula(); plan.native && !place.empty())
        throw FormulaTooLong(utf16(place), nullptr);
}

// What is about the whole only is left out.
void add_part_sheets(Document& document, const Plan& plan) {
    const auto notice = add_part_notice(document, plan);
    if (!plan.listed.empty()) {
        add_report(document, plan);
        add_scores(document, plan);
        add_worklist(document, plan);
    }
    if (!plan.tasks.empty()) add_text_tasks(document, plan);
    add_part_base(document, plan);
    refuse_outsized(document, plan);
    document.finish(notice);
}

void add_sheets(Document& document, const Plan& plan) {
    if (plan.part()) return add_part_sheets(document, plan);
    add_guide(document, plan);
    const auto report = plan.units ? add_units_report(document, plan) : add_report(document, plan);
    if (plan.units) {
        add_units_verification(document, plan);
        add_league(document, plan);
    }
    add_scores(document, plan);
    add_worklist(document, plan);
    if (!plan.tasks.empty()) add_text_tasks(document, plan);
    add_departments(document, plan);
    add_notice(document, plan);
    add_charts(document, plan);
    refuse_outsized(document, plan);
    document.finish(report);
    place_cursor(document.reference());
}

uno::Reference<com::sun::star::table::XCell> first_cell(const uno::Reference<sheet::XSpreadsheetDocument>& document,
                                                        const char* name) {
    uno::Reference<sheet::XNamedRanges> names;
    uno::Reference<com::sun::star::beans::XPropertySet>(document, uno::UNO_QUERY_THROW)
        ->getPropertyValue("NamedRanges") >>= names;
    const uno::Reference<sheet::XCellRangeReferrer> named(names->getByName(OUString::createFromAscii(name)),
                                                          uno::UNO_QUERY_THROW);
    return named->getReferredCells()->getCellByPosition(0, 0);
}

const char* first_figure(const uno::Reference<sheet::XSpreadsheetDocument>& document) {
    uno::Reference<sheet::XNamedRanges> names;
    uno::Reference<com::sun::star::beans::XPropertySet>(document, uno::UNO_QUERY_THROW)
        ->getPropertyValue("NamedRanges") >>= names;
    return names->hasByName("CS_UNIT_DECLARED") ? "CS_UNIT_DECLARED" : "CS_VALUES";
}

void type(const uno::Reference<sheet::XSpreadsheetDocument>& document, const char* name, const std::string& text) {
    if (text.empty()) return;
    uno::Reference<com::sun::star::text::XTextRange>(first_cell(document, name), uno::UNO_QUERY_THROW)
        ->setString(utf16(text));
}

}  // namespace

// A selected cell would keep the cursor at the next Enter, so the cursor is sent there.
void place_cursor(const uno::Reference<sheet::XSpreadsheetDocument>& document) {
    const auto view = uno::Reference<frame::XModel>(document, uno::UNO_QUERY_THROW)->getCurrentController();
    const uno::Reference<frame::XDispatchProvider> window(view.is() ? view->getFrame() : nullptr, uno::UNO_QUERY);
    if (!window.is()) return;
    auto cell = first_cell(document, "CS_UNIT_NAME");
    if (!cell->getFormula().isEmpty()) cell = first_cell(document, "CS_PERIOD");
    if (!cell->getFormula().isEmpty()) cell = first_cell(document, first_figure(document));
    const auto at = uno::Reference<sheet::XCellAddressable>(cell, uno::UNO_QUERY_THROW)->getCellAddress();
    const auto sheet = document->getSheets()->getElementNames()[at.Sheet];
    com::sun::star::util::URL command;
    command.Complete = command.Main = ".uno:GoToCell";
    command.Protocol = ".uno:";
    command.Path = "GoToCell";
    com::sun::star::beans::PropertyValue to;
    to.Name = "ToPoint";
    to.Value <<= utf16("$" + utf8(sheet) + "." + absolute(at.Column, at.Row));
    const auto dispatch = window->queryDispatch(command, {}, 0);
    if (!dispatch.is()) return;
    // The window of an office without a screen is small, so the sheet would be scrolled to the cell.
    const uno::Reference<com::sun::star::container::XIndexAccess> panes(view, uno::UNO_QUERY_THROW);
    const uno::Reference<sheet::XViewPane> pane(panes->getByIndex(panes->getCount() - 1), uno::UNO_QUERY_THROW);
    const auto column = pane->getFirstVisibleColumn();
    const auto row = pane->getFirstVisibleRow();
    dispatch->dispatch(command, {&to, 1});
    pane->setFirstVisibleColumn(column);
    pane->setFirstVisibleRow(row);
}

std::string version_text(Formulas formulas, bool part) {
    return std::string(template_version) + (part ? part_mark : "") + (formulas == Formulas::native ? native_mark : "");
}

bool part_version(std::string_view version) { return version.find(part_mark) != std::string_view::npos; }

std::string version_number(std::string_view version) { return std::string(version.substr(0, version.find('-'))); }

std::optional<Formulas> formulas_of_version(std::string_view version) {
    if (version.empty()) return std::nullopt;
    return version.ends_with(native_mark) ? Formulas::native : Formulas::functions;
}

uno::Reference<sheet::XSpreadsheetDocument> build_workbook(
    const uno::Reference<com::sun::star::frame::XComponentLoader>& loader, const Framework& framework,
    const WorkbookOptions& options) {
    // The document is not hidden, because frozen panes and the start sheet are stored for visible views only. The
    // command's own office is headless, so no window appears.
    const uno::Reference<sheet::XSpreadsheetDocument> made(
        loader->loadComponentFromURL("private:factory/scalc", "_blank", 0, {}), uno::UNO_QUERY_THROW);
    try {
        Document document(made);
        document.ask_first(options.formulas == Formulas::native);
        const Plan plan(framework, options);
        add_sheets(document, plan);
        document.describe(framework.title.zh, framework.id);
    } catch (const uno::Exception&) {
        uno::Reference<com::sun::star::util::XCloseable>(made, uno::UNO_QUERY_THROW)->close(true);
        throw;
    }
    return made;
}

void set_unit_and_period(const uno::Reference<sheet::XSpreadsheetDocument>& document, const std::string& unit,
                         const std::string& period) {
    type(document, "CS_UNIT_NAME", unit);
    type(document, "CS_PERIOD", period);
    place_cursor(document);
}

}  // namespace citystar::templates
