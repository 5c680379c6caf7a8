// citystar split and join: a workbook for each department, and back into the whole.

#include "split.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <com/sun/star/sheet/XCellAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeMovement.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <stdexcept>

#include "careless.hpp"
#include "installation.hpp"
#include "office.hpp"
#include "run.hpp"
#include "shipped.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"
#include "zip_files.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;

constexpr auto report = "填报";
constexpr auto tasks = "文字任务";

// The column of 填报 or 文字任务 with this head.
sal_Int32 column_of(const Workbook& it, const char* sheet, const std::string& head) {
    const auto page = it.sheet_of(sheet);
    for (sal_Int32 row = 0; row < 10; ++row)
        for (sal_Int32 column = 0; column < 40; ++column) {
            const uno::Reference<com::sun::star::text::XTextRange> cell(page->getCellByPosition(column, row),
                                                                        uno::UNO_QUERY_THROW);
            if (utf8(cell->getString()) == head) return column;
        }
    throw std::out_of_range(head);
}

// The cell of an indicator or a task by the head of its column.
uno::Reference<table::XCell> cell_of(const Workbook& it, const char* sheet, const std::string& code,
                                     const std::string& head) {
    const auto page = it.sheet_of(sheet);
    const auto column = column_of(it, sheet, head);
    for (sal_Int32 row = 0; row < 90; ++row) {
        const uno::Reference<com::sun::star::text::XTextRange> cell(page->getCellByPosition(0, row),
                                                                    uno::UNO_QUERY_THROW);
        if (utf8(cell->getString()) == code) return page->getCellByPosition(column, row);
    }
    throw std::out_of_range(code);
}

std::string text_of(const uno::Reference<table::XCell>& cell) {
    return utf8(uno::Reference<com::sun::star::text::XTextRange>(cell, uno::UNO_QUERY_THROW)->getString());
}

// What stands in a sheet, formulas as formulas.
std::vector<std::string> contents_of(const Workbook& it, const char* sheet) {
    const auto cursor = it.sheet_of(sheet)->createCursor();
    const uno::Reference<com::sun::star::sheet::XUsedAreaCursor> used(cursor, uno::UNO_QUERY_THROW);
    used->gotoStartOfUsedArea(false);
    used->gotoEndOfUsedArea(true);
    const uno::Reference<com::sun::star::sheet::XCellRangeData> data(cursor, uno::UNO_QUERY_THROW);
    std::vector<std::string> out;
    for (const auto& line : data->getDataArray()) {
        std::ostringstream text;
        text.precision(15);
        for (const auto& value : line) {
            double number = 0;
            OUString words;
            if (value >>= number) text << number;
            if (value >>= words) text << utf8(words);
            text << '|';
        }
        out.push_back(text.str());
    }
    return out;
}

struct Sample {
    const char* framework;
    const char* values;
    const char* ending;
};

constexpr Sample samples[] = {{"SD-CITY-2020", "shandong-made-up.tsv", ".ods"},
                              {"ZQ-DISTRICT-2020", "zhangqiu-four-star.tsv", ".xlsx"}};

class Split : public testing::Test {
protected:
    struct Shared {
        office::TemporaryFolder folder;
        std::unique_ptr<office::Office> office;
        std::map<std::string, Outcome> runs;
    };

    static std::string path(const std::string& name) { return (shared_->folder.path() / name).string(); }

    static std::string whole(const Sample& sample) { return path(std::string(sample.framework) + sample.ending); }
    static std::string empty(const Sample& sample) {
        return path("empty-" + std::string(sample.framework) + sample.ending);
    }
    static std::string parts(const Sample& sample) { return path("parts-" + std::string(sample.framework)); }

    // Changes a workbook as somebody would in LibreOffice, without its protection and without our extension's help.
    static void edit(const std::string& from, const std::string& to, const std::function<void(Workbook&)>& change) {
        command::WorkbookFile file(*shared_->office, from);
        ASSERT_TRUE(file.open()) << from;
        Workbook workbook(file);
        try {
            change(workbook);
        } catch (const uno::Exception& error) {
            ADD_FAILURE() << to << ": " << utf8(error.Message);
        } catch (const std::out_of_range& error) {
            ADD_FAILURE() << to << ": " << error.what();
        }
        file.recalculate();
        file.store(to);
    }

    static void look(const std::string& file, const std::function<void(Workbook&)>& at) {
        command::WorkbookFile opened(*shared_->office, file);
        ASSERT_TRUE(opened.open()) << file;
        opened.recalculate();
        Workbook workbook(opened);
        at(workbook);
    }

    static Outcome run(const std::string& name, const std::vector<std::string>& arguments) {
        auto out = run_citystar(arguments);
        EXPECT_TRUE(out.left_behind.empty()) << name;
        shared_->runs[name] = out;
        return out;
    }

    static void SetUpTestSuite() {
        shared_ = std::make_unique<Shared>();
        for (const auto& sample : samples) {
            const std::string plain = path("plain" + std::string(sample.ending));
            for (const auto& [file, values] : {std::pair(plain, true), std::pair(empty(sample), false)}) {
                std::vector<std::string> arguments{"new",    sample.framework, "-o",       file,
                                                   "--unit", "示例市",         "--period", "2024年度"};
                if (values) {
                    arguments.emplace_back("--values");
                    arguments.push_back(std::string(CITYSTAR_SAMPLES "/") + sample.values);
                }
                ASSERT_EQ(run_citystar(arguments).status, 0);
            }
            if (!shared_->office) start_office();
            edit(plain, whole(sample), [&](Workbook& it) { give_evidence(it, sample); });
            ASSERT_EQ(run(std::string("split ") + sample.framework,
                          {"split", whole(sample), "-o", parts(sample), "--due", "3月15日前"})
                          .status,
                      0)
                << shared_->runs.rbegin()->second.err;
        }
    }
    static void TearDownTestSuite() { shared_.reset(); }

    static void start_office() {
        office::Office::Options options;
        options.extensions.push_back(fs::path(CITYSTAR_COMMAND).parent_path().parent_path() / "oxt");
        shared_->office = std::make_unique<office::Office>(office::find_installation(), options);
    }

    // What a department fills in besides figures: in every row, and of each kind of content.
    static void give_evidence(Workbook& it, const Sample& sample) {
        for (const auto& indicator : shipped(sample.framework).indicators) {
            const bool task = indicator.kind == IndicatorKind::task;
            const auto* sheet = task ? tasks : report;
            Workbook::write(cell_of(it, sheet, indicator.code, "佐证材料"), ("台账 " + indicator.code).c_str());
            Workbook::write(cell_of(it, sheet, indicator.code, "备注"), "第一行\n第二行");
            if (task) {
                cell_of(it, sheet, indicator.code, "进度")->setValue(0.4);
            } else {
                cell_of(it, sheet, indicator.code, "页码或链接")->setValue(12);
                cell_of(it, sheet, indicator.code, "材料日期")->setValue(45000);
                Workbook::write(cell_of(it, sheet, indicator.code, "状态"), "已填报");
                Workbook::write(cell_of(it, sheet, indicator.code, "数据质量"), "B");
            }
        }
    }

    static std::unique_ptr<Shared> shared_;
};

std::unique_ptr<Split::Shared> Split::shared_;

TEST_F(Split, MakesAWorkbookForEachLeadDepartmentAndOneForTheRest) {
    for (const auto& sample : samples) {
        const auto& framework = shipped(sample.framework);
        std::set<std::string> expected;
        for (const auto& indicator : framework.indicators) {
            bool led = false;
            for (const auto& one : indicator.departments) {
                const auto& department = framework.departments[one.department];
                if (one.role != Role::lead || department.placeholder) continue;
                led = true;
                expected.insert(department.name + ".xlsx");
            }
            if (!led) expected.insert("无牵头部门的指标.xlsx");
        }
        std::set<std::string> made;
        for (const auto& file : fs::directory_iterator(parts(sample))) made.insert(file.path().filename());
        EXPECT_EQ(made, expected);
    }
}

TEST_F(Split, APartHasItsRowsItsRequestAndItsPoints) {
    look(parts(samples[1]) + "/区教育和体育局.xlsx", [](Workbook& it) {
        EXPECT_EQ(utf8(it.sheets()->getElementNames()[0]), "填报通知");
        EXPECT_EQ(text_of(it.named("CS_DEPARTMENT")->getCellByPosition(0, 0)), "区教育和体育局");
        EXPECT_EQ(text_of(it.named("CS_UNIT_NAME")->getCellByPosition(0, 0)), "示例市");
        EXPECT_EQ(text_of(it.named("CS_TEMPLATE_VERSION")->getCellByPosition(0, 0)), "2-part-native");
        EXPECT_FALSE(it.names()->hasByName(utf16("CS_TOTAL")));
        EXPECT_FALSE(it.names()->hasByName(utf16("CS_OVERALL_STAR")));
        const auto all = contents_of(it, "填报通知");
        EXPECT_TRUE(std::ranges::any_of(
            all, [](const std::string& line) { return line.find("3月15日前") != std::string::npos; }));
        EXPECT_GT(it.named("CS_PART_POINTS")->getCellByPosition(0, 0)->getValue(), 0);
        EXPECT_GE(it.named("CS_PART_FULL")->getCellByPosition(0, 0)->getValue(),
                  it.named("CS_PART_POINTS")->getCellByPosition(0, 0)->getValue());
    });
}

// The points of all parts make the total of the whole, where each indicator has one lead department.
TEST_F(Split, PartsScoreTheirRowsAsTheWholeDoes) {
    double points = 0;
    for (const auto& file : fs::directory_iterator(parts(samples[1])))
        look(file.path(), [&](Workbook& it) {
            if (it.names()->hasByName(utf16("CS_PART_POINTS")))
                points += it.named("CS_PART_POINTS")->getCellByPosition(0, 0)->getValue();
        });
    look(whole(samples[1]),
         [&](Workbook& it) { EXPECT_NEAR(points, it.named("CS_TOTAL")->getCellByPosition(0, 0)->getValue(), 1e-9); });
}

TEST_F(Split, PartsOfASampleMakeTheSampleOutOfAnEmptyWorkbook) {
    for (const auto& sample : samples) {
        const auto joined = path(std::string("joined") + sample.ending);
        const auto outcome = run("join", {"join", empty(sample), parts(sample), "-o", joined});
        EXPECT_EQ(outcome.status, 0) << outcome.err;
        std::vector<std::string> sheets{report, "评分"};
        if (sample.framework == std::string("ZQ-DISTRICT-2020")) sheets.emplace_back(tasks);
        std::map<std::string, std::vector<std::string>> expected;
        look(whole(sample), [&](Workbook& it) {
            for (const auto& sheet : sheets) expected[sheet] = contents_of(it, sheet.c_str());
        });
        look(joined, [&](Workbook& it) {
            for (const auto& sheet : sheets) EXPECT_EQ(contents_of(it, sheet.c_str()), expected[sheet]);
        });
    }
}

TEST_F(Split, PartsThatNobodyChangedChangeNothing) {
    const auto joined = path("same.ods");
    const auto outcome = run("same", {"join", whole(samples[0]), parts(samples[0]), "-o", joined});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_NE(outcome.err.find("cells taken: 0, to be settled: 0"), std::string::npos) << outcome.err;
    EXPECT_EQ(outcome.err.find("Not returned"), std::string::npos) << outcome.err;
    std::vector<std::string> expected;
    look(whole(samples[0]), [&](Workbook& it) { expected = contents_of(it, report); });
    look(joined, [&](Workbook& it) { EXPECT_EQ(contents_of(it, report), expected); });
}

// Parts as they come back: typed in other programs, sorted, damaged, of others, or twice.
class Returned : public Split {
protected:
    static std::string sent(const std::string& department) { return path("sent/" + department + ".ods"); }
    static std::string back(const std::string& file) { return path("back/" + file); }

    static void SetUpTestSuite() {
        Split::SetUpTestSuite();
        const auto& empty_whole = empty(samples[1]);
        ASSERT_EQ(run("sent", {"split", empty_whole, "-o", path("sent"), "--to", "ods"}).status, 0)
            << shared_->runs["sent"].err;
        fs::create_directory(path("back"));
        edit_figures();
        edit_whole();
        add_others();
        run("first",
            {"join", path("edited.xlsx"), path("back"), "-o", path("first.xlsx"), "--report", path("first.tsv")});
        run("second", {"join", path("first.xlsx"), path("back"), "-o", path("second.xlsx")});
        run("prefer", {"join", path("edited.xlsx"), path("back"), "-o", path("prefer.xlsx"), "--prefer", "part"});
    }

    static void edit_figures() {
        edit(sent("区教育和体育局"), back("教体.ods"), [](Workbook& it) {
            Workbook::write(cell_of(it, report, "4", "数值1"), "85%");
            Workbook::write(cell_of(it, tasks, "T8", "进度"), "４０％");
            Workbook::write(cell_of(it, report, "4", "材料日期"), "2024年3月5日");
        });
        edit(sent("区工业和信息化局"), back("sorted.xlsx"), [](Workbook& it) {
            Workbook::write(cell_of(it, report, "18", "数值1"), "１２０");
            cell_of(it, report, "19", "数值2")->setFormula("=1+2");
            cell_of(it, report, "23", "分子")->setValue(30);
            cell_of(it, report, "23", "分母")->setValue(40);
            Workbook::write(cell_of(it, report, "24", "数值1"), "约三个");
            cell_of(it, report, "17", "分子")->setValue(5);
            move_last_row_up(it);
        });
        edit(sent("区委政法委"), back("政法委.ods"), [](Workbook& it) {
            cell_of(it, tasks, "T14", "进度")->setValue(0.3);
            cell_of(it, tasks, "T16", "进度")->setValue(7);
        });
        edit(sent("区政府办公室"), back("政府办.xlsx"),
             [](Workbook& it) { cell_of(it, tasks, "T14", "进度")->setValue(0.5); });
        edit(sent("区公安分局"), back("公安.xlsx"), [](Workbook& it) {
            cell_of(it, report, "29", "分子")->setValue(9);
            cell_of(it, report, "29", "分母")->setValue(10);
            Workbook::write(cell_of(it, report, "30", "备注"), "已核对");
        });
        edit(sent("区商务服务中心"), back("no base.ods"), [](Workbook& it) {
            it.sheets()->removeByName(utf16("下发底稿"));
            cell_of(it, report, "20", "数值1")->setValue(0.4);
        });
        edit(sent("区住房和城乡建设局"), back("row gone.ods"), [](Workbook& it) {
            const auto row = cell_of(it, report, "44", "数值1");
            const auto at =
                uno::Reference<com::sun::star::sheet::XCellAddressable>(row, uno::UNO_QUERY_THROW)->getCellAddress();
            it.lines(report)->getRows()->removeByIndex(at.Row, 1);
        });
        fs::copy_file(sent("区卫生健康局"), back("任意名字.ods"));
    }

    static void move_last_row_up(Workbook& it) {
        const auto area = uno::Reference<com::sun::star::sheet::XCellRangeAddressable>(it.named("CS_INDICATORS"),
                                                                                       uno::UNO_QUERY_THROW)
                              ->getRangeAddress();
        it.lines(report)->getRows()->insertByIndex(area.StartRow + 1, 1);
        const uno::Reference<com::sun::star::sheet::XCellRangeMovement> page(it.sheet_of(report), uno::UNO_QUERY_THROW);
        const com::sun::star::table::CellAddress to(area.Sheet, 0, area.StartRow + 1);
        page->moveRange(to, {area.Sheet, 0, area.EndRow + 1, 39, area.EndRow + 1});
    }

    // What the clerk has filled in meanwhile, and what is his own.
    static void edit_whole() {
        edit(empty(samples[1]), path("edited.xlsx"), [](Workbook& it) {
            cell_of(it, report, "29", "分子")->setValue(8);
            cell_of(it, report, "29", "分母")->setValue(10);
            cell_of(it, report, "4", "核验值1")->setValue(0.8);
            it.sheets()->insertNewByName(utf16("我的表"), 3);
            Workbook::write(it.sheet_of("我的表")->getCellByPosition(0, 0), "留着");
        });
    }

    static void add_others() {
        const auto rename = [](const char* name, const char* text) {
            return [=](Workbook& it) { Workbook::write(it.named(name)->getCellByPosition(0, 0), text); };
        };
        const auto some = sent("区卫生健康局");
        edit(some, back("other unit.ods"), rename("CS_UNIT_NAME", "别的市"));
        edit(some, back("other period.ods"), rename("CS_PERIOD", "2023年度"));
        edit(some, back("older.ods"), rename("CS_TEMPLATE_VERSION", "1-part"));
        fs::copy_file(parts(samples[0]) + "/地方政府政务办.xlsx", back("other framework.xlsx"));
        fs::copy_file(whole(samples[1]), back("a whole.xlsx"));
        const auto bytes = bytes_of(some);
        write_bytes(back("damaged.ods"), bytes.substr(0, bytes.size() / 2));
        fs::copy_file(fs::path(CITYSTAR_GOLDEN).parent_path() / "fuzz/corpus/archive/encrypted.ods",
                      back("encrypted.ods"));
    }

    static const std::string& told(const std::string& name) { return shared_->runs[name].err; }
    static void expect_told(const std::string& name, const std::string& words) {
        EXPECT_NE(told(name).find(words), std::string::npos) << words << "\n" << told(name);
    }
};

TEST_F(Returned, FiguresAreReadAsCollectReadsThem) {
    look(path("first.xlsx"), [](Workbook& it) {
        EXPECT_DOUBLE_EQ(cell_of(it, report, "4", "数值1")->getValue(), 0.85);
        EXPECT_DOUBLE_EQ(cell_of(it, tasks, "T8", "进度")->getValue(), 0.4);
        EXPECT_DOUBLE_EQ(cell_of(it, report, "4", "材料日期")->getValue(), 45356);
        EXPECT_DOUBLE_EQ(cell_of(it, report, "18", "数值1")->getValue(), 120);
        EXPECT_DOUBLE_EQ(cell_of(it, report, "19", "数值2")->getValue(), 3);
        EXPECT_DOUBLE_EQ(cell_of(it, report, "23", "分子")->getValue(), 30);
        EXPECT_DOUBLE_EQ(cell_of(it, report, "23", "数值1")->getValue(), 0.75);
        EXPECT_DOUBLE_EQ(cell_of(it, report, "20", "数值1")->getValue(), 0.4);
        EXPECT_EQ(text_of(cell_of(it, report, "30", "备注")), "已核对");
    });
    expect_told("first", "19 数值2");
    expect_told("first", "own formula");
}

TEST_F(Returned, WhatCannotBeUsedStaysOutAndIsNamed) {
    look(path("first.xlsx"), [](Workbook& it) {
        EXPECT_EQ(text_of(cell_of(it, report, "24", "数值1")), "");
        EXPECT_EQ(text_of(cell_of(it, tasks, "T16", "进度")), "");
    });
    expect_told("first", "Not usable 24 数值1: 区工业和信息化局 has in ");
    expect_told("first", "约三个");
    expect_told("first", "Not usable T16 进度");
}

TEST_F(Returned, ConflictsStayAsTheyAreInTheWhole) {
    EXPECT_EQ(shared_->runs["first"].status, 1);
    expect_told("first", "Conflict 29 分子");
    expect_told("first", "Conflict T14 进度");
    look(path("first.xlsx"), [](Workbook& it) {
        EXPECT_DOUBLE_EQ(cell_of(it, report, "29", "数值1")->getValue(), 0.8);
        EXPECT_EQ(text_of(cell_of(it, tasks, "T14", "进度")), "");
        EXPECT_DOUBLE_EQ(cell_of(it, report, "4", "核验值1")->getValue(), 0.8);
        EXPECT_EQ(text_of(it.sheet_of("我的表")->getCellByPosition(0, 0)), "留着");
    });
    look(path("prefer.xlsx"), [](Workbook& it) {
        EXPECT_DOUBLE_EQ(cell_of(it, report, "29", "数值1")->getValue(), 0.9);
        EXPECT_EQ(text_of(cell_of(it, tasks, "T14", "进度")), "");
    });
}

TEST_F(Returned, ASecondJoinChangesNothing) {
    expect_told("second", "cells taken: 0");
    std::vector<std::string> expected;
    look(path("first.xlsx"), [&](Workbook& it) { expected = contents_of(it, report); });
    look(path("second.xlsx"), [&](Workbook& it) { EXPECT_EQ(contents_of(it, report), expected); });
}

TEST_F(Returned, ForeignAndDamagedFilesAreNamedWithTheWayOut) {
    for (const auto* words :
         {"other unit.ods: a part of “别的市”", "other period.ods: a part for “2023年度”",
          "other framework.xlsx: a part of the framework “SD-CITY-2020”", "a whole.xlsx: this is not a part",
          "damaged.ods", "encrypted.ods", "without a password", "older.ods: template version 1",
          "the department “区卫生健康局” also returned", "no base.ods: the hidden sheet",
          "row gone.ods: the rows of these indicators are gone; nothing was changed for them: 44",
          "returned as it was sent", "Not returned ("})
        expect_told("first", words);
}

TEST_F(Returned, TheReportHasALineForEachChangedCell) {
    const auto table = bytes_of(path("first.tsv"));
    EXPECT_EQ(table.find("\xEF\xBB\xBF"
                         "outcome\tcode\t"),
              0u);
    EXPECT_NE(table.find("taken\t4\t"), std::string::npos) << table;
    EXPECT_NE(table.find("conflict: the whole was changed\t29\t"), std::string::npos) << table;
    EXPECT_NE(table.find("conflict: parts differ\tT14\t"), std::string::npos) << table;
    EXPECT_NE(table.find("not usable\t24\t"), std::string::npos) << table;
    EXPECT_NE(table.find("\t85%\t区教育和体育局\t"), std::string::npos) << table;
}

// A part is no report of a unit, so it is not scored.
TEST_F(Returned, CollectNamesAPart) {
    const auto outcome =
        run("collect", {"collect", back("教体.ods"), "-o", path("league.csv"), "--results", path("collected.jsonl")});
    EXPECT_EQ(outcome.status, 1) << outcome.err;
    EXPECT_NE(bytes_of(path("collected.jsonl")).find("department_part"), std::string::npos);
}

TEST_F(Returned, NothingIsOverwritten) {
    EXPECT_EQ(run("again", {"split", empty(samples[1]), "-o", path("sent"), "--to", "ods"}).status, 73);
    EXPECT_EQ(run("over", {"join", path("edited.xlsx"), path("back"), "-o", path("first.xlsx")}).status, 73);
    EXPECT_EQ(run("format", {"join", path("edited.xlsx"), path("back"), "-o", path("a.pdf")}).status, 64);
}

TEST_F(Returned, AWorkbookThatCannotBeSplitIsNamedWithTheWayOut) {
    EXPECT_EQ(run("none", {"split", path("no such.ods"), "-o", path("none")}).status, 65);
    ASSERT_EQ(run_citystar({"new", "SH-INDEX-2020", "-o", path("index.ods"), "--period", "2020"}).status, 0);
    EXPECT_EQ(run("index", {"split", path("index.ods"), "-o", path("none")}).status, 65);
    expect_told("index", "cannot be split by department");
    ASSERT_EQ(run_citystar({"new", "SX-PILOT", "-o", path("unnamed.ods")}).status, 0);
    EXPECT_EQ(run("unnamed", {"split", path("unnamed.ods"), "-o", path("none")}).status, 65);
    expect_told("unnamed", "the name of the unit is missing");
    EXPECT_EQ(run("part", {"split", back("教体.ods"), "-o", path("none")}).status, 65);
    expect_told("part", "this is the part of the department “区教育和体育局”");
    EXPECT_FALSE(fs::exists(path("none")));
}

}  // namespace
}  // namespace citystar::test
