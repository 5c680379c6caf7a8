#include "block.hpp"

#include <fmt/format.h>

#include <cmath>
#include <com/sun/star/document/XActionLockable.hpp>
#include <com/sun/star/sheet/FillDirection.hpp>
#include <com/sun/star/sheet/XCalculatable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/sheet/XCellSeries.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>
#include <com/sun/star/util/XCloseable.hpp>

#include "citystar/cell_address.hpp"

namespace citystar::test {
namespace {

uno::Any data_of(const Content& content) {
    switch (content.kind) {
        case Content::Kind::number: return uno::Any(content.number);
        case Content::Kind::text: return uno::Any(utf16(content.text));
        default: return uno::Any(OUString());  // an empty cell
    }
}

// The formula of a content that cannot be set as a value; null if it can.
const char* formula_of(const Content& content) {
    switch (content.kind) {
        case Content::Kind::truth: return content.number != 0 ? "=TRUE()" : "=FALSE()";
        case Content::Kind::error: return "=NA()";
        case Content::Kind::text: return content.text.empty() ? "=\"\"" : nullptr;
        default: return nullptr;
    }
}

Result result_of(const uno::Any& data) {
    double number = 0;
    OUString text;
    if (data >>= number) return Result::of(number);
    if (data >>= text) return Result::of(utf8(text));
    return Result::error();
}

void write_contents(const uno::Reference<sheet::XSpreadsheet>& sheet, const std::vector<std::vector<Content>>& rows) {
    const auto columns = static_cast<sal_Int32>(rows.front().size());
    const auto last = static_cast<sal_Int32>(rows.size()) - 1;
    uno::Sequence<uno::Sequence<uno::Any>> data(last + 1);
    for (sal_Int32 row = 0; row <= last; ++row) {
        uno::Sequence<uno::Any> cells(columns);
        for (sal_Int32 column = 0; column < columns; ++column)
            cells.getArray()[column] = data_of(rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)]);
        data.getArray()[row] = cells;
    }
    const auto range = sheet->getCellRangeByPosition(0, 0, columns - 1, last);
    uno::Reference<sheet::XCellRangeData>(range, uno::UNO_QUERY_THROW)->setDataArray(data);
    // Each of these takes two calls into the office; most cells need none.
    for (sal_Int32 row = 0; row <= last; ++row)
        for (sal_Int32 column = 0; column < columns; ++column) {
            const auto& content = rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
            if (const auto* formula = formula_of(content))
                range->getCellByPosition(column, row)->setFormula(utf16(formula));
        }
}

// The formulas of the first row of an area, copied down.
void write_formulas(const uno::Reference<sheet::XSpreadsheet>& sheet, const std::vector<std::string>& formulas,
                    const table::CellRangeAddress& area) {
    uno::Sequence<uno::Sequence<OUString>> top(1);
    top.getArray()[0].realloc(static_cast<sal_Int32>(formulas.size()));
    for (std::size_t i = 0; i < formulas.size(); ++i) top.getArray()[0].getArray()[i] = utf16("=" + formulas[i]);
    uno::Reference<sheet::XCellRangeFormula>(sheet->getCellRangeByPosition(area.StartColumn, 0, area.EndColumn, 0),
                                             uno::UNO_QUERY_THROW)
        ->setFormulaArray(top);
    if (area.EndRow == 0) return;
    uno::Reference<sheet::XCellSeries>(sheet->getCellRangeByPosition(area.StartColumn, 0, area.EndColumn, area.EndRow),
                                       uno::UNO_QUERY_THROW)
        ->fillAuto(sheet::FillDirection_TO_BOTTOM, 1);
}

std::vector<std::vector<Result>> results_of(const uno::Reference<sheet::XSpreadsheet>& sheet,
                                            const table::CellRangeAddress& area) {
    const auto range = sheet->getCellRangeByPosition(area.StartColumn, 0, area.EndColumn, area.EndRow);
    std::vector<std::vector<Result>> results;
    for (const auto& row : uno::Reference<sheet::XCellRangeData>(range, uno::UNO_QUERY_THROW)->getDataArray()) {
        auto& out = results.emplace_back();
        for (const auto& cell : row) out.push_back(result_of(cell));
    }
    return results;
}

void close(const TestDocument& document) {
    uno::Reference<com::sun::star::util::XCloseable>(document.document(), uno::UNO_QUERY_THROW)->close(true);
}

}  // namespace

std::string Content::shown() const {
    switch (kind) {
        case Kind::empty: return "_";
        case Kind::number: return fmt::format("{}", number);
        case Kind::text: return "\"" + text + "\"";
        case Kind::truth: return number != 0 ? "TRUE" : "FALSE";
        case Kind::error: return "#N/A";
    }
    return {};
}

std::string Result::shown() const {
    if (kind == Kind::error) return "an error";
    return kind == Kind::number ? fmt::format("{}", number) : "\"" + text + "\"";
}

bool Result::same(const Result& other) const {
    if (kind != other.kind) return false;
    if (kind == Kind::text) return text == other.text;
    return kind == Kind::error || std::abs(number - other.number) <= 1e-13 * std::max(1.0, std::abs(number));
}

std::string top_cell(std::size_t column) { return "$" + cell_address(static_cast<sal_Int32>(column), 0); }

std::vector<std::vector<Result>> calculate(office::Office& office, const std::vector<std::vector<Content>>& contents,
                                           const std::vector<std::string>& formulas,
                                           const std::filesystem::path& file) {
    TestDocument document(office);
    // Nothing is drawn or calculated before all formulas are there.
    uno::Reference<com::sun::star::document::XActionLockable>(document.document(), uno::UNO_QUERY_THROW)
        ->addActionLock();
    const uno::Reference<sheet::XCalculatable> calculation(document.document(), uno::UNO_QUERY_THROW);
    calculation->enableAutomaticCalculation(false);
    write_contents(document.sheet(), contents);
    const auto first = static_cast<sal_Int32>(contents.front().size());
    const table::CellRangeAddress area(0, first, 0, first + static_cast<sal_Int32>(formulas.size()) - 1,
                                       static_cast<sal_Int32>(contents.size()) - 1);
    write_formulas(document.sheet(), formulas, area);
    calculation->calculateAll();
    auto results = results_of(document.sheet(), area);
    if (!file.empty()) {
        document.store(file);
        TestDocument stored(office, file);
        stored.recalculate();
        results = results_of(stored.sheet(), area);
        close(stored);
    }
    close(document);
    return results;
}

void PlainOfficeTest::SetUpTestSuite() {
    const auto installation = office::find_installation();
    office_ = std::make_unique<office::Office>(installation, office::Office::Options{});
}

}  // namespace citystar::test
