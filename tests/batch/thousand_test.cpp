// citystar recalc over many workbooks, some damaged in every way, as they come in from a province. One run; every test
// looks at it from another side. CITYSTAR_BATCH_WORKBOOKS says how many; forty if it is not set.

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/document/MacroExecMode.hpp>
#include <com/sun/star/document/UpdateDocMode.hpp>
#include <com/sun/star/script/provider/XScriptProviderSupplier.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <cstdlib>
#include <fstream>
#include <map>

#include "folder_state.hpp"
#include "link_trap.hpp"
#include "offices.hpp"
#include "run.hpp"
#include "temporary_folder.hpp"
#include "watchdog.hpp"
#include "workbook_file.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
namespace uno = com::sun::star::uno;

// LibreOffice is at an endless formula for twice half of this: it calculates while it loads.
constexpr const char* timeout = "40";
// A worker is replaced past 1.5 GB, which is looked at between two workbooks.
constexpr std::uintmax_t most_memory = std::uintmax_t{2} << 30;

std::string text(const json::value& value) { return json::value_to<std::string>(value); }

std::vector<json::object> lines_of(const fs::path& file) {
    std::vector<json::object> out;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) out.push_back(json::parse(line).as_object());
    return out;
}

int workbooks() {
    const char* wanted = std::getenv("CITYSTAR_BATCH_WORKBOOKS");
    return wanted && *wanted ? std::atoi(wanted) : 40;
}

struct Run {
    office::TemporaryFolder folder;
    LinkTrap trap;
    fs::path inputs = folder.path() / "returned";
    fs::path outputs = folder.path() / "done";
    fs::path marker = folder.path() / "macro-was-run";
    std::map<std::string, json::object> truth;  ///< by file name
    std::vector<json::object> records;
    json::object summary;
    std::map<std::string, std::string> before;
    Offices offices;
    Outcome outcome;
    bool fetched = false;
    bool macro_run = false;

    Run() {
        const int count = workbooks();
        const auto each = std::to_string(std::max(1, count * 3 / 1000));
        const auto made = run_program(CITYSTAR_MAKE_WORKBOOKS,
                                      {inputs.string(), "--count", std::to_string(count), "--damage", "all=" + each,
                                       "--damage", "wrong-extension=4", "--damage", "encrypted=2", "--macro-marker",
                                       marker.string(), "--link-url", trap.url()});
        if (made.status != 0) throw std::runtime_error("no workbooks: " + made.err);
        for (auto& line : lines_of(inputs / "truth.jsonl")) {
            const auto name = text(line.at("file"));
            truth.emplace(name, std::move(line));
        }
        fs::rename(inputs / "truth.jsonl", folder.path() / "truth.jsonl");  // no workbook
        before = digests_of(inputs);
        const auto results = folder.path() / "results.jsonl";
        outcome = run_citystar({"recalc", inputs.string(), "-o", outputs.string(), "-j", "2", "--timeout", timeout,
                                "--results", results.string()},
                               [this](pid_t command) { offices = watch_offices(command); });
        records = lines_of(results);
        if (records.empty()) throw std::runtime_error("no results: " + outcome.err);
        summary = records.back();
        records.pop_back();
        fetched = trap.caught();
        macro_run = fs::exists(marker);
    }

    const json::object& truth_of(const json::object& record) const {
        return truth.at(fs::path(text(record.at("input"))).filename().string());
    }
    fs::path first_of(const char* damage) const {
        for (const auto& [name, line] : truth)
            if (text(line.at("damage")) == damage) return inputs / name;
        throw std::runtime_error(damage);
    }
};

class Shared : public testing::Environment {
public:
    void TearDown() override { run_.reset(); }
    const Run& run() {
        if (!run_) run_ = std::make_unique<Run>();
        return *run_;
    }

private:
    std::unique_ptr<Run> run_;
};

Shared* const shared = dynamic_cast<Shared*>(testing::AddGlobalTestEnvironment(new Shared));

// As a user would who trusts it.
uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> opened(office::Office& office, const OUString& url) {
    com::sun::star::beans::PropertyValue properties[3];
    properties[0].Name = OUString::createFromAscii("Hidden");
    properties[0].Value <<= true;
    properties[1].Name = OUString::createFromAscii("MacroExecutionMode");
    properties[1].Value <<= com::sun::star::document::MacroExecMode::ALWAYS_EXECUTE_NO_WARN;
    properties[2].Name = OUString::createFromAscii("UpdateDocMode");
    properties[2].Value <<= com::sun::star::document::UpdateDocMode::FULL_UPDATE;
    return {office.loader()->loadComponentFromURL(url, OUString::createFromAscii("_blank"), 0, {properties, 3}),
            uno::UNO_QUERY_THROW};
}

bool recalculated(const json::object& record) { return text(record.at("status")) == "ok"; }

TEST(Thousand, EveryWorkbookHasExactlyOneRecord) {
    const auto& run = shared->run();
    ASSERT_EQ(run.truth.size(), static_cast<std::size_t>(workbooks()));
    std::map<std::string, int> times;
    for (const auto& record : run.records) ++times[fs::path(text(record.at("id"))).filename().string()];
    EXPECT_EQ(times.size(), run.truth.size());
    for (const auto& [name, line] : run.truth) EXPECT_EQ(times[name], 1) << name;
}

TEST(Thousand, EveryDamageIsThereAndNamedWithTheRightStatus) {
    const auto& run = shared->run();
    std::map<std::string, int> damage;
    std::map<std::string, std::int64_t> statuses;
    for (const auto& record : run.records) {
        const auto& truth = run.truth_of(record);
        ++damage[text(truth.at("damage"))];
        ++statuses[text(truth.at("status"))];
        EXPECT_EQ(text(record.at("status")), text(truth.at("status"))) << json::serialize(truth) << '\n'
                                                                       << json::serialize(record);
    }
    EXPECT_EQ(damage.size(), 12u);
    EXPECT_EQ(run.outcome.status, 1) << run.outcome.err;
    const auto& counted = run.summary.at("summary").at("by_status").as_object();
    EXPECT_EQ(counted.size(), statuses.size());
    for (const auto& [status, count] : statuses) EXPECT_EQ(counted.at(status).as_int64(), count) << status;
}

TEST(Thousand, EveryResultIsTheEngines) {
    const auto& run = shared->run();
    int stale = 0;
    for (const auto& record : run.records) {
        if (!recalculated(record)) continue;
        const auto& truth = run.truth_of(record);
        // Where there is no formula any more, what was there stays.
        const bool frozen = text(truth.at("damage")) == "values";
        const auto& worth = truth.at(frozen ? "stored" : "engine").as_object();
        const auto& named = record.at("named").as_object();
        const auto total = worth.at("total").to_number<double>();
        EXPECT_NEAR(named.at("CS_TOTAL").to_number<double>(), total, 1e-9) << json::serialize(truth);
        EXPECT_EQ(named.at("CS_OVERALL_STAR").to_number<int>(), worth.at("overall_star").to_number<int>())
            << json::serialize(truth);
        EXPECT_EQ(named.at("CS_UNIT_NAME"), truth.at("unit")) << json::serialize(truth);
        EXPECT_EQ(named.at("CS_PERIOD"), truth.at("period")) << json::serialize(truth);
        if (total != truth.at("stored").at("total").to_number<double>()) ++stale;
    }
    EXPECT_GT(stale, workbooks() / 2);  // otherwise nothing is shown
}

TEST(Thousand, WhatIsDoneIsWrittenAndNothingElse) {
    const auto& run = shared->run();
    const auto written = digests_of(run.outputs);
    std::size_t done = 0;
    for (const auto& record : run.records) {
        EXPECT_EQ(record.contains("output"), recalculated(record)) << json::serialize(record);
        if (!record.contains("output")) continue;
        ++done;
        const auto name = fs::path(text(record.at("output"))).filename().string();
        ASSERT_TRUE(written.contains(name)) << name;
        EXPECT_EQ(written.at(name), text(record.at("output_sha256"))) << name;
    }
    EXPECT_EQ(written.size(), done);  // no temporary file, no lock file
}

TEST(Thousand, TheInputsAreUntouched) { EXPECT_EQ(digests_of(shared->run().inputs), shared->run().before); }

TEST(Thousand, NoMacroRunsAndNothingIsFetched) {
    EXPECT_FALSE(shared->run().macro_run);
    EXPECT_FALSE(shared->run().fetched);
}

// Otherwise the test above could not fail.
TEST(Thousand, TheMacroWouldRunAndTheTrapWouldTell) {
    const auto& run = shared->run();
    office::Office office(office::find_installation(), {});
    command::Watchdog watchdog([&] { office.kill(); });
    watchdog.arm(std::chrono::minutes(2));
    const auto copy = run.folder.path() / "macro.ods";
    fs::copy_file(run.first_of("macro"), copy);
    const command::WorkbookFile with_macro(office, opened(office, office::file_url(copy)));
    uno::Sequence<uno::Any> given;
    uno::Sequence<sal_Int16> changed_at;
    uno::Sequence<uno::Any> changed;
    uno::Reference<com::sun::star::script::provider::XScriptProviderSupplier>(with_macro.document(),
                                                                              uno::UNO_QUERY_THROW)
        ->getScriptProvider()
        ->getScript(
            OUString::createFromAscii("vnd.sun.star.script:Standard.Opening.Mark?language=Basic&location=document"))
        ->invoke(given, changed_at, changed);
    EXPECT_TRUE(fs::exists(run.marker));
    // An office of ours does not fetch even for a new workbook, which other ones do.
    const command::WorkbookFile own(office, opened(office, OUString::createFromAscii("private:factory/scalc")));
    const uno::Reference<com::sun::star::container::XIndexAccess> sheets(own.document()->getSheets(),
                                                                         uno::UNO_QUERY_THROW);
    const auto cell = uno::Reference<com::sun::star::table::XCellRange>(sheets->getByIndex(0), uno::UNO_QUERY_THROW)
                          ->getCellByPosition(0, 0);
    cell->setFormula(utf16("=WEBSERVICE(\"" + run.trap.url() + "/figure\")"));
    EXPECT_NE(cell->getError(), 0);  // asked for its result, it is calculated
    EXPECT_FALSE(run.trap.caught());
    const auto port = run.trap.url().substr(run.trap.url().rfind(':') + 1);
    EXPECT_EQ(run_program("/bin/bash", {"-c", "exec 3<>/dev/tcp/127.0.0.1/" + port + " && read -r <&3 || true"}).status,
              0);
    EXPECT_TRUE(run.trap.caught());
}

TEST(Thousand, NothingIsLeftBehind) {
    const auto& run = shared->run();
    EXPECT_EQ(run.outcome.left_behind, std::vector<std::string>{});
    ASSERT_FALSE(run.offices.seen.empty());
    for (const auto pid : run.offices.seen) EXPECT_FALSE(is_office(pid)) << pid;
}

TEST(Thousand, TheMemoryOfAWorkerIsBounded) {
    const auto& run = shared->run();
    EXPECT_GT(run.offices.peak, 0u);
    EXPECT_LT(run.offices.peak, most_memory);
    RecordProperty("peak_mib", static_cast<int>(run.offices.peak >> 20));
    RecordProperty("offices", static_cast<int>(run.offices.seen.size()));
}

}  // namespace
}  // namespace citystar::test
