// citystar recalc as people use it: real files, a real LibreOffice, real exit codes.

#include "recalc.hpp"

#include <gtest/gtest.h>
#include <signal.h>

#include <boost/json.hpp>
#include <fstream>
#include <sstream>
#include <thread>

#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

const std::vector<std::string> good{"ORG.CITYSTAR.FUNCTIONS.STARLEVEL(\"SD-CITY-2020\";\"L1P1\";0.82)", "1+1"};
const std::vector<std::string> good_results{"4", "2"};
// Each formula goes over a million cells twice, which takes LibreOffice minutes.
const std::vector<std::string> endless(400, "SUMPRODUCT(SIN(ROW([.A1:.A1000000]))*COS(ROW([.B1:.B1000000])))");

std::vector<json::object> records(const std::string& text) {
    std::vector<json::object> out;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) out.push_back(json::parse(line).as_object());
    return out;
}

std::string status(const json::object& record) { return json::value_to<std::string>(record.at("status")); }

class Recalc : public testing::Test {
protected:
    fs::path path(const char* name) const { return folder_.path() / name; }
    std::string text(const char* name) const { return path(name).string(); }

private:
    office::TemporaryFolder folder_;
};

TEST_F(Recalc, RecalculatesEveryFormulaAndLeavesTheInputAlone) {
    write_ods(path("a.ods"), good);
    const auto before = bytes_of(path("a.ods"));
    const auto run = run_citystar({"recalc", text("a.ods"), "-o", text("out"), "--results", text("r.jsonl")});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(stored_results(path("out/a.ods")), good_results);
    EXPECT_EQ(bytes_of(path("a.ods")), before);
    const auto lines = records(bytes_of(path("r.jsonl")));
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(status(lines[0]), "ok");
    EXPECT_EQ(lines[1].at("summary").at("files"), 1);
    EXPECT_EQ(run.left_behind, std::vector<std::string>{});
}

TEST_F(Recalc, ABadFileCostsOnlyItself) {
    write_ods(path("good.ods"), good);
    const auto bytes = bytes_of(path("good.ods"));
    std::ofstream(path("truncated.ods")) << bytes.substr(0, bytes.size() / 2);
    std::ofstream(path("empty.ods")) << "";
    std::ofstream(path("text.ods")) << "no zip at all";
    std::ofstream(path("note.txt")) << "no workbook";
    write_ods(path("wrong.ods"), {"ORG.CITYSTAR.FUNCTIONS.STARLEVEL(\"SD-CITY-2020\";\"L1P1\";82)", "1+1"});
    write_ods(path("foreign.ods"), {"ORG.ELSEWHERE.FUNCTIONS.OTHER(1)"});
    const auto run = run_citystar({"recalc", text("truncated.ods"), text("empty.ods"), text("text.ods"),
                                   text("note.txt"), text("missing.ods"), text("wrong.ods"), text("foreign.ods"),
                                   text("good.ods"), "-o", text("out"), "--results", "-"});
    EXPECT_EQ(run.status, 1);
    const auto lines = records(run.out);
    ASSERT_EQ(lines.size(), 9u);
    const char* expected[] = {"corrupt",   "corrupt",        "corrupt",        "not_a_workbook",
                              "not_found", "formula_errors", "formula_errors", "ok"};
    for (std::size_t i = 0; i < 8; ++i) EXPECT_EQ(status(lines[i]), expected[i]) << json::serialize(lines[i]);
    EXPECT_EQ(lines[5].at("errors").as_array().size(), 1u);
    EXPECT_EQ(lines[5].at("errors").at(0).at("cell"), "A1");
    EXPECT_EQ(lines[5].at("errors").at(0).at("code"), 519);
    EXPECT_EQ(lines[6].at("errors").at(0).at("code"), 525);
    EXPECT_EQ(stored_results(path("out/good.ods")), good_results);
    EXPECT_FALSE(fs::exists(path("out/truncated.ods")));
    EXPECT_NE(run.err.find("missing.ods"), std::string::npos);
}

TEST_F(Recalc, ReplacesInPlaceAndKeepsWhatItCannotCalculate) {
    fs::create_directories(path("w"));  // the test locks the folder itself
    write_ods(path("w/a.ods"), good);
    write_ods(path("w/foreign.ods"), {"ORG.ELSEWHERE.FUNCTIONS.OTHER(1)"});
    const auto foreign = bytes_of(path("w/foreign.ods"));
    const auto run = run_citystar({"recalc", "--in-place", text("w/a.ods"), text("w/foreign.ods")});
    EXPECT_EQ(run.status, 1) << run.err;
    EXPECT_EQ(stored_results(path("w/a.ods")), good_results);
    EXPECT_EQ(bytes_of(path("w/foreign.ods")), foreign);
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(path("w/a.ods").parent_path())) ++files;
    EXPECT_EQ(files, 2u);  // no temporary file, no lock file
}

TEST_F(Recalc, OutputsOfOneNameDoNotCollide) {
    fs::create_directories(path("x"));
    fs::create_directories(path("y"));
    write_ods(path("x/a.ods"), {"1+1"});
    write_ods(path("y/a.ods"), {"2+2"});
    const auto run = run_citystar({"recalc", text("x/a.ods"), text("y/a.ods"), "-o", text("out")});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(stored_results(path("out/a.ods")), std::vector<std::string>{"2"});
    EXPECT_EQ(stored_results(path("out/a~2.ods")), std::vector<std::string>{"4"});
}

TEST_F(Recalc, NeverWritesOverAnInput) {
    fs::create_directories(path("w"));  // the test locks the folder itself
    write_ods(path("w/a.ods"), good);
    const auto before = bytes_of(path("w/a.ods"));
    const auto run = run_citystar({"recalc", text("w/a.ods"), "-o", path("w/a.ods").parent_path().string()});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(bytes_of(path("w/a.ods")), before);
    EXPECT_EQ(stored_results(path("w/a~2.ods")), good_results);
    EXPECT_EQ(run_citystar({"recalc", text("w/a.ods"), "--results-only", "--results", text("w/a.ods")}).status, 73);
    EXPECT_EQ(bytes_of(path("w/a.ods")), before);
    // A file whose name promises another format is not replaced by an ODS.
    std::filesystem::copy(path("w/a.ods"), path("w/b.xlsm"));
    EXPECT_EQ(run_citystar({"recalc", text("w/b.xlsm"), "--in-place"}).status, 1);
    EXPECT_EQ(bytes_of(path("w/b.xlsm")), before);
}

// The next run would take the results of this run for inputs.
TEST_F(Recalc, AFolderOfInputsIsNoOutputFolder) {
    fs::create_directories(path("w/below"));
    write_ods(path("w/a.ods"), good);
    const auto run = run_citystar({"recalc", text("w"), "-o", text("w/below/..")});
    EXPECT_EQ(run.status, 64);
    EXPECT_NE(run.err.find("--in-place"), std::string::npos) << run.err;
    EXPECT_FALSE(fs::exists(path("w/a~2.ods")));
    // PDFs are not inputs, and a folder inside is skipped.
    EXPECT_EQ(run_citystar({"recalc", text("w"), "-o", text("w"), "--to", "pdf"}).status, 0);
    for (int i = 0; i < 2; ++i) EXPECT_EQ(run_citystar({"recalc", text("w"), "-o", text("w/below")}).status, 0);
    EXPECT_EQ(std::distance(fs::directory_iterator(path("w/below")), fs::directory_iterator()), 1);
}

TEST_F(Recalc, WritesOtherFormats) {
    write_ods(path("a.ods"), good);
    EXPECT_EQ(run_citystar({"recalc", text("a.ods"), "-o", text("out"), "--to", "xlsx"}).status, 0);
    EXPECT_EQ(run_citystar({"recalc", text("a.ods"), "-o", text("out"), "--to", "pdf"}).status, 0);
    EXPECT_TRUE(bytes_of(path("out/a.xlsx")).starts_with("PK"));
    EXPECT_TRUE(bytes_of(path("out/a.pdf")).starts_with("%PDF"));
    // LibreOffice keeps stale values of an XLSX; we recalculate.
    EXPECT_EQ(run_citystar({"recalc", text("out/a.xlsx"), "-o", text("again"), "--to", "ods"}).status, 0);
    EXPECT_EQ(stored_results(path("again/a.ods")), good_results);
}

TEST_F(Recalc, AFormulaThatNeverEndsIsGivenUpAndTheNextFileIsDone) {
    write_ods(path("endless.ods"), endless);
    write_ods(path("good.ods"), good);
    const auto run = run_citystar(
        {"recalc", text("endless.ods"), text("good.ods"), "-o", text("out"), "--timeout", "3", "--results", "-"});
    EXPECT_EQ(run.status, 1);
    const auto lines = records(run.out);
    ASSERT_EQ(lines.size(), 3u) << run.err;
    EXPECT_EQ(status(lines[0]), "timeout");
    EXPECT_EQ(status(lines[1]), "ok");
    EXPECT_EQ(run.left_behind, std::vector<std::string>{});
}

TEST_F(Recalc, AnInterruptionLeavesValidResultsAndNothingElse) {
    write_ods(path("good.ods"), good);
    write_ods(path("endless.ods"), endless);
    for (const int signal : {SIGINT, SIGTERM}) {
        const auto results = path("r.jsonl");
        fs::remove(results);
        const auto run = run_citystar(
            {"recalc", text("good.ods"), text("endless.ods"), "-o", text("out"), "--results", results.string()},
            [&](pid_t pid) {
                // Once the first record is written, the second file is being worked on.
                while (bytes_of(results).empty() && kill(pid, 0) == 0)
                    std::this_thread::sleep_for(std::chrono::milliseconds(20));
                kill(pid, signal);
            });
        EXPECT_EQ(run.status, 128 + signal);
        EXPECT_NE(run.err.find("The same command with --resume goes on from here."), std::string::npos) << run.err;
        EXPECT_EQ(status(records(bytes_of(results)).at(0)), "ok");
        EXPECT_FALSE(fs::exists(path("out/endless.ods")));
        EXPECT_EQ(run.left_behind, std::vector<std::string>{});
    }
}

// A command away from its extension cannot calculate. The results of an earlier run must not be lost then.
TEST_F(Recalc, WithoutTheExtensionNothingIsTouched) {
    write_ods(path("a.ods"), good);
    std::ofstream(path("r.jsonl")) << "earlier\n";
    fs::create_directory(path("alone"));
    fs::copy_file(CITYSTAR_COMMAND, path("alone/citystar"));
    for (const std::vector<std::string>& arguments :
         {std::vector{std::string("recalc"), text("a.ods"), std::string("--results-only")},
          std::vector{std::string("collect"), text("a.ods"), std::string("-o"), text("league.csv")}}) {
        auto all = arguments;
        all.insert(all.end(), {"--results", text("r.jsonl")});
        EXPECT_EQ(run_program(text("alone/citystar"), all).status, 69) << arguments[0];
        EXPECT_EQ(bytes_of(path("r.jsonl")), "earlier\n") << arguments[0];
    }
    EXPECT_FALSE(fs::exists(path("league.csv")));
}

TEST_F(Recalc, UsageIsExplained) {
    write_ods(path("a.ods"), good);
    EXPECT_EQ(run_citystar({"recalc", text("a.ods")}).status, 64);
    EXPECT_EQ(run_citystar({"recalc", text("a.ods"), "--in-place", "--results-only"}).status, 64);
    EXPECT_EQ(run_citystar({"recalc"}).status, 64);
    EXPECT_EQ(run_citystar({"recalc", text("a.ods"), "-o", text("out"), "--to", "doc"}).status, 64);
    EXPECT_EQ(run_citystar({}).status, 64);
    EXPECT_EQ(run_citystar({"--help"}).status, 0);
    EXPECT_EQ(run_citystar({"--version"}).status, 0);
}

TEST_F(Recalc, AnOutputThatCannotBeWrittenIsSaidBeforeAnythingIsDone) {
    write_ods(path("a.ods"), good);
    std::ofstream(path("file")) << "in the way";
    EXPECT_EQ(run_citystar({"recalc", text("a.ods"), "-o", text("file")}).status, 73);
    EXPECT_EQ(run_citystar({"recalc", text("a.ods"), "--results-only", "--results", text("file/r.jsonl")}).status, 73);
    EXPECT_EQ(run_citystar({"recalc", text("a.ods"), "--results-only", "--results", "/dev/full"}).status, 73);
}

}  // namespace
}  // namespace citystar::test
