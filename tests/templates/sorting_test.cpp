// Sorting of indicator rows, chosen from the menu as Calc's menu bar does it.

#include <algorithm>
#include <boost/algorithm/string/replace.hpp>
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
#include <com/sun/star/util/XMergeable.hpp>
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
using com::sun::star::util::XProtectable;
using Strings = std::vector<std::string>;

constexpr auto report = "填报";
constexpr auto rising = "sort-rising";
constexpr auto falling = "sort-falling";
constexpr auto original = "sort-original";

// The state of a row, independent of its place: relative formulas, looks, locks, validation, height.
using Row = Strings;

// Replaces the rows of addresses in a formula by their distance to `row` (counted from 1).
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

    /// All used rows of a sheet.
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
        for (sal_Int32 row = 0; row <= end.EndRow; ++row) {
            const uno::Reference<beans::XPropertySet> line(lines->getByIndex(row), uno::UNO_QUERY_THROW);
            out[static_cast<std::size_t>(row)].push_back(property_of<bool>(line, "OptimalHeight")
                                                             ? "fits"
                                                             : std::to_string(property_of<sal_Int32>(line, "Height")));
        }
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

// The differences, as a readable message.
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

// The same for the rows of a sheet.
std::string differing(const std::vector<Row>& now, const std::vector<Row>& before) {
    const auto numbered = [](const std::vector<Row>& rows) {
        std::map<std::string, Row> out;
        for (std::size_t i = 0; i < rows.size(); ++i) out["row " + std::to_string(i + 1)] = rows[i];
        return out;
    };
    return differing(numbered(now), numbered(before));
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
    EXPECT_GE(orders.size(), 4U);  // two of the orders may be equal
    EXPECT_EQ(workbook_.codes().front(), codes.back());
    EXPECT_EQ(workbook_.error_cells(), "");
    workbook_.choose(original, report, 0);
    workbook_.sheet_named(report)->getCellByPosition(remark, at.EndRow)->setFormula({});
    EXPECT_EQ(workbook_.codes(), codes);
    EXPECT_EQ(differing(workbook_.rows_of(report), everything), "");
    EXPECT_EQ(differences(workbook_, results), "");
}

INSTANTIATE_TEST_SUITE_P(Templates, Sorting, testing::ValuesIn(all_ids));

// The smallest template, for tests that need only one.
class SortingOne : public testing::Test {
protected:
    SortingOne() : workbook_(filled("SH-DISTRICT-145")) { fix_dates(workbook_); }
    uno::Reference<table::XCell> cell(sal_Int32 column, sal_Int32 row) const {
        return workbook_.sheet_named(report)->getCellByPosition(column, row);
    }
    Sorted workbook_;
};

TEST_F(SortingOne, IsOneStepOfUndoAndRedo) {
    const auto before = workbook_.rows_of(report);
    workbook_.choose(rising, report, 2);
    const auto after = workbook_.rows_of(report);
    EXPECT_FALSE(after == before);
    EXPECT_EQ(utf8(workbook_.undo()->getCurrentUndoActionTitle()), "指标行排序：升序");
    workbook_.undo()->undo();
    EXPECT_EQ(differing(workbook_.rows_of(report), before), "");
    EXPECT_TRUE(workbook_.is_protected(report));
    workbook_.undo()->redo();
    EXPECT_EQ(differing(workbook_.rows_of(report), after), "");
    EXPECT_TRUE(workbook_.is_protected(report));
    // The rows are in that order already, so there is nothing to undo.
    const auto steps = workbook_.undo()->getAllUndoActionTitles().getLength();
    workbook_.choose(rising, report, 2);
    EXPECT_EQ(workbook_.undo()->getAllUndoActionTitles().getLength(), steps);
}

TEST_F(SortingOne, APasswordIsLeftAlone) {
    const uno::Reference<XProtectable> protection(workbook_.sheet_named(report), uno::UNO_QUERY_THROW);
    protection->unprotect({});
    protection->protect("secret");
    const auto before = workbook_.rows_of(report);
    workbook_.choose(rising, report, 2);
    EXPECT_EQ(differing(workbook_.rows_of(report), before), "");
    EXPECT_THROW(protection->unprotect({}), com::sun::star::lang::IllegalArgumentException);
    EXPECT_TRUE(protection->isProtected());
    protection->unprotect("secret");
    workbook_.choose(rising, report, 2);
    EXPECT_FALSE(workbook_.rows_of(report) == before);
    EXPECT_FALSE(protection->isProtected());
}

TEST_F(SortingOne, RowsWithoutACodeStayUnderTheirIndicatorAndHeightsGoAlong) {
    const auto results = results_of(workbook_);
    workbook_.unprotect(report);
    const auto at = workbook_.place("CS_INDICATORS");
    const auto lines =
        uno::Reference<table::XColumnRowRange>(workbook_.sheet_named(report), uno::UNO_QUERY_THROW)->getRows();
    lines->insertByIndex(at.StartRow + 3, 1);
    const auto height = [&](sal_Int32 row) {
        return uno::Reference<beans::XPropertySet>(lines->getByIndex(row), uno::UNO_QUERY_THROW);
    };
    cell(40, at.StartRow + 3)->setFormula("continued");  // right of the table
    height(at.StartRow + 2)->setPropertyValue("Height", uno::Any(sal_Int32{4321}));
    const auto owner = workbook_.codes()[2];
    workbook_.choose(falling, report, 0);
    const auto codes = workbook_.codes();
    const auto place = static_cast<sal_Int32>(std::ranges::find(codes, owner) - codes.begin());
    EXPECT_EQ(place, 15);
    EXPECT_EQ(codes[static_cast<std::size_t>(place) + 1], "");
    EXPECT_EQ(utf8(cell(40, at.StartRow + place + 1)->getFormula()), "continued");
    EXPECT_NEAR(property_of<sal_Int32>(height(at.StartRow + place), "Height"), 4321, 3);
    EXPECT_FALSE(property_of<bool>(height(at.StartRow + place), "OptimalHeight"));
    EXPECT_TRUE(property_of<bool>(height(at.StartRow + 2), "OptimalHeight"));
    EXPECT_EQ(differences(workbook_, results), "");
}

TEST_F(SortingOne, ReadsDigitsAsNumbersAndPutsErrorsAndBlanksLast) {
    workbook_.unprotect(report);
    const auto at = workbook_.place("CS_INDICATORS");
    const char* const contents[] = {"第10页", "", "=NA()", "阿", "3", "第2页", "20", "中"};
    sal_Int32 row = at.StartRow;
    for (const auto* content : contents) cell(40, row++)->setFormula(utf16(content));
    const auto shown = [&] {
        Strings out;
        for (sal_Int32 i = 0; i < 7; ++i) out.push_back(utf8(cell(40, at.StartRow + i)->getFormula()));
        return out;
    };
    workbook_.choose(rising, report, 40);
    EXPECT_EQ(shown(), (Strings{"3", "20", "阿", "第2页", "第10页", "中", "=NA()"}));
    workbook_.choose(falling, report, 40);
    EXPECT_EQ(shown(), (Strings{"中", "第10页", "第2页", "阿", "20", "3", "=NA()"}));
}

TEST_F(SortingOne, ACopiedReportIsSortedByItself) {
    workbook_.document()->getSheets()->copyByName(utf16(report), utf16("填报 去年"), 2);
    const auto before = workbook_.rows_of(report);
    const auto copy = workbook_.rows_of("填报 去年");
    workbook_.choose(falling, "填报 去年", 0);
    EXPECT_EQ(differing(workbook_.rows_of(report), before), "");
    EXPECT_FALSE(workbook_.rows_of("填报 去年") == copy);
    workbook_.choose(original, "填报 去年", 0);
    EXPECT_EQ(differing(workbook_.rows_of("填报 去年"), copy), "");
}

TEST_F(SortingOne, WhatCannotBeSortedStaysAsItIs) {
    for (const auto* name : {"说明", "评分", "任务清单", "图表"}) {
        const auto before = workbook_.rows_of(name);
        workbook_.choose(falling, name, 0);
        EXPECT_EQ(differing(workbook_.rows_of(name), before), "") << name;
    }
    const auto before = workbook_.rows_of(report);
    workbook_.choose(falling, report, workbook_.place("CS_PLANNED").StartColumn);  // blank
    EXPECT_EQ(differing(workbook_.rows_of(report), before), "");
    const auto at = workbook_.place("CS_INDICATORS");
    const uno::Reference<beans::XPropertySet> row(
        uno::Reference<table::XColumnRowRange>(workbook_.sheet_named(report), uno::UNO_QUERY_THROW)
            ->getRows()
            ->getByIndex(at.StartRow + 1),
        uno::UNO_QUERY_THROW);
    row->setPropertyValue("IsVisible", uno::Any(false));
    workbook_.choose(falling, report, 0);
    EXPECT_EQ(differing(workbook_.rows_of(report), before), "");
    row->setPropertyValue("IsVisible", uno::Any(true));
    workbook_.unprotect(report);
    uno::Reference<com::sun::star::util::XMergeable>(
        workbook_.sheet_named(report)->getCellRangeByPosition(2, at.StartRow, 2, at.StartRow + 1), uno::UNO_QUERY_THROW)
        ->merge(true);
    const auto merged = workbook_.rows_of(report);
    workbook_.choose(falling, report, 0);
    EXPECT_EQ(differing(workbook_.rows_of(report), merged), "");
    EXPECT_FALSE(workbook_.undo()->isUndoPossible() &&
                 utf8(workbook_.undo()->getCurrentUndoActionTitle()) == "指标行排序：降序");
}

TEST(SortingTasks, MovesTheTextTasksAsWell) {
    Sorted workbook(filled("ZQ-DISTRICT-2020"));
    fix_dates(workbook);
    const auto before = workbook.rows_of("文字任务");
    const auto codes = workbook.column("CS_TASK_CODES");
    const auto results = results_of(workbook);
    workbook.choose(falling, "文字任务", 0);
    EXPECT_EQ(workbook.column("CS_TASK_CODES"), Strings(codes.rbegin(), codes.rend()));
    EXPECT_EQ(differences(workbook, results), "");
    EXPECT_EQ(workbook.error_cells(), "");
    workbook.choose(original, "文字任务", 0);
    EXPECT_EQ(differing(workbook.rows_of("文字任务"), before), "");
}

class SortingCollected : public testing::TestWithParam<const char*> {
protected:
    struct Collected {
        std::string league;
        std::multiset<std::string> findings;  // findings without their cells
        bool operator==(const Collected&) const = default;
    };
    static Collected collect(const std::filesystem::path& folder) {
        const auto run = run_citystar({"collect", (folder / "unit.ods").string(), "-o",
                                       (folder / "league.csv").string(), "--results", (folder / "r.jsonl").string()});
        EXPECT_EQ(run.status, 0) << run.err;
        Collected out;
        std::ostringstream league;
        league << std::ifstream(folder / "league.csv").rdbuf();
        // The text is compared without the folder.
        out.league = boost::replace_all_copy(league.str(), folder.string(), "");
        std::ifstream records(folder / "r.jsonl");
        std::string line;
        std::getline(records, line);
        const auto record = boost::json::parse(line).as_object();
        for (const auto& one : record.at("findings").as_array()) {
            auto finding = one.as_object();
            finding.erase("cell");
            out.findings.insert(boost::json::serialize(finding));
        }
        return out;
    }
};

TEST_P(SortingCollected, TheSortedWorkbookIsReadAndJudgedTheSame) {
    const office::TemporaryFolder plain;
    const office::TemporaryFolder turned;
    Sorted workbook(filled(GetParam()));
    workbook.store(plain.path() / "unit.ods");
    workbook.choose(rising, report, 2);
    workbook.recalculate();
    workbook.store(turned.path() / "unit.ods");
    Sorted again(turned.path() / "unit.ods");
    EXPECT_EQ(again.codes(), workbook.codes());
    EXPECT_EQ(differing(again.by_code(), workbook.by_code()), "");
    EXPECT_TRUE(again.is_protected(report));
    again.choose(original, report, 0);
    EXPECT_TRUE(again.rows_of(report) == Sorted(plain.path() / "unit.ods").rows_of(report));
    const auto before = collect(plain.path());
    const auto after = collect(turned.path());
    EXPECT_EQ(after.league, before.league);
    EXPECT_EQ(after.findings, before.findings);
}

INSTANTIATE_TEST_SUITE_P(Templates, SortingCollected, testing::ValuesIn(all_ids));

}  // namespace
}  // namespace citystar::test
