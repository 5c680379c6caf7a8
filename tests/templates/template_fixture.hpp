// The generated templates in a real LibreOffice, filled and read by their named cells.
#pragma once

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <map>

#include "citystar/framework.hpp"
#include "office_fixture.hpp"
#include "temporary_folder.hpp"

namespace citystar::test {

/// The shipped frameworks, each with a template.
inline constexpr const char* all_ids[] = {"SD-CITY-2020", "ZQ-DISTRICT-2020", "SX-PILOT", "SH-INDEX-2020",
                                          "SH-DISTRICT-145"};

/// The cells of each row by their column headings.
using Table = std::vector<std::map<std::string, std::string>>;

/// A workbook in the shared office. Cells are read as text, without quotes: numbers with ten digits, errors as "#N/A".
class Workbook : public TestDocument {
public:
    /// Opens a file and fills nothing in.
    explicit Workbook(const std::filesystem::path& file);

    /// The range of a name, and its cells, counted from 0. A missing name fails the test and ends it.
    uno::Reference<table::XCellRange> range(std::string_view name) const;
    uno::Reference<table::XCell> cell_of(std::string_view name, sal_Int32 column = 0, sal_Int32 row = 0) const;
    table::CellRangeAddress place(std::string_view name) const;
    sal_Int32 rows(std::string_view name) const;

    bool has(std::string_view name) const;
    std::string get(std::string_view name, sal_Int32 column = 0, sal_Int32 row = 0) const;
    double number(std::string_view name, sal_Int32 column = 0, sal_Int32 row = 0) const;
    /// The first column of a range.
    std::vector<std::string> column(std::string_view name) const;
    /// The row of an indicator in the range CS_INDICATORS or another one.
    sal_Int32 row_of(std::string_view code, std::string_view name = "CS_INDICATORS") const;

    void put(std::string_view name, double value, sal_Int32 column = 0, sal_Int32 row = 0) const;
    void put(std::string_view name, std::string_view text, sal_Int32 column = 0, sal_Int32 row = 0) const;
    /// A day as Calc counts it, from an ISO date.
    void put_date(std::string_view name, std::string_view iso, sal_Int32 row = 0) const;
    void clear(std::string_view name, sal_Int32 column = 0, sal_Int32 row = 0) const;

    uno::Reference<sheet::XSpreadsheet> sheet_named(std::string_view name) const;
    std::vector<std::string> sheet_names() const;
    /// The rows under the first row that has this text in its first cell, up to a row whose first cell is empty.
    Table table(std::string_view sheet_name, std::string_view first_heading) const;
    void unprotect(std::string_view sheet_name) const;

    /// "填报 B7 #N/A" per formula cell with an error, in one text; empty if no cell has an error.
    std::string error_cells();

    /// Suspends calculation while many cells are filled, then calculates everything once.
    template <typename Work>
    void quietly(const Work& work) {
        automatic(false);
        work();
        automatic(true);
        recalculate();
    }

private:
    void automatic(bool on) const;
};

template <typename T>
T property_of(const uno::Reference<uno::XInterface>& object, const char* name) {
    T out{};
    uno::Reference<com::sun::star::beans::XPropertySet>(object, uno::UNO_QUERY_THROW)
        ->getPropertyValue(OUString::createFromAscii(name)) >>= out;
    return out;
}

/// The office of this program. It also knows the user framework of docs/examples.
office::Office& shared_office();

std::filesystem::path template_of(std::string_view id);
/// A workbook without figures: the template, or a workbook of `citystar new` if the template contains published
/// figures.
std::filesystem::path blank_of(std::string_view id);
/// A workbook that `citystar new` fills from a sample file, made once per program. Without a sample it is empty.
std::filesystem::path made(const std::string& id, const std::string& sample);
/// The same with the sample of the framework.
std::filesystem::path filled(std::string_view id);
/// The same with native formulas, as .xlsx; without the sample if `empty`.
std::filesystem::path filled_native(std::string_view id, bool empty = false);
/// What stands on the printed pages: "sheet!address" and the text of each cell that is not empty.
std::map<std::string, std::string> printed_cells(const Workbook& workbook);

/// The number of columns for an indicator's values: its measures, then its parameters.
std::size_t inputs_of(const Indicator& indicator);
const Measure& input_of(const Indicator& indicator, std::size_t index);
/// Whether numerator and denominator can be entered.
bool is_quotient(const Indicator& indicator);
/// Departments of a role under their own names, joined with "、".
std::string department_names(const Framework& framework, const Indicator& indicator, Role role);

/// Days since 1899-12-30.
double day(std::string_view iso);

}  // namespace citystar::test
