// citystar join: parts as they come back, typed in other programs, sorted, damaged, of others, or twice.

#include "join.hpp"

#include "split_fixture.hpp"

namespace citystar::test {
namespace {

class Returned : public SplitTest {
protected:
    static std::string sent(const std::string& department) { return path("sent/" + department + ".ods"); }
    static std::string back(const std::string& file) { return path("back/" + file); }

    static void join_returned() {
        const auto empty_whole = empty(samples[1]);
        ASSERT_EQ(
            run_citystar({"new", "ZQ-DISTRICT-2020", "-o", empty_whole, "--unit", "示例市", "--period", "2024年度"})
                .status,
            0);
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
            return [name, text](Workbook& it) { Workbook::write(it.named(name)->getCellByPosition(0, 0), text); };
        };
        const auto some = sent("区卫生健康局");
        edit(some, back("other unit.ods"), rename("CS_UNIT_NAME", "别的市"));
        edit(some, back("other period.ods"), rename("CS_PERIOD", "2023年度"));
        edit(some, back("older.ods"), rename("CS_TEMPLATE_VERSION", "1-part"));
        edit(some, back("other framework.ods"), rename("CS_FRAMEWORK", "SD-CITY-2020"));
        fs::copy_file(empty(samples[1]), back("a whole.xlsx"));
        const auto bytes = bytes_of(some);
        write_bytes(back("damaged.ods"), bytes.substr(0, bytes.size() / 2));
        fs::copy_file(fs::path(CITYSTAR_GOLDEN).parent_path() / "fuzz/corpus/archive/encrypted.ods",
                      back("encrypted.ods"));
    }

    static void expect_figures_as_collect_reads_them();
    static void expect_unusable_figures_named();
    static void expect_conflicts_left_alone();
    static void expect_a_second_join_to_change_nothing();
    static void expect_foreign_files_named();
    static void expect_a_report_of_each_cell();
    static void expect_collect_to_name_a_part();
    static void expect_nothing_overwritten();

    static const std::string& told(const std::string& name) { return shared_->runs[name].err; }
    static void expect_told(const std::string& name, const std::string& words) {
        EXPECT_NE(told(name).find(words), std::string::npos) << words << "\n" << told(name);
    }
};

void Returned::expect_figures_as_collect_reads_them() {
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

void Returned::expect_unusable_figures_named() {
    look(path("first.xlsx"), [](Workbook& it) {
        EXPECT_EQ(text_of(cell_of(it, report, "24", "数值1")), "");
        EXPECT_EQ(text_of(cell_of(it, tasks, "T16", "进度")), "");
    });
    expect_told("first", "Not usable 24 数值1: 区工业和信息化局 has in ");
    expect_told("first", "约三个");
    expect_told("first", "Not usable T16 进度");
}

void Returned::expect_conflicts_left_alone() {
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

void Returned::expect_a_second_join_to_change_nothing() {
    expect_told("second", "0 cells taken");
    std::vector<std::string> expected;
    look(path("first.xlsx"), [&](Workbook& it) { expected = contents_of(it, report); });
    look(path("second.xlsx"), [&](Workbook& it) { EXPECT_EQ(contents_of(it, report), expected); });
}

void Returned::expect_foreign_files_named() {
    for (const auto* words :
         {"other unit.ods: a part of “别的市”", "other period.ods: a part for “2023年度”",
          "other framework.ods: a part of the framework “SD-CITY-2020”", "a whole.xlsx: this is not a part",
          "damaged.ods", "encrypted.ods", "without a password", "older.ods: template version 1",
          "the department “区卫生健康局” also returned", "no base.ods: the hidden sheet",
          "row gone.ods: the rows of these indicators are gone; nothing was changed for them: 44",
          "returned as it was sent", "Not returned ("})
        expect_told("first", words);
}

void Returned::expect_a_report_of_each_cell() {
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
void Returned::expect_collect_to_name_a_part() {
    const auto outcome =
        run("collect", {"collect", back("教体.ods"), "-o", path("league.csv"), "--results", path("collected.jsonl")});
    EXPECT_EQ(outcome.status, 1) << outcome.err;
    EXPECT_NE(bytes_of(path("collected.jsonl")).find("department_part"), std::string::npos);
}

void Returned::expect_nothing_overwritten() {
    EXPECT_EQ(run("again", {"split", empty(samples[1]), "-o", path("sent"), "--to", "ods"}).status, 73);
    EXPECT_EQ(run("over", {"join", path("edited.xlsx"), path("back"), "-o", path("first.xlsx")}).status, 73);
    EXPECT_EQ(run("format", {"join", path("edited.xlsx"), path("back"), "-o", path("a.pdf")}).status, 64);
}

TEST_F(Returned, PartsAreJoinedAndWhatIsWrongWithThemIsNamed) {
    join_returned();
    if (HasFatalFailure()) return;
    expect_figures_as_collect_reads_them();
    expect_unusable_figures_named();
    expect_conflicts_left_alone();
    expect_a_second_join_to_change_nothing();
    expect_foreign_files_named();
    expect_a_report_of_each_cell();
    expect_collect_to_name_a_part();
    expect_nothing_overwritten();
}

TEST_F(Returned, AWorkbookThatCannotBeSplitIsNamedWithTheWayOut) {
    EXPECT_EQ(run("none", {"split", path("no such.ods"), "-o", path("none")}).status, 65);
    ASSERT_EQ(run_citystar({"new", "SH-INDEX-2020", "-o", path("index.ods"), "--period", "2020"}).status, 0);
    EXPECT_EQ(run("index", {"split", path("index.ods"), "-o", path("none")}).status, 65);
    expect_told("index", "cannot be split by department");
    ASSERT_EQ(run_citystar({"new", "SX-PILOT", "-o", path("unnamed.ods")}).status, 0);
    EXPECT_EQ(run("unnamed", {"split", path("unnamed.ods"), "-o", path("none")}).status, 65);
    expect_told("unnamed", "the name of the unit is missing");
    EXPECT_FALSE(fs::exists(path("none")));
}

}  // namespace
}  // namespace citystar::test
