// Workbooks with native formulas: made, edited without the extension, recalculated and collected.

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "careless.hpp"
#include "office.hpp"
#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"
#include "zip_files.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

struct Sample {
    const char* id;
    const char* unit;
    const char* values;
};

constexpr Sample samples[] = {{"SD-CITY-2020", "某市", "shandong-made-up.tsv"},
                              {"ZQ-DISTRICT-2020", "章丘区", "zhangqiu-four-star.tsv"},
                              {"SX-PILOT", "某县", "shanxi-made-up.tsv"},
                              {"SH-INDEX-2020", "徐汇", "shanghai-2020.tsv"},
                              {"SH-DISTRICT-145", "某区", "district-145-made-up.tsv"}};

// What collect says of a unit, apart from the file that it is from.
struct Collected {
    std::string results;
    std::set<std::string> findings;  ///< kind and indicator
    std::string total_differs;       ///< the words about a total that differs
};

bool operator==(const Collected& one, const Collected& other) {
    return one.results == other.results && one.findings == other.findings;
}

std::ostream& operator<<(std::ostream& out, const Collected& one) {
    out << one.results << '\n';
    for (const auto& finding : one.findings) out << finding << '\n';
    return out << one.total_differs;
}

using Units = std::map<std::string, Collected>;

Collected of_record(const json::object& record) {
    Collected out;
    for (const auto* field :
         {"status", "framework", "total", "star", "claimed_total", "claimed_star", "coverage", "upper", "levels"})
        if (const auto* value = record.if_contains(field)) out.results += json::serialize(*value) + " ";
    for (const auto& value : record.at("findings").as_array()) {
        const auto& finding = value.as_object();
        const auto text = [&](const char* field) { return json::value_to<std::string>(finding.at(field)); };
        out.findings.insert(text("kind") + " " + text("code"));
        if (text("kind") == "total_differs") out.total_differs = text("text");
    }
    return out;
}

// A few figures of an index of units, or of one unit, changed; one taken away; one verified.
void edit(Workbook& workbook) {
    const bool units = workbook.names()->hasByName(utf16("CS_UNIT_DECLARED"));
    const char* figures = units ? "CS_UNIT_DECLARED" : "CS_VALUES";
    for (const sal_Int32 row : {0, 2, 5, 9}) {
        const auto cell = workbook.named(figures)->getCellByPosition(0, row);
        cell->setValue(cell->getValue() * 0.5);
    }
    workbook.named(figures)->getCellByPosition(0, 3)->setFormula({});
    if (!units) workbook.named("CS_VERIFIED")->getCellByPosition(0, 1)->setValue(0.25);
}

void alter(Workbook& workbook) {
    workbook.named("CS_TOTAL")->getCellByPosition(0, 0)->setFormula("=99");
    const auto points = workbook.named("CS_HELD")->getCellByPosition(0, 4);
    points->setFormula(points->getFormula() + "+1");
}

// A native formula cannot see that a number is a date.
void date(Workbook& workbook) {
    const auto cell = workbook.figure(1);
    cell->setValue(45000);
    workbook.format(cell, "YYYY-MM-DD");
}

// The workbooks of all frameworks, changed in one office without the extension and in one with it, and collected in
// one run.
class NativeWorkbook : public testing::TestWithParam<Sample> {
protected:
    static void SetUpTestSuite() {
        folder_ = std::make_unique<office::TemporaryFolder>();
        for (const auto& sample : samples) {
            make(sample, "functions.xlsx", "functions");
            make(sample, "native.xlsx", "native");
        }
        make(samples[0], "native-ods.ods", "native");
        with_office({}, [](office::Office& office) {
            for (const auto& sample : samples) {
                change(office, path(sample, "native.xlsx"), path(sample, "edited.xlsx"), edit);
                change(office, path(sample, "native.xlsx"), path(sample, "edited-ods.ods"), edit);
                change(office, path(sample, "native.xlsx"), path(sample, "altered.xlsx"), alter);
            }
            change(office, path(samples[0], "native-ods.ods"), path(samples[0], "dated.ods"), date);
        });
        office::Office::Options options;
        options.extensions.push_back(fs::path(CITYSTAR_COMMAND).parent_path().parent_path() / "oxt");
        with_office(options, [](office::Office& office) {
            for (const auto& sample : samples)
                change(office, path(sample, "functions.xlsx"), path(sample, "edited-functions.ods"), edit);
        });
        std::vector<fs::path> folders;
        for (const auto& entry : fs::directory_iterator(folder_->path()))
            if (entry.is_directory()) folders.push_back(entry.path());
        for (const auto& folder : folders) collect(folder);
    }
    static void TearDownTestSuite() { folder_.reset(); }

    // The files of a name are in a folder, and collected together: a unit that is in several files would be told once.
    static std::string path(const Sample& sample, const std::string& name) {
        const auto folder = folder_->path() / fs::path(name).stem();
        fs::create_directories(folder);
        return (folder / (std::string(sample.id) + fs::path(name).extension().string())).string();
    }
    static std::string path(const std::string& name) { return path(GetParam(), name); }

    // By unit.
    static const Units& collected(const std::string& name) { return records_[path(name)]; }

private:
    static void make(const Sample& sample, const std::string& name, const char* formulas) {
        const auto run =
            run_citystar({"new", sample.id, "-o", path(sample, name), "--unit", sample.unit, "--period", "2020年",
                          "--values", std::string(CITYSTAR_SAMPLES "/") + sample.values, "--formulas", formulas});
        ASSERT_EQ(run.status, 0) << run.err;
    }

    static void with_office(const office::Office::Options& options, const std::function<void(office::Office&)>& work) {
        office::Office office(office::find_installation(), options);
        work(office);
    }

    static void change(office::Office& office, const std::string& from, const std::string& to,
                       const std::function<void(Workbook&)>& work) {
        com::sun::star::beans::PropertyValue hidden;
        hidden.Name = "Hidden";
        hidden.Value <<= true;
        // A WorkbookFile of a path may not be changed.
        command::WorkbookFile file(
            office, uno::Reference<sheet::XSpreadsheetDocument>(
                        office.loader()->loadComponentFromURL(office::file_url(from), "_blank", 0, {&hidden, 1}),
                        uno::UNO_QUERY_THROW));
        Workbook workbook(file);
        work(workbook);
        file.recalculate();
        file.store(to);
    }

    static void collect(const fs::path& folder) {
        const auto results = (folder_->path() / (folder.filename().string() + ".jsonl")).string();
        const auto league = (folder_->path() / (folder.filename().string() + ".csv")).string();
        const auto run = run_citystar(
            {"collect", "--language", "en", folder.string(), "-o", league, "--results", results, "-j", "2"});
        ASSERT_LE(run.status, 1) << run.err;
        std::istringstream lines(bytes_of(results));
        for (std::string line; std::getline(lines, line);) {
            auto record = json::parse(line).as_object();
            if (!record.contains("unit")) continue;
            const auto input = json::value_to<std::string>(record.at("input"));
            records_[input].emplace(json::value_to<std::string>(record.at("unit")), of_record(record));
        }
    }

    static inline std::unique_ptr<office::TemporaryFolder> folder_;
    static inline std::map<std::string, Units> records_;
};

TEST_P(NativeWorkbook, IsCollectedLikeThatWithFunctions) {
    ASSERT_FALSE(collected("functions.xlsx").empty());
    EXPECT_EQ(collected("native.xlsx"), collected("functions.xlsx"));
    if (!fs::exists(path("native-ods.ods"))) return;
    EXPECT_EQ(collected("native-ods.ods"), collected("functions.xlsx"));
}

TEST_P(NativeWorkbook, EditedWithoutTheExtensionHasTheTotalOfTheEngine) {
    EXPECT_NE(collected("edited.xlsx"), collected("native.xlsx"));
    EXPECT_EQ(collected("edited.xlsx"), collected("edited-functions.ods"));
    EXPECT_EQ(collected("edited-ods.ods"), collected("edited-functions.ods"));
    for (const auto& [unit, one] : collected("edited.xlsx"))
        for (const auto* kind : {"total_differs ", "star_differs ", "formula_altered ", "formulas_altered "})
            EXPECT_FALSE(one.findings.contains(kind)) << unit << ": " << one;
}

TEST_P(NativeWorkbook, NeedsNothingButAnySpreadsheet) {
    std::string formulas;
    for (const auto& [name, bytes] : parts_of(path("native.xlsx"))) {
        for (const auto* word : {"ORG.CITYSTAR", "WEIGHTEDSCORE(", "_xlfn", "_xludf"})
            EXPECT_EQ(bytes.find(word), std::string::npos) << name << ' ' << word;
        EXPECT_EQ(name.find("externalLink"), std::string::npos);
        EXPECT_EQ(name.find("vba"), std::string::npos);
        if (name.starts_with("xl/worksheets/sheet")) formulas += bytes;
    }
    EXPECT_EQ(formulas.find("t=\"array\""), std::string::npos);
    std::size_t count = 0;
    for (auto at = formulas.find("<f "); at != std::string::npos; at = formulas.find("<f ", at + 1), ++count) {
        const auto text = formulas.substr(at, formulas.find("</f>", at) - at);
        EXPECT_LE(text.size(), 8000U) << text;
        EXPECT_EQ(text.find('{'), std::string::npos) << text;
    }
    EXPECT_GT(count, 1000U);
    EXPECT_LE(fs::file_size(path("native.xlsx")), 2 * fs::file_size(path("functions.xlsx")));
}

TEST_P(NativeWorkbook, AlteredFormulasAreNamed) {
    const auto text = [](const Units& units) {
        std::string out;
        for (const auto& [unit, one] : units)
            for (const auto& finding : one.findings) out += finding + "\n";
        return out;
    };
    EXPECT_EQ(text(collected("native.xlsx")).find("formula"), std::string::npos) << text(collected("native.xlsx"));
    const auto altered = text(collected("altered.xlsx"));
    EXPECT_NE(altered.find("formula"), std::string::npos) << altered;
    EXPECT_NE(altered.find("total_differs"), std::string::npos) << altered;
}

// The formula is right, and the cell has to be corrected.
TEST_P(NativeWorkbook, ADateInItIsNamedAndNoFormulaBlamed) {
    if (!fs::exists(path("dated.ods"))) return;
    const auto& one = collected("dated.ods").begin()->second;
    EXPECT_TRUE(one.findings.contains("date_as_figure L1P2")) << one;
    EXPECT_NE(one.total_differs.find("ordinary formulas take dates"), std::string::npos) << one;
    EXPECT_FALSE(one.findings.contains("formula_altered ")) << one;
}

TEST_P(NativeWorkbook, RecalculatesToTheSameResults) {
    const auto named = [](const std::string& of) {
        const auto run = run_citystar({"recalc", of, "--results-only", "--results", "-"});
        EXPECT_EQ(run.status, 0) << run.err;
        auto record = json::parse(run.out.substr(0, run.out.find('\n'))).as_object();
        EXPECT_EQ(record.at("status"), "ok");
        auto out = record.at("named").as_object();
        out.erase("CS_TEMPLATE_VERSION");
        return out;
    };
    EXPECT_EQ(named(path("native.xlsx")), named(path("functions.xlsx")));
}

INSTANTIATE_TEST_SUITE_P(Frameworks, NativeWorkbook, testing::ValuesIn(samples),
                         [](const auto& sample) { return std::regex_replace(sample.param.id, std::regex("-"), ""); });

TEST(NewFormulas, AreNativeForXlsxAndFunctionsElse) {
    const office::TemporaryFolder folder;
    const auto path = [&](const char* name) { return (folder.path() / name).string(); };
    const auto made = [&](const char* name, const std::vector<std::string>& more) {
        std::vector<std::string> arguments{"new", "SH-DISTRICT-145", "-o", path(name)};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run_citystar(arguments);
    };
    ASSERT_EQ(made("a.xlsx", {}).status, 0);
    ASSERT_EQ(made("b.xlsx", {"--formulas", "functions"}).status, 0);
    ASSERT_EQ(made("c.ods", {}).status, 0);
    ASSERT_EQ(made("d.ods", {"--formulas", "native"}).status, 0);
    ASSERT_EQ(made("e.ots", {}).status, 0);
    // LibreOffice 25.2 and later write .xlsx without the beginning of the name.
    const auto functions = [&](const char* name) {
        for (const auto& [part, bytes] : parts_of(path(name)))
            if (bytes.find("WEIGHTEDSCORE(") != std::string::npos) return true;
        return false;
    };
    EXPECT_FALSE(functions("a.xlsx"));
    EXPECT_TRUE(functions("b.xlsx"));
    EXPECT_TRUE(functions("c.ods"));
    EXPECT_FALSE(functions("d.ods"));
    EXPECT_TRUE(functions("e.ots"));
    const auto refused = made("f.xlsx", {"--formulas", "excel"});
    EXPECT_EQ(refused.status, 64);
    EXPECT_FALSE(fs::exists(path("f.xlsx")));
}

}  // namespace
}  // namespace citystar::test
