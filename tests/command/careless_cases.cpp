#include "careless_cases.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "office.hpp"
#include "records.hpp"
#include "run.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr const char* endings[] = {".ods", ".xlsx"};

}  // namespace

std::vector<std::string> make_careless(const fs::path& base, const std::vector<CarelessCase>& cases) {
    std::vector<std::string> files;
    office::Office::Options options;
    options.extensions.push_back(fs::path(CITYSTAR_COMMAND).parent_path().parent_path() / "oxt");
    office::Office office(office::find_installation(), options);
    for (const auto& one : cases)
        for (const auto* ending : endings) {
            // The formats of a document that is opened read-only cannot be changed.
            com::sun::star::beans::PropertyValue hidden;
            hidden.Name = "Hidden";
            hidden.Value <<= true;
            command::WorkbookFile file(
                office, uno::Reference<sheet::XSpreadsheetDocument>(
                            office.loader()->loadComponentFromURL(office::file_url(base), "_blank", 0, {&hidden, 1}),
                            uno::UNO_QUERY_THROW));
            const Workbook workbook(file);
            try {
                one.change(workbook);
            } catch (const uno::Exception& error) {
                ADD_FAILURE() << one.name << ": " << utf8(error.Message);
            }
            file.recalculate();
            files.push_back(base.parent_path() / (std::string(one.name) + ending));
            file.store(files.back());
        }
    return files;
}

CarelessResults run_careless(const fs::path& folder, const std::vector<CarelessCase>& cases) {
    const auto path = [&](const char* name) { return (folder / name).string(); };
    const auto made = run_citystar({"new", "SD-CITY-2020", "-o", path("base.ods"), "--unit", "甲市", "--values",
                                    CITYSTAR_SAMPLES "/shandong-made-up.tsv"});
    EXPECT_EQ(made.status, 0) << made.err;
    const auto files = make_careless(path("base.ods"), cases);
    const auto run = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin() + 1, files.begin(), files.end());
        const auto done = run_citystar(arguments);
        EXPECT_EQ(done.status, 0) << done.err;
    };
    run({"collect", "-o", path("league.csv"), "--results", path("collected.jsonl")});
    run({"recalc", "--results-only", "--results", path("recalculated.jsonl")});
    return {records_by_file(path("collected.jsonl")), records_by_file(path("recalculated.jsonl"))};
}

std::set<std::string> kinds_and_cells(const json::object& record) {
    static const std::set<std::string> of_all{"evidence_missing",  "unit_twice_same", "unit_twice_other",
                                              "protection_lifted", "total_differs",   "star_differs"};
    std::set<std::string> out;
    for (const auto& finding : record.at("findings").as_array()) {
        const auto kind = json::value_to<std::string>(finding.at("kind"));
        if (!of_all.contains(kind)) out.insert(kind + " " + json::value_to<std::string>(finding.at("cell")));
    }
    return out;
}

void expect_cases(const std::vector<CarelessCase>& cases, const CarelessResults& results) {
    for (const auto& one : cases)
        for (const auto* ending : endings) {
            const auto name = std::string(one.name) + ending;
            ASSERT_TRUE(results.collected.contains(name)) << name;
            const auto& record = results.collected.at(name);
            EXPECT_NEAR(record.at("total").to_number<double>(), one.total, 1e-9) << name;
            EXPECT_EQ(kinds_and_cells(record), one.found) << name;
        }
}

}  // namespace citystar::test
