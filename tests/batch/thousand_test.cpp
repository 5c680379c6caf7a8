// citystar recalc over many workbooks as they come in from a province, some damaged in every way. There is one run, and
// every test checks another side of it.

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
#include "kind.hpp"
#include "pool/watchdog.hpp"
#include "pool/workbook_file.hpp"
#include "thousand_run.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
namespace uno = com::sun::star::uno;

// A worker is replaced above 1.5 GB, which is checked between two workbooks.
constexpr std::uintmax_t most_memory = std::uintmax_t{2} << 30;

// Opens a workbook as a user does who trusts it.
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

bool recalculated(const json::object& record) {
    const auto status = text(record.at("status"));
    return status == "ok" || status == "formula_errors";
}

TEST(Thousand, EveryWorkbookHasExactlyOneRecord) {
    const auto& run = thousand();
    ASSERT_EQ(run.truth.size(), static_cast<std::size_t>(workbooks_wanted()));
    std::map<std::string, int> times;
    for (const auto& record : run.records) ++times[fs::path(text(record.at("id"))).filename().string()];
    EXPECT_EQ(times.size(), run.truth.size());
    for (const auto& [name, line] : run.truth) EXPECT_EQ(times[name], 1) << name;
}

TEST(Thousand, EveryDamageIsThereAndNamedWithTheRightStatus) {
    const auto& run = thousand();
    std::map<std::string, int> damage;
    std::map<std::string, std::int64_t> statuses;
    for (const auto& record : run.records) {
        const auto& truth = run.truth_of(record);
        ++damage[text(truth.at("damage"))];
        ++statuses[text(truth.at("status"))];
        EXPECT_EQ(text(record.at("status")), text(truth.at("status"))) << json::serialize(truth) << '\n'
                                                                       << json::serialize(record);
    }
    EXPECT_EQ(damage.size(), batch::kinds.size());
    EXPECT_EQ(run.outcome.status, 1) << run.outcome.err;
    const auto& counted = run.summary.at("summary").at("by_status").as_object();
    EXPECT_EQ(counted.size(), statuses.size());
    for (const auto& [status, count] : statuses) EXPECT_EQ(counted.at(status).as_int64(), count) << status;
}

TEST(Thousand, EveryResultIsTheEngines) {
    const auto& run = thousand();
    int stale = 0;
    for (const auto& record : run.records) {
        if (!recalculated(record)) continue;
        const auto& truth = run.truth_of(record);
        if (truth.at("recalculated").is_null()) continue;
        const auto& worth = truth.at("recalculated").as_object();
        const auto& named = record.at("named").as_object();
        const auto total = worth.at("total").to_number<double>();
        EXPECT_NEAR(named.at("CS_TOTAL").to_number<double>(), total, 1e-9) << json::serialize(truth);
        EXPECT_EQ(named.at("CS_OVERALL_STAR").to_number<int>(), worth.at("overall_star").to_number<int>())
            << json::serialize(truth);
        EXPECT_EQ(named.at("CS_UNIT_NAME"), truth.at("unit")) << json::serialize(truth);
        EXPECT_EQ(named.at("CS_PERIOD"), truth.at("period")) << json::serialize(truth);
        if (total != truth.at("stored").at("total").to_number<double>()) ++stale;
    }
    EXPECT_GT(stale, workbooks_wanted() / 2);  // otherwise the test proves nothing
}

TEST(Thousand, WhatIsDoneIsWrittenAndNothingElse) {
    const auto& run = thousand();
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

TEST(Thousand, TheInputsAreUntouched) { EXPECT_EQ(digests_of(thousand().inputs), thousand().before); }

TEST(Thousand, NoMacroRunsAndNothingIsFetched) {
    EXPECT_FALSE(thousand().macro_run);
    EXPECT_FALSE(thousand().fetched);
}

// Proves that the test above could fail.
TEST(Thousand, TheMacroWouldRunAndTheTrapWouldTell) {
    const auto& run = thousand();
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
    // Our office does not fetch even for a new workbook, while other offices do.
    const command::WorkbookFile own(office, opened(office, OUString::createFromAscii("private:factory/scalc")));
    const uno::Reference<com::sun::star::container::XIndexAccess> sheets(own.document()->getSheets(),
                                                                         uno::UNO_QUERY_THROW);
    const auto cell = uno::Reference<com::sun::star::table::XCellRange>(sheets->getByIndex(0), uno::UNO_QUERY_THROW)
                          ->getCellByPosition(0, 0);
    cell->setFormula(utf16("=WEBSERVICE(\"" + run.trap.url() + "/figure\")"));
    EXPECT_NE(cell->getError(), 0);  // it is calculated when its result is asked for
    EXPECT_FALSE(run.trap.caught());
    const auto port = run.trap.url().substr(run.trap.url().rfind(':') + 1);
    EXPECT_EQ(run_program("/bin/bash", {"-c", "exec 3<>/dev/tcp/127.0.0.1/" + port + " && read -r <&3 || true"}).status,
              0);
    EXPECT_TRUE(run.trap.caught());
}

TEST(Thousand, NothingIsLeftBehind) {
    const auto& run = thousand();
    EXPECT_EQ(run.outcome.left_behind, std::vector<std::string>{});
    ASSERT_FALSE(run.offices.seen.empty());
    for (const auto pid : run.offices.seen) EXPECT_FALSE(is_office(pid)) << pid;
}

TEST(Thousand, TheMemoryOfAWorkerIsBounded) {
    const auto& run = thousand();
    EXPECT_GT(run.offices.peak, 0u);
    EXPECT_LT(run.offices.peak, most_memory);
    RecordProperty("peak_mib", static_cast<int>(run.offices.peak >> 20));
    RecordProperty("offices", static_cast<int>(run.offices.seen.size()));
}

}  // namespace
}  // namespace citystar::test
