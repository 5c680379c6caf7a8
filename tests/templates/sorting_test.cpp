// The menu's sorting of indicator rows, chosen as Calc's menu bar does it.

#include <algorithm>
#include <boost/json.hpp>
#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/lang/IllegalArgumentException.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XSheetCondition.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/sheet/XUniqueCellFormatRangesSupplier.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/CellProtection.hpp>
#include <com/sun/star/util/XProtectable.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "results.hpp"
#include "run.hpp"
#include "shipped.hpp"

namespace citystar::test {
namespace {

namespace beans = com::sun::star::beans;
namespace frame = com::sun::star::frame;
using com::sun::star::container::XIndexAccess;
using com::sun::star::util::XProtectable;
using Strings = std::vector<std::string>;

constexpr auto report = "填报";
constexpr auto rising = "sort-rising";
constexpr auto falling = "sort-falling";
constexpr auto original = "sort-original";

// A row as it is, whichever row it stands in: formulas relative to it, looks, locks, validation, height.
using Row = Strings;

// Addresses in a formula with their distance to `row` (counted from 1) in place of their row.
std::string relative(const std::string& formula, sal_Int32 row) {
    static const std::regex address(R"(([A-Z]{1,2})(\d+))");
    std::string out;
    auto rest = formula.begin();
    for (std::sregex_iterator i(formula.begin(), formula.end(), address), end; i != end; ++i) {
        out.append(rest, (*i)[0].first);
        out += (*i)[1].str() + "[" + std::to_string(std::stoi((*i)[2].str()) - row) + "]";
        rest = (*i)[0].second;
    }
    return out.append(rest, formula.end());
}

std::string look_of(const uno::Reference<uno::XInterface>& cells) {
    const auto validation = property_of<uno::Reference<uno::XInterface>>(cells, "Validation");
    const uno::Reference<sheet::XSheetCondition> condition(validation, uno::UNO_QUERY_THROW);
    const auto source = condition->getSourcePosition();
    const bool locked = property_of<com::sun::star::util::CellProtection>(cells, "CellProtection").IsLocked;
    return utf8(property_of<OUString>(cells, "CellStyle")) + (locked ? " locked " : " open ") +
           utf8(property_of<OUString>(validation, "InputMessage")) + " " +
           relative(utf8(condition->getFormula1()), source.Row + 1) + " " +
           relative(utf8(condition->getFormula2()), source.Row + 1);
}

class Sorted : public Workbook {
public:
    using Workbook::Workbook;

    uno::Reference<frame::XController> view() const {
        return uno::Reference<frame::XModel>(document(), uno::UNO_QUERY_THROW)->getCurrentController();
    }
    void choose(const std::string& command, const std::string& sheet_name, sal_Int32 column) const {
        const auto sheet = sheet_named(sheet_name);
        uno::Reference<sheet::XSpreadsheetView>(view(), uno::UNO_QUERY_THROW)->setActiveSheet(sheet);
        uno::Reference<com::sun::star::view::XSelectionSupplier>(view(), uno::UNO_QUERY_THROW)
            ->select(uno::Any(uno::Reference<uno::XInterface>(sheet->getCellByPosition(column, 0))));
        com::sun::star::util::URL url;
        url.Complete = utf16("vnd.org.citystar:" + command);
        url.Protocol = "vnd.org.citystar:";
        uno::Reference<frame::XDispatchProvider>(view()->getFrame(), uno::UNO_QUERY_THROW)
            ->queryDispatch(url, "_self", 0)
            ->dispatch(url, {});
    }
    uno::Reference<com::sun::star::document::XUndoManager> undo() const {
        return uno::Reference<com::sun::star::document::XUndoManagerSupplier>(document(), uno::UNO_QUERY_THROW)
            ->getUndoManager();
    }
    bool is_protected(const std::string& sheet_name) const {
        return uno::Reference<XProtectable>(sheet_named(sheet_name), uno::UNO_QUERY_THROW)->isProtected();
    }
    const char* codes_name() const { return has("CS_UNIT_ITEMS") ? "CS_UNIT_ITEMS" : "CS_INDICATORS"; }
    Strings codes() const { return column(codes_name()); }

    /// All rows of a sheet, as far as it is used.
    std::vector<Row> rows_of(const std::string& sheet_name) const {
        const auto sheet = sheet_named(sheet_name);
        const auto cursor = sheet->createCursor();
        uno::Reference<sheet::XUsedAreaCursor>(cursor, uno::UNO_QUERY_THROW)->gotoEndOfUsedArea(false);
        const auto end = uno::Reference<sheet::XCellRangeAddressable>(cursor, uno::UNO_QUERY_THROW)->getRangeAddress();
        const auto formulas = uno::Reference<sheet::XCellRangeFormula>(
                                  sheet->getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow), uno::UNO_QUERY_THROW)
                                  ->getFormulaArray();
        std::vector<Row> out(static_cast<std::size_t>(end.EndRow) + 1);
        for (sal_Int32 row = 0; row <= end.EndRow; ++row)
            for (const auto& cell : formulas[row]) {
                const auto text = utf8(cell);
                out[static_cast<std::size_t>(row)].push_back(text.starts_with('=') ? relative(text, row + 1) : text);
            }
        add_looks(sheet, out);
        const auto lines = uno::Reference<table::XColumnRowRange>(sheet, uno::UNO_QUERY_THROW)->getRows();
        for (sal_Int32 row = 0; row <= end.EndRow; ++row)
            out[static_cast<std::size_t>(row)].push_back(std::to_string(
                property_of<sal_Int32>(lines->getByIndex(row).get<uno::Reference<uno::XInterface>>(), "Height")));
        return out;
    }
    /// The rows of the indicators, by code.
    std::map<std::string, Row> by_code() const {
        const auto rows = rows_of(report);
        const auto at = place(codes_name());
        std::map<std::string, Row> out;
        for (auto row = at.StartRow; row <= at.EndRow; ++row)
            out[rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(at.StartColumn)]] =
                rows[static_cast<std::size_t>(row)];
        return out;
    }

private:
    static void add_looks(const uno::Reference<uno::XInterface>& sheet, std::vector<Row>& rows) {
        const auto width = rows.front().size();
        for (auto& row : rows) row.resize(2 * width);
        const auto looks = uno::Reference<sheet::XUniqueCellFormatRangesSupplier>(sheet, uno::UNO_QUERY_THROW)
                               ->getUniqueCellFormatRanges();
        for (sal_Int32 i = 0; i < looks->getCount(); ++i) {
            const uno::Reference<sheet::XSheetCellRanges> cells(looks->getByIndex(i), uno::UNO_QUERY_THROW);
            const auto look = look_of(cells);
            for (const auto& area : cells->getRangeAddresses())
                for (auto row = area.StartRow; row <= area.EndRow && row < static_cast<sal_Int32>(rows.size()); ++row)
                    for (auto column = area.StartColumn;
                         column <= area.EndColumn && column < static_cast<sal_Int32>(width); ++column)
                        rows[static_cast<std::size_t>(row)][width + static_cast<std::size_t>(column)] = look;
        }
    }
};

// What differs, for a message that can be read.
std::string differing(const std::map<std::string, Row>& now, const std::map<std::string, Row>& before) {
    std::string out;
    for (const auto& [code, row] : before) {
        const auto found = now.find(code);
        if (found == now.end()) {
            out += code + " is gone\n";
            continue;
        }
        for (std::size_t i = 0; i < row.size() && i < found->second.size(); ++i)
            if (row[i] != found->second[i])
                out += code + " " + std::to_string(i) + ": " + row[i] + " -> " + found->second[i] + "\n";
    }
    return out;
}

class Sorting : public testing::TestWithParam<const char*> {
protected:
    Sorting() : workbook_(filled(GetParam())) { fix_dates(workbook_); }
    Sorted workbook_;
};

TEST_P(Sorting, MovesWholeRowsAndChangesNoResult) {
    const auto results = results_of(workbook_);
    const auto rows = workbook_.by_code();
    const auto everything = workbook_.rows_of(report);
    const auto codes = workbook_.codes();
    const auto at = workbook_.place(workbook_.codes_name());
    const auto values = workbook_.place(workbook_.has("CS_UNIT_DECLARED") ? "CS_UNIT_DECLARED" : "CS_VALUES");
    const auto remark = workbook_.place("CS_PLANNED").EndColumn + 1;
    workbook_.sheet_named(report)->getCellByPosition(remark, at.EndRow)->setFormula("first");
    const auto changed = workbook_.by_code();
    std::set<Strings> orders{codes};
    for (const auto& [command, column] : {std::pair{falling, at.StartColumn},
                                          {rising, at.StartColumn + 2},
                                          {falling, values.StartColumn},
                                          {rising, remark}}) {
        workbook_.choose(command, report, column);
        orders.insert(workbook_.codes());
        EXPECT_EQ(differing(workbook_.by_code(), changed), "") << command << column;
        EXPECT_EQ(differences(workbook_, results), "") << command << column;
        EXPECT_TRUE(workbook_.is_protected(report));
    }
    EXPECT_GE(orders.size(), 4U);  // two of them may agree
    EXPECT_EQ(workbook_.codes().front(), codes.back());
    EXPECT_EQ(workbook_.error_cells(), "");
    workbook_.choose(original, report, 0);
    workbook_.sheet_named(report)->getCellByPosition(remark, at.EndRow)->setFormula({});
    EXPECT_EQ(workbook_.codes(), codes);
    EXPECT_EQ(workbook_.rows_of(report), everything);
    EXPECT_EQ(differences(workbook_, results), "");
}

INSTANTIATE_TEST_SUITE_P(Templates, Sorting, testing::ValuesIn(all_ids));

}  // namespace
}  // namespace citystar::test
