#include "workbook_results.hpp"

#include <algorithm>
#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/task/XJob.hpp>
#include <tuple>

#include "citystar/cell_address.hpp"
#include "citystar/uno_text.hpp"
#include "packing.hpp"

namespace citystar::command {
namespace {

namespace uno = com::sun::star::uno;
using Argument = com::sun::star::beans::NamedValue;
using reader::Unpacker;
using Context = uno::Reference<uno::XComponentContext>;
using Document = uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>;

// The result of a service of the reader, inside the office.
template <typename T>
T asked(const Context& context, const char* service, const uno::Sequence<Argument>& arguments) {
    const uno::Reference<com::sun::star::task::XJob> job(
        context->getServiceManager()->createInstanceWithContext(OUString::createFromAscii(service), context),
        uno::UNO_QUERY_THROW);
    T out;
    job->execute(arguments) >>= out;
    return out;
}

void take_errors(Unpacker& from, WorkbookResults& out) {
    for (auto errors = from.take<sal_Int32>(); errors > 0; --errors) {
        const auto column = from.take<sal_Int32>();
        const auto row = from.take<sal_Int32>();
        out.errors.push_back({out.sheets.back(), cell_address(column, row), from.take<sal_Int32>()});
    }
}

void take_formulas(Unpacker& from, int sheet, std::vector<FormulaResult>& out) {
    const auto first = out.size();
    from.each_cell([&](sal_Int32 column, sal_Int32 row) {
        out.push_back({sheet, column, row, from.value<std::optional<NamedValue>>()});
    });
    std::sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
              [](const auto& a, const auto& b) { return std::tie(a.row, a.column) < std::tie(b.row, b.column); });
}

}  // namespace

void find_functions(const Context& context, const Document& document) {
    const Argument arguments[] = {{"Document", uno::Any(document)}, {"Everywhere", uno::Any(true)}};
    asked<bool>(context, "org.citystar.KnownFunctions", {arguments, 2});
}

WorkbookResults read_results(const Context& context, const Document& document, Formulas formulas) {
    const bool wanted = formulas == Formulas::read;
    const Argument arguments[] = {
        {"Document", uno::Any(document)}, {"Prefix", uno::Any(OUString("CS_"))}, {"Formulas", uno::Any(wanted)}};
    const auto bytes = asked<uno::Sequence<sal_Int8>>(context, "org.citystar.WorkbookResults", {arguments, 3});
    Unpacker from(bytes);
    WorkbookResults out;
    const auto sheets = from.take<sal_Int32>();
    for (int sheet = 0; sheet < sheets; ++sheet) {
        out.sheets.push_back(from.text());
        take_errors(from, out);
        if (wanted) take_formulas(from, sheet, out.formulas);
    }
    for (auto names = from.take<sal_Int32>(); names > 0; --names) {
        auto name = from.text();
        if (auto value = from.value<std::optional<NamedValue>>()) out.named.emplace(std::move(name), std::move(*value));
    }
    return out;
}

std::vector<std::string> shown_texts(const Context& context, const Document& document,
                                     const std::vector<FormulaResult>& cells) {
    if (cells.empty()) return {};
    std::vector<sal_Int32> at;
    for (const auto& cell : cells) at.insert(at.end(), {cell.sheet, cell.column, cell.row});
    const Argument arguments[] = {
        {"Document", uno::Any(document)},
        {"Cells", uno::Any(uno::Sequence<sal_Int32>(at.data(), static_cast<sal_Int32>(at.size())))}};
    std::vector<std::string> out;
    for (const auto& text : asked<uno::Sequence<OUString>>(context, "org.citystar.ShownTexts", {arguments, 2}))
        out.push_back(utf8(text));
    return out;
}

}  // namespace citystar::command
