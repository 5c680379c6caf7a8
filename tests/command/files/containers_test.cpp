// Workbooks damaged in transfer, and good ones that are packed in an unusual way.

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <map>
#include <sstream>

#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"
#include "zip_files.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

using Records = std::map<std::string, json::object>;

// The records by file name.
Records records_of(const std::string& text) {
    Records out;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        auto record = json::parse(line).as_object();
        if (!record.contains("input")) continue;
        const fs::path input = json::value_to<std::string>(record.at("input"));
        out[input.filename().string()] = std::move(record);
    }
    return out;
}

std::string text_of(const json::object& record, const char* field) {
    const auto* value = record.if_contains(field);
    return value && value->is_string() ? json::value_to<std::string>(*value) : std::string();
}

double named_total(const json::object& record) {
    const auto* total = record.at("named").as_object().if_contains("CS_TOTAL");
    EXPECT_TRUE(total) << json::serialize(record);
    return total ? total->to_number<double>() : 0;
}

double scored_total(const json::object& record) {
    const auto* total = record.if_contains("total");
    EXPECT_TRUE(total) << json::serialize(record);
    return total ? total->to_number<double>() : 0;
}

// The made-up city's workbook in both formats, made once.
class Containers : public testing::Test {
protected:
    static void SetUpTestSuite() {
        made_ = new office::TemporaryFolder;
        for (const auto* name : {"base.ods", "base.xlsx"}) {
            const auto run =
                run_citystar({"new", "SD-CITY-2020", "-o", (made_->path() / name).string(), "--unit", "甲市",
                              "--period", "2023", "--values", CITYSTAR_SAMPLES "/shandong-made-up.tsv"});
            ASSERT_EQ(run.status, 0) << run.err;
        }
    }
    static void TearDownTestSuite() {
        delete made_;
        made_ = nullptr;
    }
    static fs::path base(const char* name) { return made_->path() / name; }

    Containers() { fs::create_directories(folder()); }
    fs::path folder() const { return folder_.path() / "returned"; }
    fs::path path(const std::string& name) const { return folder() / name; }

    Records recalculated() const {
        const auto run = run_citystar({"recalc", folder().string(), "--results-only", "--results", "-"});
        EXPECT_EQ(run.left_behind, std::vector<std::string>{});
        return records_of(run.out);
    }
    Records collected() const {
        const auto run = run_citystar({"collect", folder().string(), "-o", (folder_.path() / "league.csv").string(),
                                       "--results", "-", "--language", "en"});
        return records_of(run.out);
    }

private:
    static inline office::TemporaryFolder* made_ = nullptr;
    office::TemporaryFolder folder_;
};

// LibreOffice itself silently reads a damaged sheet of an .xlsx and gives another total.
TEST_F(Containers, AFlippedBitNeverGivesAnotherTotal) {
    constexpr int flips = 80;
    for (const auto* name : {"base.ods", "base.xlsx"}) {
        const auto bytes = bytes_of(base(name));
        for (int i = 0; i < flips; ++i) {
            auto changed = bytes;
            const auto bit = bytes.size() * 8 / flips * static_cast<std::size_t>(i) + static_cast<std::size_t>(i) % 8;
            changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ 1 << bit % 8);
            write_bytes(path(std::to_string(i) + name), changed);
        }
    }
    std::size_t corrupt = 0;
    const auto found = recalculated();
    EXPECT_EQ(found.size(), 2u * flips);
    for (const auto& [name, record] : found) {
        if (text_of(record, "status") == "corrupt") {
            ++corrupt;
            EXPECT_NE(text_of(record, "detail"), "") << name;
        } else {
            EXPECT_EQ(text_of(record, "status"), "ok") << name << json::serialize(record);
            EXPECT_NEAR(named_total(record), 55.7, 1e-9) << name;
        }
    }
    EXPECT_GT(corrupt, 2 * flips * 9 / 10u);
    for (const auto& [name, record] : collected()) {
        // An archive whose directory cannot be rewritten stops a copy without links, which only collect needs here.
        const bool refused = text_of(record, "status") == "corrupt";
        EXPECT_TRUE(refused || text_of(found.at(name), "status") != "corrupt") << name;
        EXPECT_NEAR(refused ? 55.7 : scored_total(record), 55.7, 1e-9) << name;
    }
}

TEST_F(Containers, APartThatIsMissingOrBreaksOffIsNamed) {
    const auto without = [&](const char* workbook, const char* name) {
        auto parts = parts_of(base(workbook));
        remove_part(parts, name);
        return zipped(parts);
    };
    constexpr auto sheet = "xl/worksheets/sheet1.xml";
    const std::map<std::string, std::string> named{{"sheet.xlsx", sheet},
                                                   {"texts.xlsx", "xl/sharedStrings.xml"},
                                                   {"list.xlsx", "xl/_rels/workbook.xml.rels"},
                                                   {"types.xlsx", "[Content_Types].xml"},
                                                   {"content.ods", "content.xml"},
                                                   {"styles.ods", "styles.xml"},
                                                   {"manifest.ods", "META-INF/manifest.xml"}};
    for (const auto& [name, missing] : named)
        write_bytes(path(name), without(name.ends_with("ods") ? "base.ods" : "base.xlsx", missing.c_str()));
    auto parts = parts_of(base("base.xlsx"));
    auto& cells = part(parts, sheet);
    cells.resize(cells.size() / 2);
    write_bytes(path("half.xlsx"), zipped(parts));
    write_bytes(path("cut.xlsx"), bytes_of(base("base.xlsx")).substr(0, 20000));
    auto recalculations = recalculated();
    for (const auto& [name, missing] : named) {
        EXPECT_EQ(text_of(recalculations[name], "status"), "corrupt") << name;
        EXPECT_NE(text_of(recalculations[name], "detail").find(missing), std::string::npos)
            << name << json::serialize(recalculations[name]);
    }
    EXPECT_EQ(text_of(recalculations["half.xlsx"], "detail"),
              std::string("the part ") + sheet + " is not complete XML");
    EXPECT_EQ(text_of(recalculations["cut.xlsx"], "status"), "corrupt");
    for (const auto& [name, record] : collected()) {
        EXPECT_EQ(text_of(record, "status"), "corrupt") << name;
        const auto text = json::value_to<std::string>(record.at("findings").at(0).at("text"));
        if (named.contains(name)) {
            EXPECT_NE(text.find(named.at(name)), std::string::npos) << text;
        }
    }
}

TEST_F(Containers, ReadsWhatLibreOfficeOpens) {
    for (const auto* ending : {".ods", ".xlsx"}) {
        const auto bytes = bytes_of(base((std::string("base") + ending).c_str()));
        write_bytes(path(std::string("newline") + ending), bytes + "\r\n");
        write_bytes(path(std::string("boundary") + ending), bytes + "\r\n------boundary--\r\n");
        write_bytes(path(std::string("stored") + ending),
                    zipped(parts_of(base((std::string("base") + ending).c_str()))));
        auto commented = bytes.substr(0, bytes.size() - 2) + std::string("\x05\0hello", 7);
        write_bytes(path(std::string("comment") + ending), commented);
    }
    auto parts = parts_of(base("base.ods"));
    const auto mimetype = part(parts, "mimetype");
    remove_part(parts, "mimetype");
    write_bytes(path("no-mimetype.ods"), zipped(parts));
    parts.emplace_back("mimetype", mimetype);
    write_bytes(path("late-mimetype.ods"), zipped(parts));
    parts = parts_of(base("base.xlsx"));
    for (auto& [name, bytes] : parts) {
        if (name == "xl/workbook.xml") name = "xl/workbook22.xml";
        if (name == "xl/_rels/workbook.xml.rels") name = "xl/_rels/workbook22.xml.rels";
        if (name != "_rels/.rels" && name != "[Content_Types].xml") continue;
        bytes.replace(bytes.find("xl/workbook.xml"), 15, "xl/workbook22.xml");
    }
    write_bytes(path("workbook22.xlsx"), zipped(parts));
    for (const auto& [name, record] : recalculated()) {
        EXPECT_EQ(text_of(record, "status"), "ok") << name << json::serialize(record);
        EXPECT_NEAR(named_total(record), 55.7, 1e-9) << name;
    }
    const auto found = collected();
    EXPECT_EQ(found.size(), 11u);
    for (const auto& [name, record] : found) {
        EXPECT_EQ(text_of(record, "status"), "ok") << name;
        EXPECT_NEAR(scored_total(record), 55.7, 1e-9) << name;
    }
}

}  // namespace
}  // namespace citystar::test
