#include "explain_cell.hpp"

#include <algorithm>
#include <cmath>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/FormulaResult.hpp>
#include <com/sun/star/sheet/XCellAddressable.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/table/CellContentType.hpp>
#include <com/sun/star/text/XTextRange.hpp>

#include "aside.hpp"
#include "citystar/cell_address.hpp"
#include "dialog.hpp"
#include "formula_calls.hpp"
#include "messages.hpp"
#include "selection.hpp"

namespace citystar::menu {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
namespace table = com::sun::star::table;
using messages::Message;

// Enough for any framework.
constexpr int most_rows = 1000;
constexpr int top_star = 5;

std::string sheet_name(const uno::Reference<sheet::XSpreadsheetDocument>& document, sal_Int32 index) {
    const uno::Reference<com::sun::star::container::XIndexAccess> sheets(document->getSheets(), uno::UNO_QUERY_THROW);
    return utf8(
        uno::Reference<com::sun::star::container::XNamed>(sheets->getByIndex(index), uno::UNO_QUERY_THROW)->getName());
}

std::string string_of(const uno::Reference<table::XCell>& cell) {
    return utf8(uno::Reference<com::sun::star::text::XTextRange>(cell, uno::UNO_QUERY_THROW)->getString());
}

bool is_formula(const uno::Reference<table::XCell>& cell) { return cell->getType() == table::CellContentType_FORMULA; }

bool is_ours(const uno::Reference<table::XCell>& cell) {
    return is_formula(cell) && !citystar_calls(utf8(cell->getFormula())).empty();
}

// The sentences about one formula.
class Explainer {
public:
    Explainer(Aside& aside, Language language) : aside_(aside), language_(language) {}

    std::string of(const Call& call) {
        const auto& name = call.function;
        if (name == "STARGAP") return of_values(call, 3);
        if (name == "ATTAINMENT") return of_values({name, first(call, 3)}, 2);
        if (name == "STARLEVEL" || name == "STARSCORE" || name == "STARWHY" || name == "STARCHECK")
            return of_values(call, 2);
        if (name == "STARTABLE" || name == "WEIGHTEDSCORE" || name == "OVERALLSTAR" || name == "SCOREBOUNDS")
            return of_rows(call);
        if (call.arguments.size() > 1 && name != "INDICATORS") return of_indicator(call);
        return say(Message::explain_list, name);
    }

private:
    template <typename... Parts>
    std::string say(Message message, const Parts&... parts) const {
        return messages::say(message, language_, parts...);
    }

    static std::vector<std::string> first(const Call& call, std::size_t count) {
        auto out = call.arguments;
        out.resize(std::min(out.size(), count));
        return out;
    }

    // STARWHY for the values, and STARCHECK if it reports something.
    std::string why(const std::string& arguments) {
        const auto reason = aside_.text("STARWHY(" + arguments + ")");
        const auto check = aside_.text("STARCHECK(" + arguments + ")");
        if (reason.empty()) return check;
        if (check.empty()) return reason;
        return reason + "\n" + say(Message::explain_check, check);
    }

    std::string of_values(const Call& call, std::size_t values) {
        if (call.arguments.size() <= values) return unknown(call);
        auto arguments = call.arguments[0] + ";" + call.arguments[1];
        for (auto i = values; i < call.arguments.size(); ++i) arguments += ";" + call.arguments[i];
        const auto out = why(arguments);
        return out.empty() ? unknown(call) : out;
    }

    std::string of_rows(const Call& call) {
        if (call.arguments.size() < 3) return unknown(call);
        const auto& framework = call.arguments[0];
        const auto& indicators = call.arguments[1];
        const auto& values = call.arguments[2];
        const auto height = aside_.number("ROWS(" + indicators + ")");
        const auto width = aside_.number("COLUMNS(" + values + ")");
        if (!std::isfinite(height) || !std::isfinite(width)) return unknown(call);
        const auto rows = static_cast<int>(std::min<double>(height, most_rows));
        // Rows outside a total's scope do not count.
        std::string counts;
        if (call.arguments.size() > 4 && call.function != "OVERALLSTAR" && !call.arguments[4].empty())
            counts = fmt::format("&\"\";INDICATORS({};{});0)", framework, call.arguments[4]);
        auto out = say(Message::explain_rows, call.function);
        bool any = false;
        for (int row = 1; row <= rows; ++row) {
            const auto code = fmt::format("INDEX({};{};1)", indicators, row);
            const auto shown = aside_.text(code + "&\"\"");
            if (shown.empty()) continue;
            if (!counts.empty() && !std::isfinite(aside_.number("MATCH(" + code + counts))) continue;
            any = true;
            // A single empty cell reaches a function as 0; an empty cell in a range counts as not reported.
            const auto line = width > 1
                                  ? fmt::format("INDEX({};{};0)", values, row)
                                  : fmt::format("IF(ISBLANK(INDEX({0};{1};1));\"\";INDEX({0};{1};1))", values, row);
            out += fmt::format("\n\n{}  {}", shown, why(fmt::format("{};{};{}", framework, code, line)));
        }
        return any ? out : say(Message::explain_no_rows, call.function);
    }

    // Explains a property of an indicator: the criteria of its stars.
    std::string of_indicator(const Call& call) {
        const auto names = call.arguments[0] + ";" + call.arguments[1];
        const auto name = aside_.text("INDICATORINFO(" + names + ";\"name\")");
        if (name.empty()) return unknown(call);
        auto out = say(Message::explain_about, call.function, aside_.text(call.arguments[1] + "&\"\""), name);
        for (int star = 1; star <= top_star; ++star)
            if (const auto rule = aside_.text(fmt::format("STARRULE({};{})", names, star)); !rule.empty())
                out += "\n" + say(Message::explain_rule, star, rule);
        return out;
    }

    std::string unknown(const Call& call) const {
        std::string text = call.function + "(";
        for (std::size_t i = 0; i < std::min<std::size_t>(call.arguments.size(), 2); ++i)
            text += (i > 0 ? ";" : "") + call.arguments[i];
        return say(Message::explain_unknown, text + ")");
    }

    Aside& aside_;
    Language language_;
};

// Names another cell to explain: a cell that this one uses, otherwise one of the same sheet.
std::string elsewhere(const uno::Reference<sheet::XSpreadsheetDocument>& document,
                      const uno::Reference<table::XCell>& cell, const table::CellAddress& at, Language language) {
    const uno::Reference<com::sun::star::container::XIndexAccess> sheets(document->getSheets(), uno::UNO_QUERY_THROW);
    const uno::Reference<sheet::XSpreadsheet> own(sheets->getByIndex(at.Sheet), uno::UNO_QUERY_THROW);
    if (is_formula(cell))
        for (const auto& range : needs_of(document, cell).ranges) {
            const uno::Reference<sheet::XSpreadsheet> there(sheets->getByIndex(range.Sheet), uno::UNO_QUERY_THROW);
            const auto first = there->getCellByPosition(range.StartColumn, range.StartRow);
            if (!is_ours(first)) continue;
            auto place = cell_address(range.StartColumn, range.StartRow);
            if (range.Sheet != at.Sheet) place = sheet_name(document, range.Sheet) + "." + place;
            return messages::say(Message::explain_source, language, place);
        }
    const uno::Reference<sheet::XCellRangesQuery> query(own, uno::UNO_QUERY_THROW);
    const auto formulas = query->queryFormulaCells(sheet::FormulaResult::VALUE | sheet::FormulaResult::STRING |
                                                   sheet::FormulaResult::ERROR);
    const auto cells = formulas->getCells()->createEnumeration();
    for (int looked_at = 0; cells->hasMoreElements() && looked_at < most_rows * 10; ++looked_at) {
        const uno::Reference<table::XCell> one(cells->nextElement(), uno::UNO_QUERY_THROW);
        if (!is_ours(one)) continue;
        const auto place = uno::Reference<sheet::XCellAddressable>(one, uno::UNO_QUERY_THROW)->getCellAddress();
        return messages::say(Message::explain_example, language, cell_address(place.Column, place.Row));
    }
    return std::string(messages::raw(Message::explain_none, language));
}

std::string formula_as_typed(const uno::Reference<table::XCell>& cell) {
    OUString out;
    uno::Reference<com::sun::star::beans::XPropertySet>(cell, uno::UNO_QUERY_THROW)
        ->getPropertyValue("FormulaLocal") >>= out;
    return utf8(out);
}

}  // namespace

std::string explanation(const uno::Reference<uno::XComponentContext>& context,
                        const uno::Reference<sheet::XSpreadsheetDocument>& document,
                        const uno::Reference<table::XCell>& cell, Language language) {
    const auto at = uno::Reference<sheet::XCellAddressable>(cell, uno::UNO_QUERY_THROW)->getCellAddress();
    const auto place = sheet_name(document, at.Sheet) + "." + cell_address(at.Column, at.Row);
    if (!is_ours(cell))
        return messages::say(is_formula(cell) ? Message::explain_other : Message::explain_empty, language, place) +
               "\n\n" + elsewhere(document, cell, at, language);
    const auto result = string_of(cell);
    auto out = messages::say(Message::explain_cell, language, place,
                             result.empty() ? std::string(messages::raw(Message::explain_nothing, language)) : result,
                             formula_as_typed(cell));
    try {
        Aside aside(context, document, cell);
        if (!aside.agrees()) return out + "\n\n" + std::string(messages::raw(Message::explain_differs, language));
        Explainer explainer(aside, language);
        std::vector<std::string> said;
        for (const auto& call : citystar_calls(aside.formula())) {
            auto words = explainer.of(call);
            // Several calls of a formula often have the same sentences.
            if (std::ranges::find(said, words) != said.end()) continue;
            out += "\n\n" + words;
            said.push_back(std::move(words));
        }
    } catch (const TooLarge&) {
        return out + "\n\n" + std::string(messages::raw(Message::explain_too_large, language));
    }
    return out;
}

Outcome explain_cell(const Place& place) {
    const uno::Reference<sheet::XSpreadsheetDocument> document(place.view.is() ? place.view->getModel() : nullptr,
                                                               uno::UNO_QUERY);
    const auto ranges = selected_ranges(place.view);
    if (!document.is() || ranges.empty()) return std::string(messages::raw(Message::no_cell, place.language));
    const auto& range = ranges.front();
    const uno::Reference<com::sun::star::container::XIndexAccess> sheets(document->getSheets(), uno::UNO_QUERY_THROW);
    const uno::Reference<sheet::XSpreadsheet> own(sheets->getByIndex(range.Sheet), uno::UNO_QUERY_THROW);
    const auto text =
        explanation(place.context, document, own->getCellByPosition(range.StartColumn, range.StartRow), place.language);
    show_text(place, messages::raw(Message::explain_title, place.language), text);
    return std::nullopt;
}

}  // namespace citystar::menu
