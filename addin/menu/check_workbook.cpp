#include "check_workbook.hpp"

#include <algorithm>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

#include "assessment.hpp"
#include "catalogue.hpp"
#include "dialog.hpp"
#include "document_copy.hpp"
#include "messages.hpp"

namespace citystar::menu {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
using messages::Message;
using messages::say;
using workbook::Finding;
using workbook::Findings;

std::string place_of(const Finding& finding, Language language) {
    if (finding.sheet.empty()) return say(Message::whole_file, language);
    return finding.cell.empty() ? finding.sheet : finding.sheet + "." + finding.cell;
}

bool is_gap(const Finding& finding) { return finding.kind == workbook::not_reported_kind; }

std::string kind_of(const Finding& finding, Language language) {
    if (is_gap(finding)) return say(Message::says_not_reported, language);
    return say(finding.error ? Message::an_error : Message::a_warning, language);
}

std::vector<std::string> lines_of(const Findings& findings, Language language) {
    std::vector<std::string> out;
    for (const auto& finding : findings)
        out.push_back(fmt::format("{}  {}  {}", kind_of(finding, language), place_of(finding, language), finding.text));
    return out;
}

std::string details_of(const Finding& finding, Language language) {
    const auto head = fmt::format("{}  {}", kind_of(finding, language), place_of(finding, language));
    return fmt::format("{}{}\n{}", head, finding.code.empty() ? "" : "  " + finding.code, finding.text);
}

// The finding that the user chooses in the list; null if the list is closed.
const Finding* choose(const Place& place, const Findings& findings) {
    const auto text = [&](Message message) { return say(message, place.language); };
    const auto errors = workbook::count_errors(findings);
    const auto gaps = static_cast<std::size_t>(std::ranges::count_if(findings, is_gap));
    Dialog dialog(place, text(Message::check_title), 380, 236);
    dialog.paragraph("summary", {6, 6, 368, 12},
                     say(Message::check_summary, place.language, errors, findings.size() - errors - gaps, gaps));
    dialog.list("findings", {6, 20, 368, 122}, false);
    dialog.reading("details", {6, 148, 368, 62}, "");
    dialog.button("go", {252, 216, 58, 14}, text(Message::go_to), Dialog::Button::ok);
    dialog.button("close", {316, 216, 58, 14}, text(Message::close), Dialog::Button::cancel);
    const auto chosen = [&] { return &findings[static_cast<std::size_t>(std::max(0, dialog.chosen("findings")))]; };
    const auto show = [&] {
        dialog.set_text("details", details_of(*chosen(), place.language));
        dialog.enable("go", !chosen()->sheet.empty());
    };
    dialog.on_choice("findings", show);
    dialog.accept_by_double_click("findings");
    dialog.set_lines("findings", lines_of(findings, place.language));
    show();
    return dialog.execute("findings") ? chosen() : nullptr;
}

}  // namespace

Findings findings_of(const uno::Reference<uno::XComponentContext>& context,
                     const uno::Reference<sheet::XSpreadsheetDocument>& document, const Registry& registry,
                     workbook::DeliveredTemplates& templates, Language language) {
    // An open document is calculated already, so its stored results are also its recalculated ones.
    const auto cells = workbook::read_cells(context, document);
    const auto template_of = [&](const Framework& framework, templates::Formulas formulas) {
        return &templates.of(context, framework, formulas);
    };
    const auto restore = [&](const auto& gone) {
        return workbook::restored(workbook::DocumentCopy(context, document).document(), gone);
    };
    Findings out;
    Findings gaps;
    for (auto& unit : workbook::assess(cells, cells, registry, template_of, restore, language)) {
        std::ranges::move(unit.findings, std::back_inserter(out));
        // Only the chosen unit's missing figures are listed; the other units report theirs themselves.
        if (unit.chosen) gaps = workbook::not_reported(unit, language);
    }
    std::stable_partition(out.begin(), out.end(), [](const Finding& finding) { return finding.error; });
    std::ranges::move(gaps, std::back_inserter(out));
    return out;
}

bool go_to(const uno::Reference<com::sun::star::frame::XController>& view, const Finding& finding) {
    const uno::Reference<sheet::XSpreadsheetDocument> document(view->getModel(), uno::UNO_QUERY_THROW);
    const auto sheets = document->getSheets();
    const auto name = utf16(finding.sheet);
    if (finding.sheet.empty() || !sheets->hasByName(name)) return false;
    const uno::Reference<sheet::XSpreadsheet> page(sheets->getByName(name), uno::UNO_QUERY_THROW);
    bool visible = false;
    uno::Reference<com::sun::star::beans::XPropertySet>(page, uno::UNO_QUERY_THROW)->getPropertyValue("IsVisible") >>=
        visible;
    if (!visible) return false;
    uno::Reference<sheet::XSpreadsheetView>(view, uno::UNO_QUERY_THROW)->setActiveSheet(page);
    if (!finding.cell.empty())
        uno::Reference<com::sun::star::view::XSelectionSupplier>(view, uno::UNO_QUERY_THROW)
            ->select(uno::Any(page->getCellRangeByName(utf16(finding.cell))));
    return true;
}

Outcome check_workbook(const Place& place) {
    const uno::Reference<sheet::XSpreadsheetDocument> document(place.view.is() ? place.view->getModel() : nullptr,
                                                               uno::UNO_QUERY);
    if (!document.is()) return say(Message::no_workbook, place.language);
    const auto& known = component::catalogue(place.context);
    static workbook::DeliveredTemplates templates(known.folder.parent_path() / "templates");
    const auto findings = findings_of(place.context, document, known.registry, templates, place.language);
    if (findings.empty()) return say(Message::check_clean, place.language);
    const auto* chosen = choose(place, findings);
    if (chosen && !go_to(place.view, *chosen)) return say(Message::check_hidden, place.language, chosen->sheet);
    return std::nullopt;
}

}  // namespace citystar::menu
