#include "workbook_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/task/XJob.hpp>

#include "citystar/uno_text.hpp"
#include "packing.hpp"

namespace citystar::workbook {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
using reader::Unpacker;

uno::Sequence<sal_Int8> contents(const uno::Reference<uno::XComponentContext>& context,
                                 const uno::Reference<sheet::XSpreadsheetDocument>& document, bool formula_values) {
    const uno::Reference<com::sun::star::task::XJob> reader(
        context->getServiceManager()->createInstanceWithContext("org.citystar.WorkbookContents", context),
        uno::UNO_QUERY_THROW);
    const com::sun::star::beans::NamedValue arguments[] = {{"Document", uno::Any(document)},
                                                           {"FormulaValues", uno::Any(formula_values)}};
    uno::Sequence<sal_Int8> out;
    reader->execute({arguments, 2}) >>= out;
    return out;
}

std::vector<bool> take_lines(Unpacker& from, std::size_t count) {
    std::vector<bool> out;
    for (std::size_t i = 0; i < count; ++i) out.push_back(from.take<std::int8_t>() != 0);
    return out;
}

Area take_area(Unpacker& from) {
    Area out;
    for (auto* edge : {&out.left, &out.top, &out.right, &out.bottom}) *edge = from.take<sal_Int32>();
    return out;
}

std::vector<Area> take_areas(Unpacker& from) {
    std::vector<Area> out;
    for (auto areas = from.take<sal_Int32>(); areas > 0; --areas) out.push_back(take_area(from));
    return out;
}

// LibreOffice stores a TRUE typed in a cell for percentages as the formula TRUE() in an .xlsx, and shows it as 100 %.
void show_truth_constants(SheetCells& page) {
    for (std::size_t row = 0; row < page.formulas.size(); ++row)
        for (std::size_t column = 0; column < page.formulas[row].size(); ++column)
            if (const auto& formula = page.formulas[row][column]; formula == "=TRUE()" || formula == "=FALSE()")
                page.shown[row][column] = Shown::truth;
}

void take_shown(Unpacker& from, SheetCells& page) {
    page.shown.assign(page.values.size(), std::vector<Shown>(static_cast<std::size_t>(page.columns())));
    for (auto areas = from.take<sal_Int32>(); areas > 0; --areas) {
        const auto shown = static_cast<Shown>(from.take<reader::Shows>());
        const auto area = take_area(from);
        for (auto row = area.top; row <= std::min(area.bottom, page.rows() - 1); ++row) {
            auto& line = page.shown[static_cast<std::size_t>(row)];
            std::fill(line.begin() + area.left, line.begin() + std::min(area.right + 1, page.columns()), shown);
        }
    }
}

SheetCells take_sheet(Unpacker& from) {
    SheetCells out;
    out.name = from.text();
    out.hidden = from.take<std::int8_t>() != 0;
    out.locked = from.take<std::int8_t>() != 0;
    out.cut_off = from.take<std::int8_t>() != 0;
    const auto columns = static_cast<std::size_t>(from.take<sal_Int32>());
    const auto rows = static_cast<std::size_t>(from.take<sal_Int32>());
    if (rows == 0) return out;
    out.hidden_rows = take_lines(from, rows);
    out.hidden_columns = take_lines(from, columns);
    out.values.resize(rows);
    for (auto& line : out.values) {
        line.reserve(columns);
        for (std::size_t column = 0; column < columns; ++column) line.push_back(from.value<CellValue>());
    }
    take_shown(from, out);
    out.invisible = take_areas(from);
    out.merged = take_areas(from);
    out.formulas.assign(rows, std::vector<std::string>(columns));
    from.each_cell([&](sal_Int32 column, sal_Int32 row) {
        out.formulas[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] = from.text();
    });
    show_truth_constants(out);
    return out;
}

}  // namespace

const CellValue& SheetCells::value(int column, int row) const {
    static const CellValue nothing;
    if (column < 0 || row < 0 || row >= rows() || column >= columns()) return nothing;
    return values[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
}

const std::string& SheetCells::formula(int column, int row) const {
    static const std::string nothing;
    if (column < 0 || row < 0 || row >= static_cast<int>(formulas.size())) return nothing;
    const auto& line = formulas[static_cast<std::size_t>(row)];
    return column < static_cast<int>(line.size()) ? line[static_cast<std::size_t>(column)] : nothing;
}

Shown SheetCells::shown_as(int column, int row) const {
    if (column < 0 || row < 0 || row >= static_cast<int>(shown.size())) return Shown::number;
    const auto& line = shown[static_cast<std::size_t>(row)];
    return column < static_cast<int>(line.size()) ? line[static_cast<std::size_t>(column)] : Shown::number;
}

bool SheetCells::is_invisible(int column, int row) const {
    return std::ranges::any_of(invisible, [&](const Area& area) { return area.holds(column, row); });
}

const Area* SheetCells::cover_of(int column, int row) const {
    const auto found = std::ranges::find_if(merged, [&](const Area& area) { return area.holds(column, row); });
    return found == merged.end() || (found->left == column && found->top == row) ? nullptr : &*found;
}

WorkbookCells read_cells(const uno::Reference<uno::XComponentContext>& context,
                         const uno::Reference<sheet::XSpreadsheetDocument>& document) {
    WorkbookCells out;
    const auto bytes = contents(context, document, false);
    Unpacker from(bytes);
    for (auto sheets = from.take<sal_Int32>(); sheets > 0; --sheets) out.sheets.push_back(take_sheet(from));
    out.names = named_areas(context, document);
    return out;
}

void read_values(const uno::Reference<uno::XComponentContext>& context,
                 const uno::Reference<sheet::XSpreadsheetDocument>& document, WorkbookCells& cells) {
    const auto bytes = contents(context, document, true);
    Unpacker from(bytes);
    if (from.take<sal_Int32>() != static_cast<sal_Int32>(cells.sheets.size()))
        throw uno::RuntimeException("the sheets have changed");
    for (auto& page : cells.sheets) {
        if (from.take<std::int8_t>() == 0) continue;
        from.each_cell([&](sal_Int32 column, sal_Int32 row) {
            page.values.at(static_cast<std::size_t>(row)).at(static_cast<std::size_t>(column)) =
                from.value<CellValue>();
        });
        take_shown(from, page);
        show_truth_constants(page);
    }
}

std::string cell_text(const CellValue& value) {
    if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    return {};
}

}  // namespace citystar::workbook
