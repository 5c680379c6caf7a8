#include "template_fixture.hpp"

#include <fmt/format.h>

#include <chrono>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XCalculatable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeReferrer.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/sheet/XPrintAreas.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <com/sun/star/text/XTextRange.hpp>
#include <com/sun/star/util/XProtectable.hpp>
#include <cstdlib>
#include <stdexcept>

#include "citystar/cell_address.hpp"
#include "run.hpp"

namespace citystar::test {
namespace {

// Started at the first request; ends with the program's tests. Output of `citystar new` goes to a folder of its own.
class Shared : public testing::Environment {
public:
    void TearDown() override {
        office_.reset();
        folder_.reset();
    }
    office::Office& office() {
        if (!office_) {
            setenv("CITYSTAR_FRAMEWORKS", CITYSTAR_EXAMPLES, 1);
            office_ = start_test_office();
        }
        return *office_;
    }
    std::filesystem::path folder() {
        if (!folder_) folder_ = std::make_unique<office::TemporaryFolder>();
        return folder_->path();
    }

private:
    std::unique_ptr<office::Office> office_;
    std::unique_ptr<office::TemporaryFolder> folder_;
};

Shared* const shared = dynamic_cast<Shared*>(testing::AddGlobalTestEnvironment(new Shared));

uno::Reference<sheet::XNamedRanges> names_of(const uno::Reference<sheet::XSpreadsheetDocument>& document) {
    return property_of<uno::Reference<sheet::XNamedRanges>>(document, "NamedRanges");
}

std::string unquoted(std::string result) {
    return result.starts_with('"') ? result.substr(1, result.size() - 2) : result;
}

// Reads a whole range in one call. An error cell returns nothing there, so it is read by itself.
std::vector<std::vector<std::string>> texts(const uno::Reference<table::XCellRange>& range) {
    std::vector<std::vector<std::string>> out;
    for (const auto& cells : uno::Reference<sheet::XCellRangeData>(range, uno::UNO_QUERY_THROW)->getDataArray()) {
        auto& line = out.emplace_back();
        for (const auto& cell : cells) {
            double number = 0;
            OUString text;
            if (cell >>= number)
                line.push_back(fmt::format("{:.10g}", number));
            else if (cell >>= text)
                line.push_back(utf8(text));
            else
                line.push_back(unquoted(TestDocument::result(range->getCellByPosition(
                    static_cast<sal_Int32>(line.size()), static_cast<sal_Int32>(out.size()) - 1))));
        }
    }
    return out;
}

}  // namespace

office::Office& shared_office() { return shared->office(); }

std::filesystem::path template_of(std::string_view id) {
    return std::filesystem::path(CITYSTAR_TEMPLATES) / (std::string(id) + ".ots");
}

namespace {

std::filesystem::path made_as(const std::string& id, const std::string& sample, const char* formulas,
                              const char* extension) {
    shared->office();  // from here on, the user framework is known
    const auto file = shared->folder() / (id + "-" + sample + extension);
    if (std::filesystem::exists(file)) return file;
    std::vector<std::string> arguments{
        "new",      id,       "-o",         file.string(), "--unit", id == "SH-INDEX-2020" ? "徐汇" : "测试区",
        "--period", "2020年", "--formulas", formulas};
    if (!sample.empty()) arguments.insert(arguments.end(), {"--values", CITYSTAR_SAMPLES "/" + sample});
    const auto run = run_citystar(arguments);
    if (run.status != 0) throw std::runtime_error(run.err);
    return file;
}

const std::string& sample_of(std::string_view id) {
    static const std::map<std::string, std::string, std::less<>> samples = {
        {"SD-CITY-2020", "shandong-made-up.tsv"},
        {"ZQ-DISTRICT-2020", "zhangqiu-four-star.tsv"},
        {"SX-PILOT", "shanxi-made-up.tsv"},
        {"SH-INDEX-2020", "shanghai-2020.tsv"},
        {"SH-DISTRICT-145", "district-145-made-up.tsv"}};
    return samples.find(id)->second;
}

}  // namespace

std::filesystem::path made(const std::string& id, const std::string& sample) {
    return made_as(id, sample, "functions", ".ods");
}

std::filesystem::path blank_of(std::string_view id) {
    if (id != "SH-INDEX-2020") return template_of(id);
    const auto file = shared->folder() / "blank.ods";
    if (std::filesystem::exists(file)) return file;
    const auto run = run_citystar({"new", std::string(id), "-o", file.string()});
    if (run.status != 0) throw std::runtime_error(run.err);
    return file;
}

std::filesystem::path filled(std::string_view id) { return made(std::string(id), sample_of(id)); }

std::filesystem::path filled_native(std::string_view id, bool empty) {
    return made_as(std::string(id), empty ? "" : sample_of(id), "native", ".xlsx");
}

std::map<std::string, std::string> printed_cells(const Workbook& workbook) {
    std::map<std::string, std::string> out;
    for (const auto& name : workbook.sheet_names()) {
        const auto cells = workbook.sheet_named(name);
        const uno::Reference<sheet::XPrintAreas> print(cells, uno::UNO_QUERY_THROW);
        for (const auto& area : print->getPrintAreas()) {
            const auto lines =
                texts(cells->getCellRangeByPosition(area.StartColumn, area.StartRow, area.EndColumn, area.EndRow));
            for (std::size_t row = 0; row < lines.size(); ++row)
                for (std::size_t column = 0; column < lines[row].size(); ++column)
                    if (!lines[row][column].empty())
                        out[name + "!" +
                            cell_address(area.StartColumn + static_cast<int>(column),
                                         area.StartRow + static_cast<int>(row))] = lines[row][column];
        }
    }
    return out;
}

Workbook::Workbook(const std::filesystem::path& file) : TestDocument(shared_office(), file) {}

uno::Reference<table::XCellRange> Workbook::range(std::string_view name) const {
    const auto names = names_of(document());
    if (!names->hasByName(utf16(name))) throw std::runtime_error("no named range " + std::string(name));
    const uno::Reference<sheet::XCellRangeReferrer> referrer(names->getByName(utf16(name)), uno::UNO_QUERY_THROW);
    const auto out = referrer->getReferredCells();
    if (!out.is()) throw std::runtime_error(std::string(name) + " refers to no cells");
    return out;
}

bool Workbook::has(std::string_view name) const { return names_of(document())->hasByName(utf16(name)); }

uno::Reference<table::XCell> Workbook::cell_of(std::string_view name, sal_Int32 column, sal_Int32 row) const {
    return range(name)->getCellByPosition(column, row);
}

table::CellRangeAddress Workbook::place(std::string_view name) const {
    return uno::Reference<sheet::XCellRangeAddressable>(range(name), uno::UNO_QUERY_THROW)->getRangeAddress();
}

sal_Int32 Workbook::rows(std::string_view name) const {
    const auto at = place(name);
    return at.EndRow - at.StartRow + 1;
}

std::string Workbook::get(std::string_view name, sal_Int32 column, sal_Int32 row) const {
    return unquoted(result(cell_of(name, column, row)));
}

double Workbook::number(std::string_view name, sal_Int32 column, sal_Int32 row) const {
    const auto cell = cell_of(name, column, row);
    EXPECT_EQ(cell->getError(), 0) << name;
    return cell->getValue();
}

std::vector<std::string> Workbook::column(std::string_view name) const {
    std::vector<std::string> out;
    for (auto& line : texts(range(name))) out.push_back(std::move(line.front()));
    return out;
}

sal_Int32 Workbook::row_of(std::string_view code, std::string_view name) const {
    const auto codes = column(name);
    for (std::size_t row = 0; row < codes.size(); ++row)
        if (codes[row] == code) return static_cast<sal_Int32>(row);
    throw std::runtime_error("no row " + std::string(code) + " in " + std::string(name));
}

void Workbook::put(std::string_view name, double value, sal_Int32 column, sal_Int32 row) const {
    cell_of(name, column, row)->setValue(value);
}

void Workbook::put(std::string_view name, std::string_view text, sal_Int32 column, sal_Int32 row) const {
    uno::Reference<com::sun::star::text::XTextRange>(cell_of(name, column, row), uno::UNO_QUERY_THROW)
        ->setString(utf16(text));
}

void Workbook::put_date(std::string_view name, std::string_view iso, sal_Int32 row) const {
    put(name, day(iso), 0, row);
}

void Workbook::clear(std::string_view name, sal_Int32 column, sal_Int32 row) const {
    cell_of(name, column, row)->setFormula({});
}

uno::Reference<sheet::XSpreadsheet> Workbook::sheet_named(std::string_view name) const {
    return {document()->getSheets()->getByName(utf16(name)), uno::UNO_QUERY_THROW};
}

std::vector<std::string> Workbook::sheet_names() const {
    std::vector<std::string> out;
    for (const auto& name : document()->getSheets()->getElementNames()) out.push_back(utf8(name));
    return out;
}

Table Workbook::table(std::string_view sheet_name, std::string_view first_heading) const {
    const auto cells = sheet_named(sheet_name);
    const auto cursor = cells->createCursor();
    const uno::Reference<sheet::XUsedAreaCursor> used(cursor, uno::UNO_QUERY_THROW);
    used->gotoEndOfUsedArea(false);
    const auto end = uno::Reference<sheet::XCellRangeAddressable>(cursor, uno::UNO_QUERY_THROW)->getRangeAddress();
    const auto grid = texts(cells->getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow));
    const auto text = [&](sal_Int32 column, sal_Int32 row) {
        return grid[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
    };
    sal_Int32 head = 0;
    while (head <= end.EndRow && text(0, head) != first_heading) ++head;
    Table out;
    for (auto row = head + 1; row <= end.EndRow && !text(0, row).empty(); ++row) {
        auto& line = out.emplace_back();
        for (sal_Int32 column = 0; column <= end.EndColumn; ++column)
            if (const auto heading = text(column, head); !heading.empty()) line.emplace(heading, text(column, row));
    }
    return out;
}

void Workbook::unprotect(std::string_view sheet_name) const {
    uno::Reference<com::sun::star::util::XProtectable>(sheet_named(sheet_name), uno::UNO_QUERY_THROW)->unprotect({});
}

std::string Workbook::error_cells() {
    std::string out;
    for (const auto& error : errors()) out += fmt::format("{} {} Err:{}\n", error.sheet, error.address, error.code);
    return out;
}

void Workbook::automatic(bool on) const {
    uno::Reference<sheet::XCalculatable>(document(), uno::UNO_QUERY_THROW)->enableAutomaticCalculation(on);
}

std::size_t inputs_of(const Indicator& indicator) { return indicator.measures.size() + indicator.parameters.size(); }

const Measure& input_of(const Indicator& indicator, std::size_t index) {
    return index < indicator.measures.size() ? indicator.measures[index]
                                             : indicator.parameters[index - indicator.measures.size()].measure;
}

bool is_quotient(const Indicator& indicator) {
    if (inputs_of(indicator) != 1) return false;
    const auto& measure = indicator.measures.front();
    const bool fraction = measure.type == MeasureType::share || measure.type == MeasureType::ratio;
    return fraction && measure.formula.zh.find(" / ") != std::string::npos;
}

std::string department_names(const Framework& framework, const Indicator& indicator, Role role) {
    std::string out;
    for (const auto& department : indicator.departments)
        if (department.role == role)
            out += (out.empty() ? "" : "、") + framework.departments[department.department].name;
    return out;
}

double day(std::string_view iso) {
    using namespace std::chrono;
    const auto part = [&](std::size_t from, std::size_t count) {
        return std::stoi(std::string(iso.substr(from, count)));
    };
    const sys_days date = year(part(0, 4)) / part(5, 2) / part(8, 2);
    return static_cast<double>((date - sys_days(year(1899) / 12 / 30)).count());
}

}  // namespace citystar::test
