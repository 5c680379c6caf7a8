// A workbook's own results are the values in its file, not those that LibreOffice calculates when it loads the file.

#include "claims.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <regex>

#include "files/ods_cells.hpp"
#include "records.hpp"
#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"
#include "zip_files.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using Edit = std::function<void(std::string&)>;

constexpr double true_total = 55.7;
constexpr auto scores = "评分";
constexpr auto scores_part = "xl/worksheets/sheet3.xml";
const std::pair<int, int> total_cell{2, 2};  // C3
const std::pair<int, int> star_cell{4, 2};   // E3

void write_edited(const fs::path& from, const fs::path& to, const std::string& name, const Edit& edit) {
    auto parts = parts_of(from);
    edit(part(parts, name));
    write_bytes(to, zipped(parts));
}

// Other results for cells of an .ods; `value` has attributes and `text` is the text shown.
struct Result {
    std::string value;
    std::string text;
};

void put_result(std::string& content, const std::string& sheet, std::pair<int, int> at, const Result& result) {
    const auto file = command::read_ods_cells(content, [&](const auto& cell) {
        return cell.sheet == sheet && cell.column == at.first && cell.row == at.second;
    });
    ASSERT_EQ(file.cells.size(), 1u);
    const auto& cell = file.cells.front();
    ASSERT_TRUE(cell.has_formula);
    auto tag = content.substr(cell.begin, cell.end - cell.begin);
    tag = std::regex_replace(tag, std::regex(" (office|calcext):(value-type|value|string-value)=\"[^\"]*\""), "");
    tag.insert(tag.find(' '), " " + result.value);
    content.replace(cell.begin, cell.element_end - cell.begin,
                    tag + "<text:p>" + result.text + "</text:p></table:table-cell>");
}

Edit results(const Result& total, const Result& star) {
    return [=](std::string& content) {
        put_result(content, scores, total_cell, total);
        put_result(content, scores, star_cell, star);
    };
}

// The same for an .xlsx: type and value of the cells.
Edit values(const std::string& type, const std::string& total, const std::string& star) {
    return [=](std::string& sheet) {
        for (const auto& [name, value] : {std::pair("C3", total), std::pair("E3", star)}) {
            const std::regex cell("(<c r=\"" + std::string(name) + "\"[^>]* )t=\"n\">(<f[^>]*>[^<]*</f>)<v>[^<]*</v>");
            ASSERT_TRUE(std::regex_search(sheet, cell));
            sheet = std::regex_replace(sheet, cell, "$1t=\"" + type + "\">$2" + value);
        }
    };
}

// A workbook of several units has a line for each.
std::map<std::string, json::object> records_by_name(const fs::path& results) {
    std::map<std::string, json::object> out;
    for (auto& record : records_of(results)) {
        const auto file = fs::path(json::value_to<std::string>(record.at("input"))).filename().string();
        const auto unit = json::value_to<std::string>(record.at("unit"));
        out[file.starts_with("units") ? unit : file] = std::move(record);
    }
    return out;
}

// All files are made once and collected in one run.
class Claims : public testing::Test {
protected:
    static inline std::unique_ptr<office::TemporaryFolder> folder_;
    static inline std::map<std::string, json::object> records_;
    static inline std::string league_;

    static fs::path path(const std::string& name) { return folder_->path() / name; }

    static void SetUpTestSuite() {
        folder_ = std::make_unique<office::TemporaryFolder>();
        const std::string sample = CITYSTAR_SAMPLES "/shandong-made-up.tsv";
        ASSERT_EQ(
            run_citystar({"new", "SD-CITY-2020", "-o", path("base.ods"), "--unit", "甲市", "--values", sample}).status,
            0);
        ASSERT_EQ(run_citystar({"recalc", path("base.ods"), "-o", path("base"), "--to", "xlsx"}).status, 0);
        fs::create_directory(path("in"));
        make_ods();
        make_xlsx();
        make_units();
        run_citystar(
            {"collect", path("in"), "-o", path("league.csv"), "--results", path("r.jsonl"), "--language", "en"});
        records_ = records_by_name(path("r.jsonl"));
        league_ = bytes_of(path("league.csv"));
    }
    static void TearDownTestSuite() { folder_.reset(); }

    static void make_ods() {
        const auto make = [](const char* name, const Edit& edit) {
            write_edited(path("base.ods"), path("in") / name, "content.xml", edit);
        };
        const Result stale_total{R"(office:value-type="float" office:value="88.8")", "88.8"};
        const Result stale_star{R"(office:value-type="float" office:value="5")", "5"};
        const Result error{R"(office:value-type="string" office:string-value="" calcext:value-type="error")", "#NAME?"};
        const Result zero{R"(office:value-type="float" office:value="0")", "错误:508"};
        make("right.ods", [](std::string&) {});
        make("stale.ods", results(stale_total, stale_star));
        make("error.ods", results(error, error));
        make("zero.ods", results(zero, zero));
        make("text.ods", results({R"(office:value-type="string")", "—"}, {R"(office:value-type="string")", ""}));
        make("none.ods", results({"", ""}, {"", ""}));
        make("bare.ods", forget_ods_results);
        auto parts = parts_of(path("in/stale.ods"));
        auto& content = part(parts, "content.xml");
        content =
            std::regex_replace(content, std::regex("<office:document-content "),
                               "<office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\" ");
        content = std::regex_replace(content, std::regex("</office:document-content>"), "</office:document>");
        write_bytes(path("in/flat.fods"), content);
    }

    static void make_xlsx() {
        const auto base = fs::directory_iterator(path("base"))->path();
        const auto make = [&](const char* name, const Edit& edit) {
            write_edited(base, path("in") / name, scores_part, edit);
        };
        make("right.xlsx", [](std::string&) {});
        make("stale.xlsx", values("n", "<v>88.8</v>", "<v>5</v>"));
        make("error.xlsx", values("e", "<v>#NAME?</v>", "<v>#NAME?</v>"));
        make("text.xlsx", values("str", "<v>—</v>", "<v></v>"));
        make("none.xlsx", values("n", "", "<v></v>"));
        // A workbook as it is written by programs that cannot calculate.
        auto parts = parts_of(base);
        for (auto& [name, bytes] : parts)
            if (name.starts_with("xl/worksheets/sheet"))
                bytes = std::regex_replace(bytes, std::regex("(</f>)<v>[^<]*</v>"), "$1<v></v>");
        write_bytes(path("in/bare.xlsx"), zipped(parts));
    }

    static void forget_ods_results(std::string& content) {
        const auto file = command::read_ods_cells(content, [](const auto& cell) { return cell.has_formula; });
        ASSERT_GT(file.cells.size(), 100u);
        std::string out;
        std::size_t from = 0;
        for (const auto& cell : file.cells) {
            out.append(content, from, cell.begin - from);
            auto tag = content.substr(cell.begin, cell.end - cell.begin);
            const std::regex values(
                " (office|calcext):(value-type|value|string-value|date-value|boolean-value)=\"[^\"]*\"");
            tag = std::regex_replace(tag, values, "");
            out += tag;
            if (!tag.ends_with("/>")) out += "</table:table-cell>";
            from = cell.element_end;
        }
        content = out.append(content, from);
    }

    // An index whose table of units has a total for each unit; the second and the third are changed.
    static void make_units() {
        const std::string sample = CITYSTAR_SAMPLES "/shanghai-2020.tsv";
        ASSERT_EQ(run_citystar({"new", "SH-INDEX-2020", "-o", path("units.ods"), "--values", sample}).status, 0);
        write_edited(path("units.ods"), path("in/units.ods"), "content.xml", [](std::string& content) {
            std::smatch place;
            ASSERT_TRUE(std::regex_search(
                content, place,
                std::regex("\"CS_LEAGUE_TOTALS\"[^>]*cell-range-address=\"\\$([^.]*)\\.\\$C\\$([0-9]+):")));
            const auto sheet = place[1].str();
            const int row = std::stoi(place[2]) - 1;
            put_result(content, sheet, {2, row + 1}, {R"(office:value-type="float" office:value="12.5")", "12.50"});
            put_result(content, sheet, {2, row + 2}, {"", ""});
        });
    }

    static const json::value& at(const std::string& name, const char* field) { return records_[name].at(field); }
    static bool has(const std::string& name, const char* kind) {
        for (const auto& finding : at(name, "findings").as_array())
            if (finding.at("kind") == kind) return true;
        return false;
    }
};

TEST_F(Claims, AreWhatTheFileShows) {
    for (const auto* name : {"right.ods", "right.xlsx"}) {
        EXPECT_EQ(at(name, "claimed_total"), true_total) << name;
        EXPECT_EQ(at(name, "claimed_star"), 3) << name;
        EXPECT_FALSE(has(name, "no_claim") || has(name, "total_differs") || has(name, "star_differs")) << name;
    }
}

TEST_F(Claims, AreOldWhereTheFileIs) {
    for (const auto* name : {"stale.ods", "stale.xlsx", "flat.fods"}) {
        EXPECT_EQ(at(name, "total"), true_total) << name;
        EXPECT_EQ(at(name, "claimed_total"), 88.8) << name;
        EXPECT_EQ(at(name, "claimed_star"), 5) << name;
        EXPECT_TRUE(has(name, "total_differs") && has(name, "star_differs")) << name;
    }
}

TEST_F(Claims, AreNoneWhereNoNumberIsShown) {
    for (const auto* name : {"error.ods", "zero.ods", "text.ods", "none.ods", "bare.ods", "error.xlsx", "text.xlsx",
                             "none.xlsx", "bare.xlsx"}) {
        EXPECT_EQ(at(name, "total"), true_total) << name;
        EXPECT_TRUE(at(name, "claimed_total").is_null()) << name;
        EXPECT_TRUE(at(name, "claimed_star").is_null()) << name;
        EXPECT_TRUE(has(name, "no_claim")) << name;
        EXPECT_FALSE(has(name, "total_differs") || has(name, "star_differs")) << name;
    }
    EXPECT_NE(league_.find(",none shown,"), std::string::npos);
}

TEST_F(Claims, OfUnitsAreThoseOfTheirTable) {
    std::size_t old = 0;
    std::size_t none = 0;
    for (const auto& [unit, record] : records_) {
        if (!record.at("input").as_string().ends_with("units.ods")) continue;
        old += record.at("claimed_total") == 12.5;
        none += record.at("claimed_total").is_null();
    }
    EXPECT_EQ(old, 1u);
    EXPECT_EQ(none, 1u);
}

}  // namespace
}  // namespace citystar::test
