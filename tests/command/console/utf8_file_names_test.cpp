// Chinese file names in every locale: those of a shell, of cron, of a batch system.

#include "console/utf8_file_names.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>

#include "console/exit_status.hpp"
#include "console/shown_path.hpp"
#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;

using Locale = std::vector<std::string>;

// Runs citystar in an environment with only this locale.
Outcome run_in(const Locale& locale, const std::vector<std::string>& arguments) {
    std::vector<std::string> all;
    for (const auto* name : {"LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "CITYSTAR_LANGUAGE"})
        all.insert(all.end(), {"-u", name});
    all.insert(all.end(), locale.begin(), locale.end());
    all.push_back(CITYSTAR_COMMAND);
    all.insert(all.end(), arguments.begin(), arguments.end());
    return run_program("/usr/bin/env", all);
}

class Utf8FileNames : public testing::Test {
protected:
    fs::path path(const char* name) const { return folder_.path() / name; }
    std::string text(const char* name) const { return path(name).string(); }

private:
    office::TemporaryFolder folder_;
};

class Utf8FileNamesInEveryLocale : public Utf8FileNames, public testing::WithParamInterface<Locale> {};

TEST_P(Utf8FileNamesInEveryLocale, ARecalculationReadsAndWritesThem) {
    write_ods(path("某市.ods"), {"1+1"});
    const auto run = run_in(GetParam(), {"recalc", text("某市.ods"), "-o", text("结果"), "--to", "xlsx"});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_TRUE(fs::exists(path("结果/某市.xlsx")));
    EXPECT_EQ(run.left_behind, std::vector<std::string>{});
}

INSTANTIATE_TEST_SUITE_P(Locales, Utf8FileNamesInEveryLocale,
                         testing::Values(Locale{}, Locale{"LANG=C"}, Locale{"LC_ALL=POSIX", "LC_CTYPE=C.UTF-8"}));

TEST_F(Utf8FileNames, AWorkbookIsMadeAndCollected) {
    const auto made = run_in({"LANG=C"}, {"new", "章丘", "-o", text("某区.ods"), "--unit", "某区", "--values",
                                          CITYSTAR_SAMPLES "/zhangqiu-four-star.tsv"});
    ASSERT_EQ(made.status, 0) << made.err;
    const auto run =
        run_in({"LANG=C"}, {"collect", text("某区.ods"), "-o", text("排名.ods"), "--notices", text("通知")});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_NE(content_of(path("排名.ods")).find("某区.ods"), std::string::npos);
    EXPECT_EQ(run.left_behind, std::vector<std::string>{});
}

// The name 济南.ods as a Chinese Windows writes it, after the archive was unpacked elsewhere.
constexpr auto gbk = "\xBC\xC3\xC4\xCF.ods";
constexpr auto gbk_shown = "\\xBC\\xC3\\xC4\\xCF.ods";

TEST(ShownPath, LeadsBackToTheBytes) {
    EXPECT_EQ(command::shown_path(gbk), gbk_shown);
    EXPECT_EQ(command::shown_path("某区/a\\b.ods"), "某区/a\\b.ods") << "a backslash alone is no mark";
    for (const auto* name : {gbk, gbk_shown, "某区.ods", "a\\b", "\\\\xBC", "\\x", "\\xG1", "\xB9\\", "\xE6\x9F.ods"})
        EXPECT_EQ(command::path_shown(command::shown_path(name)).native(), name) << name;
    EXPECT_NE(command::shown_path(gbk_shown), gbk_shown) << "two names, two texts";
}

TEST_F(Utf8FileNames, NamesInAnotherCharsetAreReadAndWrittenDownByTheirBytes) {
    fs::create_directories(path("in"));
    const auto made = run_citystar({"new", "章丘", "-o", text("in/a.ods"), "--unit", "某区", "--values",
                                    CITYSTAR_SAMPLES "/zhangqiu-four-star.tsv"});
    ASSERT_EQ(made.status, 0) << made.err;
    fs::rename(path("in/a.ods"), path("in") / gbk);
    const auto id = text("in/") + gbk_shown;
    const auto recalculated = run_citystar({"recalc", text("in"), "-o", text("out"), "--results", text("r.jsonl")});
    EXPECT_EQ(recalculated.status, 0) << recalculated.err;
    EXPECT_TRUE(fs::exists(path("out") / gbk));
    const auto again =
        run_citystar({"recalc", text("in"), "-o", text("out"), "--results", text("r.jsonl"), "--resume"});
    EXPECT_NE(again.err.find("up to date"), std::string::npos) << again.err;
    const auto in_place = run_citystar({"recalc", text("in"), "--in-place"});
    EXPECT_EQ(in_place.status, 0) << in_place.err;
    EXPECT_EQ(bytes_of(path("in") / gbk), bytes_of(path("out") / gbk));

    const auto collected = run_citystar({"collect", text("in"), "-o", text("l.ods"), "--results", text("c.jsonl")});
    EXPECT_EQ(collected.status, 0) << collected.err;
    EXPECT_NE(content_of(path("l.ods")).find(gbk_shown), std::string::npos);
    for (const auto* results : {"r.jsonl", "c.jsonl"}) {
        const auto written = bytes_of(path(results));
        const auto record = boost::json::parse(written.substr(0, written.find('\n')));
        EXPECT_EQ(record.at("id"), id.c_str()) << results;
        EXPECT_EQ(record.at("status"), "ok") << results;
        EXPECT_EQ(run_citystar({"merge", text(results), "-o", text("merged.jsonl")}).status, 0) << results;
    }
    std::ofstream(path("manifest.txt")) << "in/" << gbk_shown << '\n';
    EXPECT_EQ(run_citystar({"recalc", "--manifest", text("manifest.txt"), "--results-only"}).status, 0);
    // The folder may have such a name, too.
    fs::rename(path("in"), path("\xB5\xD8"));
    const auto below = run_citystar({"recalc", (path("\xB5\xD8") / gbk).string(), "--in-place"});
    EXPECT_EQ(below.status, 0) << below.err;
}

TEST(UserLanguage, IsWhatTheLocaleSaysThoughItsCharsetIsNotUtf8) {
    const auto message = [](const Locale& locale) {
        const auto run = run_in(locale, {"recalc"});
        EXPECT_EQ(run.status, command::exit_usage);
        return run.err;
    };
    const auto english = message({"CITYSTAR_LANGUAGE=en"});
    const auto chinese = message({"CITYSTAR_LANGUAGE=zh"});
    ASSERT_NE(english, chinese);
    EXPECT_EQ(message({}), english);
    EXPECT_EQ(message({"LANG=C"}), english);
    EXPECT_EQ(message({"LANG=zh_CN.GB18030"}), chinese);
    EXPECT_EQ(message({"LC_ALL=zh_CN.GB18030", "LC_MESSAGES=en_GB", "LANG=C"}), chinese);
    EXPECT_EQ(message({"LC_ALL=C", "LC_MESSAGES=zh_CN.GB18030", "LANG=zh_CN.GB18030"}), english);
    EXPECT_EQ(message({"LC_ALL=POSIX", "LANG=zh_CN.UTF-8", "CITYSTAR_LANGUAGE=zh"}), chinese);
}

}  // namespace
}  // namespace citystar::test
