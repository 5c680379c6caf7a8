// Columns that the user added next to the template's figures.

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XNamedRange.hpp>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
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
constexpr sal_Int32 head_row = 6;
constexpr sal_Int32 first_row = 7;
constexpr sal_Int32 value = 7;

void insert(const Workbook& it, const char* head, sal_Int32 column) {
    it.lines(report)->getColumns()->insertByIndex(column, 1);
    Workbook::write(it.sheet_of(report)->getCellByPosition(column, head_row), head);
    for (sal_Int32 row = first_row; row < first_row + 49; ++row)
        it.sheet_of(report)->getCellByPosition(column, row)->setValue(1);
}

void forget_names(const Workbook& it) {
    for (const auto& name : it.names()->getElementNames()) it.names()->removeByName(name);
}

// Does the same as a script that inserts cells and leaves the names at their old addresses.
void leave_behind(const Workbook& it, const char* name) {
    const uno::Reference<sheet::XNamedRange> range(it.names()->getByName(utf16(name)), uno::UNO_QUERY_THROW);
    const auto at =
        uno::Reference<sheet::XCellRangeAddressable>(it.named(name), uno::UNO_QUERY_THROW)->getRangeAddress();
    const auto moved =
        it.sheet_of(report)->getCellRangeByPosition(at.StartColumn - 1, at.StartRow, at.EndColumn - 1, at.EndRow);
    OUString text;
    uno::Reference<XPropertySet>(moved, uno::UNO_QUERY_THROW)->getPropertyValue("AbsoluteName") >>= text;
    range->setContent(text);
}

struct Case {
    std::string file;
    std::function<void(Workbook&)> change;
};

std::vector<Case> cases() {
    std::vector<Case> out;
    const auto add = [&](const char* head, const char* format) {
        out.push_back({std::string(head) + format, [head](Workbook& it) { insert(it, head, value); }});
    };
    for (const auto* head : {"指标值", "完成值", "Value", "数值1", "审核值", "分子", "责任部门"}) add(head, ".ods");
    for (const auto* head : {"实际值", "数值"}) add(head, ".xlsx");
    out.push_back({"right.ods", [](Workbook& it) { insert(it, "指标值", 20); }});
    out.push_back({"first.ods", [](Workbook& it) { insert(it, "实际值", 0); }});
    out.push_back({"inside.ods", [](Workbook& it) { insert(it, "完成值", value + 1); }});
    out.push_back({"verified.xlsx", [](Workbook& it) { insert(it, "核定值", 14); }});
    out.push_back({"renamed.ods", [](Workbook& it) {
                       insert(it, "完成值", value);
                       Workbook::write(it.sheet_of(report)->getCellByPosition(value + 1, head_row), "2023年数");
                   }});
    out.push_back({"two.ods", [](Workbook& it) {
                       insert(it, "指标值", value);
                       forget_names(it);
                   }});
    out.push_back({"two verified.ods", [](Workbook& it) {
                       insert(it, "审核值", value);
                       insert(it, "核定值", value);
                       forget_names(it);
                   }});
    out.push_back({"left behind.ods", [](Workbook& it) {
                       insert(it, "去年", value);
                       leave_behind(it, "CS_VALUES");
                   }});
    out.push_back({"last year.ods", [](Workbook& it) {
                       it.sheets()->insertNewByName(utf16("去年"), 0);
                       const auto page = it.sheet_of("去年");
                       Workbook::write(page->getCellByPosition(1, 0), "数值1");
                       for (sal_Int32 row = 0; row < 3; ++row) {
                           const auto code = "L1P" + std::to_string(row + 1);
                           Workbook::write(page->getCellByPosition(0, row + 1), code.c_str());
                           page->getCellByPosition(1, row + 1)->setValue(1);
                       }
                       for (sal_Int32 row = 0; row < 3; ++row) Workbook::write(it.figure(row), "");
                   }});
    return out;
}

class OwnColumns : public testing::Test {
protected:
    struct Shared {
        office::TemporaryFolder folder;
        std::map<std::string, json::object> records;
        std::string err;
    };

    static void SetUpTestSuite() {
        shared_ = std::make_unique<Shared>();
        const auto path = [](const std::string& name) { return (shared_->folder.path() / name).string(); };
        fs::create_directory(path("in"));
        ASSERT_EQ(run_citystar({"new", "SD-CITY-2020", "-o", path("clean.ods"), "--unit", "clean", "--values",
                                CITYSTAR_SAMPLES "/shandong-made-up.tsv"})
                      .status,
                  0);
        const auto installation = office::find_installation();
        office::Office::Options options;
        options.extensions.push_back(fs::path(CITYSTAR_COMMAND).parent_path().parent_path() / "oxt");
        office::Office office(installation, options);
        for (const auto& one : cases()) {
            command::WorkbookFile file(office, path("clean.ods"));
            Workbook workbook(file);
            Workbook::write(workbook.named("CS_UNIT_NAME")->getCellByPosition(0, 0), one.file.c_str());
            try {
                one.change(workbook);
            } catch (const uno::Exception& error) {
                ADD_FAILURE() << one.file << ": " << utf8(error.Message);
            }
            file.recalculate();
            file.store(path("in/" + one.file));
        }
        shared_->err = run_citystar({"collect", path("in"), "-o", path("league.csv"), "--results", path("r.jsonl"),
                                     "--language", "en", "-j", "2"})
                           .err;
        std::istringstream lines(bytes_of(path("r.jsonl")));
        for (std::string line; std::getline(lines, line);) {
            auto record = json::parse(line).as_object();
            shared_->records[fs::path(json::value_to<std::string>(record.at("input"))).filename()] = std::move(record);
        }
    }
    static void TearDownTestSuite() { shared_.reset(); }

    static const json::object& record(const std::string& name) {
        static const json::object nothing;
        const auto found = shared_->records.find(name);
        if (found != shared_->records.end()) return found->second;
        ADD_FAILURE() << name << shared_->err;
        return nothing;
    }
    static void expect_refused(const std::string& name, const char* kind, const char* one, const char* other) {
        EXPECT_EQ(record(name).at("status"), "not_scored") << name;
        EXPECT_FALSE(record(name).contains("total")) << name;
        const auto& first = record(name).at("findings").as_array().at(0).as_object();
        EXPECT_EQ(first.at("kind"), kind) << name;
        const auto text = json::value_to<std::string>(first.at("text"));
        EXPECT_NE(text.find(one), std::string::npos) << text;
        EXPECT_NE(text.find(other), std::string::npos) << text;
    }

    static std::unique_ptr<Shared> shared_;
};

std::unique_ptr<OwnColumns::Shared> OwnColumns::shared_;

TEST_F(OwnColumns, DoNotTakeThePlaceOfTheTemplates) {
    for (const auto& one : cases()) {
        if (one.file.starts_with("two") || one.file.starts_with("l")) continue;
        ASSERT_TRUE(record(one.file).contains("total")) << one.file << json::serialize(record(one.file));
        EXPECT_DOUBLE_EQ(record(one.file).at("total").to_number<double>(), 55.7) << one.file;
        // A column inside the named range disturbs the workbook's own formulas, which has to be reported as an error.
        for (const auto& finding : record(one.file).at("findings").as_array())
            EXPECT_TRUE(finding.at("severity") == "warning" ||
                        (one.file == "inside.ods" && finding.at("kind") == "total_differs"))
                << one.file << json::serialize(finding);
    }
}

TEST_F(OwnColumns, TwoCandidatesAreAnErrorThatNamesBoth) {
    expect_refused("two.ods", "two_columns", "H7", "I7");
    expect_refused("two verified.ods", "two_columns", "H7", "I7");
}

TEST_F(OwnColumns, NamesThatLeadElsewhereAreNamed) { expect_refused("left behind.ods", "names_elsewhere", "H7", "O7"); }

TEST_F(OwnColumns, AnotherSheetThatDiffersIsNamed) {
    EXPECT_NE(json::serialize(record("last year.ods")).find("sheet_twice"), std::string::npos);
}

}  // namespace
}  // namespace citystar::test
