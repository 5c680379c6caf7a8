// Findings of collect about workbooks in which more than the figures was changed.

#include "changes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <com/sun/star/table/TableSortField.hpp>
#include <com/sun/star/util/XSortable.hpp>
#include <functional>
#include <map>
#include <set>
#include <sstream>

#include "careless.hpp"
#include "office.hpp"
#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr auto report = "填报";
constexpr auto score = "评分";

// Places in the template of SD-CITY-2020: the rows of the first indicator and level, and columns.
constexpr sal_Int32 report_row = 7;
constexpr sal_Int32 score_row = 7;
constexpr sal_Int32 numerator = 5;
constexpr sal_Int32 value = 7;
constexpr sal_Int32 departments = 16;
constexpr sal_Int32 last_column = 32;
constexpr sal_Int32 level_row = 59;  // of the first level in 评分

struct Case {
    const char* file;
    std::function<void(Workbook&)> change;
};

uno::Reference<table::XCell> cell(const Workbook& it, const char* sheet, sal_Int32 column, sal_Int32 row) {
    return it.sheet_of(sheet)->getCellByPosition(column, row);
}

void hide(const uno::Reference<uno::XInterface>& what) {
    uno::Reference<XPropertySet>(what, uno::UNO_QUERY_THROW)->setPropertyValue("IsVisible", uno::Any(false));
}

// Sorts the rows of indicators by code in descending order.
void sort(const Workbook& it, const char* sheet, sal_Int32 first, sal_Int32 right) {
    com::sun::star::table::TableSortField by_code;
    by_code.IsAscending = false;
    com::sun::star::beans::PropertyValue fields;
    fields.Name = "SortFields";
    fields.Value <<= uno::Sequence<com::sun::star::table::TableSortField>{&by_code, 1};
    uno::Reference<com::sun::star::util::XSortable>(
        it.sheet_of(sheet)->getCellRangeByPosition(0, first, right, first + 48), uno::UNO_QUERY_THROW)
        ->sort({&fields, 1});
}

const Case cases[] = {
    {"saved.xlsx", [](Workbook&) {}},
    {"rebuilt.ods",
     [](Workbook& it) {
         it.lines(report)->getColumns()->insertByIndex(3, 2);
         it.lines(report)->getRows()->insertByIndex(20, 3);
         it.lines(score)->getRows()->insertByIndex(2, 4);
         it.lines(score)->getColumns()->insertByIndex(9, 1);
         uno::Reference<com::sun::star::container::XNamed>(it.sheet_of(score), uno::UNO_QUERY_THROW)
             ->setName(utf16("我们的 '分'"));
         it.sheets()->moveByName(utf16(report), 5);
     }},
    {"rebuilt.xlsx",
     [](Workbook& it) {
         it.lines(report)->getRows()->insertByIndex(9, 2);
         it.sheets()->moveByName(utf16(score), 0);
     }},
    {"sorted.ods", [](Workbook& it) { sort(it, report, report_row, last_column); }},
    {"deleted.ods", [](Workbook& it) { it.lines(report)->getRows()->removeByIndex(report_row + 4, 1); }},
    {"altered.ods",
     [](Workbook& it) {
         const auto total = it.named("CS_TOTAL")->getCellByPosition(0, 0);
         total->setFormula(total->getFormula() + "+5");
         it.named("CS_HELD")->getCellByPosition(0, 3)->setFormula("=IFERROR(N($F13);0)");
         cell(it, score, 6, level_row)->setFormula("=30");
         const auto change = [&](const char* name, const char* from, const char* to) {
             const auto second = it.named(name)->getCellByPosition(0, 1);
             second->setFormula(second->getFormula().replaceFirst(utf16(from), utf16(to)));
         };
         change("CS_GAIN", "0.8", "0.5");
         change("CS_REQUIREMENT", ";4;5)", ";4;4)");
     }},
    {"altered.xlsx",
     [](Workbook& it) {
         it.named("CS_HELD")->getCellByPosition(0, 3)->setFormula("=IFERROR(N($F13);0)");
         it.named("CS_NOW")->getCellByPosition(0, 0)->setValue(5);
     }},
    {"rebuilt and altered.ods",
     [](Workbook& it) {
         it.lines(score)->getRows()->insertByIndex(2, 4);
         it.lines(score)->getColumns()->insertByIndex(9, 1);
         it.named("CS_HELD")->getCellByPosition(0, 3)->setFormula("=IFERROR(N($F17);0)");
         uno::Reference<com::sun::star::container::XNamed>(it.sheet_of(score), uno::UNO_QUERY_THROW)
             ->setName(utf16("分"));
     }},
    {"overwritten.ods",
     [](Workbook& it) {
         it.named("CS_NOW")->getCellByPosition(0, 0)->setValue(5);
         it.named("CS_NOW")->getCellByPosition(0, 1)->setValue(5);
         it.named("CS_TOTAL")->getCellByPosition(0, 0)->setValue(99);
         Workbook::write(it.named("CS_CHECKS")->getCellByPosition(0, 2), "");
         cell(it, "任务清单", 1, 8)->setValue(3);
     }},
    {"values.ods",
     [](Workbook& it) {
         const auto cursor = it.sheet_of(score)->createCursor();
         uno::Reference<sheet::XUsedAreaCursor>(cursor, uno::UNO_QUERY_THROW)->gotoEndOfUsedArea(true);
         const auto last =
             uno::Reference<sheet::XCellRangeAddressable>(cursor, uno::UNO_QUERY_THROW)->getRangeAddress();
         const uno::Reference<sheet::XCellRangeData> all(
             it.sheet_of(score)->getCellRangeByPosition(0, 0, last.EndColumn, last.EndRow), uno::UNO_QUERY_THROW);
         all->setDataArray(all->getDataArray());
     }},
    {"value.ods",
     [](Workbook& it) {
         const auto total = it.named("CS_TOTAL")->getCellByPosition(0, 0);
         total->setValue(total->getValue());
         const auto points = cell(it, score, 5, score_row + 2);
         points->setValue(points->getValue() + 1);
     }},
    {"half.ods",
     [](Workbook& it) {
         for (const auto& name : it.sheets()->getElementNames())
             if (utf8(name) != report)
                 uno::Reference<com::sun::star::util::XProtectable>(it.sheets()->getByName(name), uno::UNO_QUERY_THROW)
                     ->protect({});
     }},
    {"printed.ods",
     [](Workbook& it) {
         Workbook::write(cell(it, score, 3, score_row), "别的局");
         cell(it, score, 3, level_row)->setValue(10);
         Workbook::write(cell(it, report, 1, report_row), "别的名称");
         Workbook::write(cell(it, report, departments, report_row + 1), "另一个局");
         Workbook::write(cell(it, report, 4, report_row + 2), "别的口径");
     }},
    {"hidden.ods",
     [](Workbook& it) {
         hide(uno::Reference<table::XColumnRowRange>(
                  it.sheet_of(report)->getCellRangeByPosition(0, report_row, 0, report_row + 2), uno::UNO_QUERY_THROW)
                  ->getRows());
         hide(it.sheet_of(score));
     }},
    {"texts.ods",
     [](Workbook& it) {
         Workbook::write(cell(it, report, value, report_row), "85%");
         Workbook::write(cell(it, report, value, report_row + 1), "４");
         Workbook::write(cell(it, report, value, report_row + 21), "6,200");
         Workbook::write(cell(it, report, value, report_row + 2), "'7");
         Workbook::write(it.figure(31), "0.3万");
     }},
    {"domain.ods",
     [](Workbook& it) {
         cell(it, report, value, report_row)->setValue(65);
         cell(it, report, numerator, report_row + 4)->setValue(30);
         cell(it, report, numerator + 1, report_row + 4)->setValue(20);
     }},
    {"double.ods",
     [](Workbook& it) {
         it.lines(report)->getRows()->insertByIndex(report_row + 3, 1);
         Workbook::write(cell(it, report, 0, report_row + 3), "L1P1");
         cell(it, report, value, report_row + 3)->setValue(0.9);
     }},
    {"old.ods",
     [](Workbook& it) {
         Workbook::write(it.named("CS_TEMPLATE_VERSION")->getCellByPosition(0, 0), "0");
         it.named("CS_TOTAL")->getCellByPosition(0, 0)->setFormula("=SUM(1;2)");
     }},
};

class Changes : public testing::Test {
protected:
    struct Shared {
        office::TemporaryFolder folder;
        std::map<std::string, json::object> records;
        std::string err;
    };

    static void SetUpTestSuite() {
        shared_ = std::make_unique<Shared>();
        const auto path = [](const std::string& name) { return (shared_->folder.path() / name).string(); };
        for (const auto* name : {"clean.ods", "clean.xlsx"})
            ASSERT_EQ(run_citystar({"new", "SD-CITY-2020", "-o", path(name), "--unit", name, "--values",
                                    CITYSTAR_SAMPLES "/shandong-made-up.tsv"})
                          .status,
                      0);
        make_cases(path);
        std::vector<std::string> arguments{"collect", "--language", "en", path("clean.ods"), path("clean.xlsx")};
        for (const auto& one : cases) arguments.push_back(path(one.file));
        for (const auto& more : {std::string("-o"), path("league.csv"), std::string("--results"), path("r.jsonl"),
                                 std::string("-j"), std::string("2")})
            arguments.push_back(more);
        shared_->err = run_citystar(arguments).err;
        std::istringstream lines(bytes_of(path("r.jsonl")));
        for (std::string line; std::getline(lines, line);) {
            auto record = json::parse(line).as_object();
            const auto name = fs::path(json::value_to<std::string>(record.at("input"))).filename().string();
            shared_->records[name] = std::move(record);
        }
    }
    static void TearDownTestSuite() { shared_.reset(); }

    static std::vector<json::object> findings(const std::string& name) {
        std::vector<json::object> out;
        const auto found = shared_->records.find(name);
        if (found == shared_->records.end()) {
            ADD_FAILURE() << name << shared_->err;
            return out;
        }
        for (const auto& finding : found->second.at("findings").as_array()) out.push_back(finding.as_object());
        return out;
    }
    // Findings of these kinds as "formula_altered 评分.C3"; without kinds, all findings.
    static std::set<std::string> places(const std::string& name, const std::set<std::string>& kinds) {
        std::set<std::string> out;
        for (const auto& finding : findings(name)) {
            const auto text = [&](const char* field) { return json::value_to<std::string>(finding.at(field)); };
            if (kinds.contains(text("kind"))) out.insert(text("kind") + " " + text("sheet") + "." + text("cell"));
        }
        return out;
    }
    static std::set<std::string> kinds(const std::string& name) {
        std::set<std::string> out;
        for (const auto& finding : findings(name)) out.insert(json::value_to<std::string>(finding.at("kind")));
        return out;
    }
    static std::string text_of(const std::string& name, const char* sheet, const char* cell) {
        for (const auto& finding : findings(name))
            if (finding.at("sheet") == sheet && finding.at("cell") == cell)
                return json::value_to<std::string>(finding.at("text"));
        return {};
    }

    static std::unique_ptr<Shared> shared_;

private:
    static void make_cases(const std::function<std::string(const std::string&)>& path) {
        const auto installation = office::find_installation();
        office::Office::Options options;
        options.extensions.push_back(fs::path(CITYSTAR_COMMAND).parent_path().parent_path() / "oxt");
        office::Office office(installation, options);
        for (const auto& one : cases) {
            com::sun::star::beans::PropertyValue hidden;
            hidden.Name = "Hidden";
            hidden.Value <<= true;
            command::WorkbookFile file(office, uno::Reference<sheet::XSpreadsheetDocument>(
                                                   office.loader()->loadComponentFromURL(
                                                       office::file_url(path("clean.ods")), "_blank", 0, {&hidden, 1}),
                                                   uno::UNO_QUERY_THROW));
            Workbook workbook(file);
            Workbook::write(workbook.named("CS_UNIT_NAME")->getCellByPosition(0, 0), one.file);
            try {
                one.change(workbook);
            } catch (const uno::Exception& error) {
                ADD_FAILURE() << one.file << ": " << utf8(error.Message);
            }
            file.recalculate();
            file.store(path(one.file));
        }
    }
};

std::unique_ptr<Changes::Shared> Changes::shared_;

const std::set<std::string> of_formulas{"formula_altered",      "formulas_altered",  "formula_overwritten",
                                        "formulas_overwritten", "formulas_frozen",   "formulas_elsewhere",
                                        "names_elsewhere",      "functions_unknown", "printed_changed"};

TEST_F(Changes, WhatIsOnlyMovedOrSavedByOthersIsNoChange) {
    for (const auto* name : {"clean.ods", "clean.xlsx", "saved.xlsx", "rebuilt.ods", "rebuilt.xlsx", "sorted.ods",
                             "deleted.ods", "hidden.ods", "double.ods"})
        EXPECT_EQ(places(name, of_formulas), std::set<std::string>{}) << name;
    for (const auto* name : {"clean.ods", "clean.xlsx"})
        EXPECT_EQ(kinds(name), std::set<std::string>{"evidence_missing"}) << name;
    for (const auto* name : {"saved.xlsx", "rebuilt.ods", "rebuilt.xlsx", "sorted.ods"})
        EXPECT_EQ(kinds(name), (std::set<std::string>{"evidence_missing", "protection_lifted"})) << name;
    EXPECT_TRUE(kinds("deleted.ods").contains("rows_missing"));
    EXPECT_TRUE(kinds("double.ods").contains("row_twice"));
}

TEST_F(Changes, NamesAlteredFormulas) {
    EXPECT_EQ(places("altered.ods", of_formulas),
              (std::set<std::string>{"formula_altered 评分.C3", "formula_altered 评分.G60", "formula_altered 评分.AL9",
                                     "formulas_altered 评分.AK11", "formulas_altered 评分.AM9"}));
    EXPECT_NE(text_of("altered.ods", score, "G60").find("it is =30 and should be =20"), std::string::npos);
    EXPECT_TRUE(kinds("altered.ods").contains("total_differs"));
    EXPECT_EQ(places("altered.xlsx", of_formulas),
              (std::set<std::string>{"formulas_altered 评分.AK11", "formulas_overwritten 评分.E8"}));
    EXPECT_EQ(places("rebuilt and altered.ods", of_formulas), std::set<std::string>{"formulas_altered 分.AL15"});
}

TEST_F(Changes, NamesOverwrittenFormulas) {
    EXPECT_EQ(places("overwritten.ods", of_formulas),
              (std::set<std::string>{"formula_overwritten 评分.C3", "formulas_overwritten 任务清单.B9",
                                     "formulas_frozen 填报.O10", "formulas_overwritten 评分.E8"}));
    EXPECT_NE(text_of("overwritten.ods", score, "E8").find("2 formulas of this column were replaced"),
              std::string::npos);
    for (const auto& finding : findings("overwritten.ods")) {
        if (finding.at("kind") == "formulas_overwritten") {
            EXPECT_EQ(finding.at("severity"), finding.at("sheet") == "任务清单" ? "warning" : "error");
        }
    }
}

// Values pasted over their formulas may be right. Such findings have another wording than those about wrong values.
TEST_F(Changes, TellsValuesThatAreRightFromWrongOnes) {
    EXPECT_EQ(places("values.ods", of_formulas), std::set<std::string>{"formulas_frozen 评分.A3"});
    EXPECT_NE(text_of("values.ods", score, "A3").find("right as they stand"), std::string::npos);
    EXPECT_EQ(places("value.ods", of_formulas),
              (std::set<std::string>{"formulas_frozen 评分.C3", "formulas_overwritten 评分.F10"}));
    for (const auto* name : {"values.ods", "value.ods"})
        for (const auto& finding : findings(name))
            EXPECT_TRUE(finding.at("kind") != "formulas_frozen" || finding.at("severity") == "warning") << name;
}

TEST_F(Changes, NamesLiftedProtectionOnce) {
    EXPECT_EQ(places("saved.xlsx", {"protection_lifted"}), std::set<std::string>{"protection_lifted 说明."});
    EXPECT_NE(text_of("saved.xlsx", "说明", "").find("The protection of 7 sheets was removed ("), std::string::npos);
    EXPECT_EQ(places("half.ods", {"protection_lifted"}), std::set<std::string>{"protection_lifted 填报."});
    EXPECT_NE(text_of("half.ods", report, "").find("The protection of 1 sheet was removed (填报)"), std::string::npos)
        << text_of("half.ods", report, "");
    for (const auto& finding : findings("half.ods"))
        EXPECT_TRUE(finding.at("kind") != "protection_lifted" || finding.at("severity") == "warning");
}

TEST_F(Changes, NamesChangedPrint) {
    EXPECT_EQ(places("printed.ods", {"printed_changed", "departments_changed", "content_changed"}),
              (std::set<std::string>{"printed_changed 评分.D8", "printed_changed 评分.D60", "printed_changed 填报.B8",
                                     "departments_changed 填报.Q9", "content_changed 填报.E10"}));
    EXPECT_NE(text_of("printed.ods", score, "D60").find("“10”"), std::string::npos);
}

// Formulas of another version may differ, but they have to be there.
TEST_F(Changes, AnOldTemplateIsComparedNoFurtherThanIsFair) {
    EXPECT_TRUE(kinds("old.ods").contains("old_template"));
    EXPECT_EQ(places("old.ods", of_formulas), std::set<std::string>{});
}

TEST_F(Changes, NamesHiddenSheetsAndRows) {
    EXPECT_EQ(places("hidden.ods", {"hidden_rows", "hidden_sheet"}),
              (std::set<std::string>{"hidden_rows 填报.A8", "hidden_sheet 评分."}));
}

TEST_F(Changes, NamesFiguresThatAreNone) {
    EXPECT_EQ(places("texts.ods", {"mended_value"}),
              (std::set<std::string>{"mended_value 填报.H8", "mended_value 填报.H9", "mended_value 填报.H29",
                                     "mended_value 填报.H39"}));
    EXPECT_EQ(places("domain.ods", {"out_of_domain", "numerator_over_denominator"}),
              (std::set<std::string>{"out_of_domain 填报.H8", "numerator_over_denominator 填报.F12"}));
    for (const auto* name : {"texts.ods", "domain.ods"}) EXPECT_EQ(shared_->records[name].at("status"), "ok") << name;
}

}  // namespace
}  // namespace citystar::test
