// Cells that are no figures, and figures nobody sees, as .ods and .xlsx through the real command.

#include "figures.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/util/XMergeable.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>
#include <functional>
#include <map>
#include <set>
#include <sstream>

#include "careless.hpp"
#include "office.hpp"
#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbook_file.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr auto report = "填报";
constexpr double untouched = 55.7;
constexpr double without_first = 53.7;

// A workbook with the first figure, 65 % of L1P1 for 2 points, in other hands.
class Careless : public Workbook {
public:
    explicit Careless(command::WorkbookFile& file) : Workbook(file), document_(file.document()) {}

    uno::Reference<table::XCell> declared() const { return figure(0); }
    uno::Reference<table::XCell> verified() const { return named("CS_VERIFIED")->getCellByPosition(0, 0); }
    uno::Reference<XPropertySet> column_of_verified() const {
        const uno::Reference<table::XColumnRowRange> lines(named("CS_VERIFIED"), uno::UNO_QUERY_THROW);
        return {lines->getColumns(), uno::UNO_QUERY_THROW};
    }
    uno::Reference<XPropertySet> first_row() const {
        const uno::Reference<table::XColumnRowRange> lines(named("CS_VALUES")->getCellRangeByPosition(0, 0, 0, 0),
                                                           uno::UNO_QUERY_THROW);
        return {lines->getRows(), uno::UNO_QUERY_THROW};
    }
    void format(const uno::Reference<table::XCell>& cell, const char* code) const {
        const auto formats =
            uno::Reference<com::sun::star::util::XNumberFormatsSupplier>(document_, uno::UNO_QUERY_THROW)
                ->getNumberFormats();
        const com::sun::star::lang::Locale locale("en", "US", "");
        auto key = formats->queryKey(utf16(code), locale, false);
        if (key < 0) key = formats->addNew(utf16(code), locale);
        set(cell, "NumberFormat", uno::Any(key));
    }
    static void set(const uno::Reference<uno::XInterface>& of, const char* name, const uno::Any& value) {
        uno::Reference<XPropertySet>(of, uno::UNO_QUERY_THROW)->setPropertyValue(utf16(name), value);
    }

private:
    uno::Reference<sheet::XSpreadsheetDocument> document_;
};

struct Case {
    const char* name;
    double total;
    std::set<std::string> found;  // kind and cell
    std::function<void(const Careless&)> change;
};

void as(const Careless& it, const uno::Reference<table::XCell>& cell, double value, const char* format) {
    cell->setValue(value);
    it.format(cell, format);
}

void result(const Careless& it, const char* formula) {
    it.format(it.declared(), "General");
    it.declared()->setFormula(utf16(formula));
}

const std::vector<Case>& cases() {
    static const std::vector<Case> all{
        {"untouched", untouched, {}, [](const Careless&) {}},
        {"date", without_first, {"date_as_figure H8"}, [](auto& it) { as(it, it.declared(), 43831, "YYYY-MM-DD"); }},
        {"moment", without_first, {"date_as_figure H8"}, [](auto& it) { as(it, it.declared(), .7, "M/D/YY HH:MM"); }},
        {"time", without_first, {"time_as_figure H8"}, [](auto& it) { as(it, it.declared(), .8333, "HH:MM"); }},
        {"duration", without_first, {"time_as_figure H8"}, [](auto& it) { as(it, it.declared(), .8333, "[H]:MM"); }},
        {"truth", without_first, {"truth_as_figure H8"}, [](auto& it) { as(it, it.declared(), 1, "BOOLEAN"); }},
        {"date_result", without_first, {"date_as_figure H8"}, [](auto& it) { result(it, "=DATE(2020;1;1)"); }},
        {"time_result", without_first, {"time_as_figure H8"}, [](auto& it) { result(it, "=TIME(20;0;0)"); }},
        {"truth_result", without_first, {"truth_as_figure H8"}, [](auto& it) { result(it, "=TRUE()"); }},
        {"number_result", untouched, {}, [](auto& it) { result(it, "=65/100"); }},
        {"count", 54.9, {"date_as_figure H9"}, [](auto& it) { as(it, it.figure(1), 43831, "YYYY-MM-DD"); }},
        {"verified", without_first, {"date_as_figure V8"}, [](auto& it) { as(it, it.verified(), 43831, "D/M/YY"); }},
        {"hidden_column",
         56.7,
         {"hidden_columns V8"},
         [](auto& it) {
             it.verified()->setValue(.99);
             it.column_of_verified()->setPropertyValue("IsVisible", uno::Any(false));
         }},
        {"thin_column",
         56.7,
         {"hidden_columns V8"},
         [](auto& it) {
             it.verified()->setValue(.99);
             it.column_of_verified()->setPropertyValue("Width", uno::Any(sal_Int32{20}));
         }},
        {"hidden_column_without_figures",
         untouched,
         {},
         [](auto& it) { it.column_of_verified()->setPropertyValue("IsVisible", uno::Any(false)); }},
        {"low_row",
         untouched,
         {"hidden_rows A8"},
         [](auto& it) { it.first_row()->setPropertyValue("Height", uno::Any(sal_Int32{20})); }},
        {"white",
         56.7,
         {"invisible_text V8"},
         [](auto& it) {
             it.verified()->setValue(.99);
             it.set(it.verified(), "CellBackColor", uno::Any(sal_Int32{-1}));
             it.set(it.verified(), "CharColor", uno::Any(sal_Int32{0xFEFEFE}));
         }},
        {"tiny",
         56.7,
         {"invisible_text V8"},
         [](auto& it) {
             it.verified()->setValue(.99);
             it.set(it.verified(), "CharHeight", uno::Any(1.0f));
         }},
        {"empty_format", 56.7, {"invisible_text V8"}, [](auto& it) { as(it, it.verified(), .99, ";;;"); }},
        {"merged", untouched, {"merged_over_figure H9"}, [](auto& it) {
             uno::Reference<com::sun::star::util::XMergeable>(it.named("CS_VALUES")->getCellRangeByPosition(0, 0, 0, 1),
                                                              uno::UNO_QUERY_THROW)
                 ->merge(true);
         }}};
    return all;
}

class Figures : public testing::Test {
protected:
    static void SetUpTestSuite() {
        folder_ = std::make_unique<office::TemporaryFolder>();
        ASSERT_EQ(run_citystar({"new", "SD-CITY-2020", "-o", path("base.ods"), "--unit", "甲市", "--values",
                                CITYSTAR_SAMPLES "/shandong-made-up.tsv"})
                      .status,
                  0);
        std::vector<std::string> arguments{"collect"};
        make(arguments);
        for (const auto& more : {std::string("-o"), path("league.csv"), std::string("--results"), path("r.jsonl")})
            arguments.push_back(more);
        const auto run = run_citystar(arguments);
        EXPECT_EQ(run.status, 0) << run.err;
        std::istringstream lines(bytes_of(path("r.jsonl")));
        for (std::string line; std::getline(lines, line);) {
            auto record = json::parse(line).as_object();
            const auto name = fs::path(json::value_to<std::string>(record.at("input"))).filename().string();
            records_[name] = std::move(record);
        }
    }
    static void TearDownTestSuite() { folder_.reset(); }

    static std::string path(const std::string& name) { return folder_->path() / name; }

    // Kinds with cells, without what every such workbook has.
    static std::set<std::string> found(const json::object& record) {
        static const std::set<std::string> of_all{"evidence_missing", "unit_twice_same", "unit_twice_other",
                                                  "total_differs", "star_differs"};
        std::set<std::string> out;
        for (const auto& finding : record.at("findings").as_array()) {
            const auto kind = json::value_to<std::string>(finding.at("kind"));
            if (!of_all.contains(kind)) out.insert(kind + " " + json::value_to<std::string>(finding.at("cell")));
        }
        return out;
    }

    static std::map<std::string, json::object> records_;

private:
    static void make(std::vector<std::string>& files) {
        office::Office::Options options;
        options.extensions.push_back(fs::path(CITYSTAR_COMMAND).parent_path().parent_path() / "oxt");
        office::Office office(office::find_installation(), options);
        for (const auto& one : cases())
            for (const auto* ending : {".ods", ".xlsx"}) {
                // What is opened for reading only keeps its formats.
                com::sun::star::beans::PropertyValue hidden;
                hidden.Name = "Hidden";
                hidden.Value <<= true;
                command::WorkbookFile file(
                    office, uno::Reference<sheet::XSpreadsheetDocument>(
                                office.loader()->loadComponentFromURL(office::file_url(path("base.ods")), "_blank", 0,
                                                                      {&hidden, 1}),
                                uno::UNO_QUERY_THROW));
                Careless workbook(file);
                try {
                    one.change(workbook);
                } catch (const uno::Exception& error) {
                    ADD_FAILURE() << one.name << ": " << utf8(error.Message);
                }
                file.recalculate();
                files.push_back(path(std::string(one.name) + ending));
                file.store(files.back());
            }
    }

    static std::unique_ptr<office::TemporaryFolder> folder_;
};

std::unique_ptr<office::TemporaryFolder> Figures::folder_;
std::map<std::string, json::object> Figures::records_;

TEST_F(Figures, AreNeitherDatesNorUnseen) {
    for (const auto& one : cases())
        for (const auto* ending : {".ods", ".xlsx"}) {
            const auto name = std::string(one.name) + ending;
            ASSERT_TRUE(records_.contains(name)) << name;
            EXPECT_NEAR(records_[name].at("total").to_number<double>(), one.total, 1e-9) << name;
            EXPECT_EQ(found(records_[name]), one.found) << name;
        }
}

}  // namespace
}  // namespace citystar::test
