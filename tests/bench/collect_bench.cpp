// The cost of collecting a folder of returned workbooks, against an earlier build or against LibreOffice reading all of
// them, and against converting them with LibreOffice itself.

#include <fmt/format.h>

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <com/sun/star/text/XTextRange.hpp>
#include <fstream>
#include <iostream>
#include <optional>

#include "console/exit_status.hpp"
#include "files/marked_workbook.hpp"
#include "files/text_edits.hpp"
#include "files/zip_archive.hpp"
#include "pool/workbook_file.hpp"
#include "program.hpp"
#include "row.hpp"
#include "temporary_folder.hpp"
#include "timed_command.hpp"

namespace citystar::bench {
namespace {

namespace fs = std::filesystem;
using command::MarkedWorkbook;
using command::ZipArchive;

struct Options {
    int rounds = 3;
    std::size_t workbooks = 60;
    std::optional<fs::path> base;
    std::optional<fs::path> json;
};

constexpr auto mark = "\uF8B1\uF8B1\uF8B1";
constexpr auto evidence_head = "佐证材料";
constexpr int report_sheet = 1;
constexpr int most_columns = 40;
constexpr int most_head_rows = 10;
constexpr int most_rows = 80;
constexpr std::size_t largest_part = std::size_t{64} << 20;
constexpr std::size_t one_altered_of = 33;
constexpr std::size_t one_xlsx_of = 4;

// A command, and the folders of workbooks that it has made itself: the templates of builds differ.
struct Side {
    std::string name;
    fs::path command;
    std::vector<std::string> options;
    fs::path delivered;  ///< exactly as delivered but for the figures
    fs::path altered;    ///< the same, but 3 % have another formula
};

// Each row names its evidence, as somebody does who has no findings: notices are written for units that have some.
void give_evidence(office::Office& office, const fs::path& from, const fs::path& to) {
    using com::sun::star::text::XTextRange;
    using com::sun::star::uno::Reference;
    command::WorkbookFile workbook(office, from);
    const Reference<com::sun::star::container::XIndexAccess> sheets(workbook.document()->getSheets(),
                                                                    com::sun::star::uno::UNO_QUERY_THROW);
    const Reference<com::sun::star::table::XCellRange> report(sheets->getByIndex(report_sheet),
                                                              com::sun::star::uno::UNO_QUERY_THROW);
    const auto text = [&](int column, int row) {
        return Reference<XTextRange>(report->getCellByPosition(column, row), com::sun::star::uno::UNO_QUERY_THROW);
    };
    int named = 0;
    for (int column = 0; column < most_columns; ++column)
        for (int head = 0; head < most_head_rows; ++head) {
            if (utf8(text(column, head)->getString()) != evidence_head) continue;
            for (int row = head + 1; row < most_rows; ++row)
                if (!text(0, row)->getString().isEmpty()) {
                    text(column, row)->setString(utf16("文件"));
                    ++named;
                }
        }
    if (named == 0) throw std::runtime_error("no column of evidence");
    workbook.store(to);
}

MarkedWorkbook model(const Side& side, office::Office& office, const fs::path& folder, const std::string& ending) {
    const auto made = folder / ("made" + ending);
    const auto file = folder / ("model" + ending);
    std::vector<std::string> arguments{side.command,
                                       "new",
                                       "SD-CITY-2020",
                                       "-o",
                                       made,
                                       "--unit",
                                       mark,
                                       "--period",
                                       "2024年度",
                                       "--values",
                                       CITYSTAR_SAMPLES "/shandong-made-up.tsv"};
    // Builds before native formulas know no other ones, and not the option.
    if (ending == ".xlsx" && side.name == "now") arguments.insert(arguments.end(), {"--formulas", "functions"});
    static_cast<void>(cost_of_command(arguments));
    give_evidence(office, made, file);
    auto out = MarkedWorkbook::read(file, {mark});
    if (!out) throw std::runtime_error(file.string());
    return std::move(*out);
}

std::string with_another_formula(const std::string& workbook) {
    const auto archive = ZipArchive::open_bytes(workbook);
    auto content = archive ? archive->read("content.xml", largest_part) : std::nullopt;
    // A formula of the sheet of scores: a change in an input would be no finding, and there would be no notice.
    constexpr std::string_view equals = "table:formula=\"of:=";
    constexpr std::string_view formula = "table:formula=\"of:=ORG.CITYSTAR.FUNCTIONS.STARLEVEL(";
    const auto at = content ? content->find(formula) : std::string::npos;
    if (at == std::string::npos) throw std::runtime_error("no formula");
    content->insert(at + equals.size(), "0+");
    auto out = archive->copy_of({{"content.xml", *content}});
    if (!out) throw std::runtime_error("cannot change a workbook");
    return std::move(*out);
}

void write(const fs::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

void make_workbooks(Side& side, office::Office& office, const fs::path& folder, std::size_t count) {
    side.delivered = folder / "delivered";
    side.altered = folder / "altered";
    for (const auto& one : {side.delivered, side.altered}) fs::create_directories(one);
    const auto ods = model(side, office, folder, ".ods");
    const auto xlsx = model(side, office, folder, ".xlsx");
    for (std::size_t i = 0; i < count; ++i) {
        const bool is_xlsx = i % one_xlsx_of == one_xlsx_of - 1;
        const auto name = fmt::format("示例县{:05}", i);
        const auto bytes = (is_xlsx ? xlsx : ods).with({name}, std::chrono::system_clock::now()).value_or("");
        const auto file = name + (is_xlsx ? ".xlsx" : ".ods");
        write(side.delivered / file, bytes);
        const bool alters = i % one_altered_of == 0;
        write(side.altered / fs::path(file).replace_extension(alters ? ".ods" : fs::path(file).extension()),
              alters ? with_another_formula(ods.with({name}, std::chrono::system_clock::now()).value_or("")) : bytes);
    }
}

CommandCost collect(const Side& side, const fs::path& in, const fs::path& league, std::vector<std::string> more,
                    Memory memory = Memory::ignored) {
    std::vector<std::string> arguments{side.command, "collect", in, "-o", league, "-j", "2"};
    arguments.insert(arguments.end(), side.options.begin(), side.options.end());
    arguments.insert(arguments.end(), more.begin(), more.end());
    const auto out = cost_of_command(arguments, {}, {0, 1}, memory);
    if (!fs::remove(league)) throw std::runtime_error("no league");
    return out;
}

CommandCost convert(const fs::path& folder, const std::vector<fs::path>& files) {
    const auto out = folder / "converted";
    std::vector<std::string> arguments{(office::find_installation().program / "soffice.bin").string(),
                                       "-env:UserInstallation=" + utf8(office::file_url(folder / "profile")),
                                       "--headless",
                                       "--norestore",
                                       "--convert-to",
                                       "csv",
                                       "--outdir",
                                       out.string()};
    arguments.insert(arguments.end(), files.begin(), files.end());
    // The first start with a fresh profile ends at once and asks for another one.
    constexpr int restart = 81;
    const auto cost = cost_of_command(arguments, {"SAL_USE_VCLPLUGIN=svp"}, {0, restart});
    fs::remove_all(out);
    return cost;
}

// The samples of both sides in one kind of run.
struct Compared {
    std::string what;
    std::string goal;
    std::vector<double> samples[2] = {};
};

int measure(const Options& options) {
    const office::TemporaryFolder folder;
    Side sides[2] = {{options.base ? "earlier" : "--always-office",
                      options.base.value_or(CITYSTAR_COMMAND),
                      options.base ? std::vector<std::string>{} : std::vector<std::string>{"--always-office"},
                      {},
                      {}},
                     {"now", CITYSTAR_COMMAND, {}, {}, {}}};
    BenchOffice office({installation_with_extension().extension});
    make_workbooks(sides[1], office.get(), folder.path() / "now", options.workbooks);
    if (options.base)
        make_workbooks(sides[0], office.get(), folder.path() / "earlier", options.workbooks);
    else
        std::tie(sides[0].delivered, sides[0].altered) = std::tie(sides[1].delivered, sides[1].altered);
    const auto csv = folder.path() / "league.csv";
    const auto ods = folder.path() / "league.ods";
    const std::vector<std::string> notices{"--notices", folder.path() / "notices"};
    Compared delivered{"as delivered, to .csv", "≥ 20"};
    Compared altered{"3 % altered, to .csv", "≥ 12"};
    Compared documents{"3 % altered, to .ods with notices", "≥ 6"};
    Compared memory{"memory, 3 % altered, to .csv", "≤ 0.4"};
    std::vector<double> converted;
    std::vector<fs::path> files;
    for (const auto& file : fs::directory_iterator(sides[1].delivered)) files.push_back(file.path());
    for (int i = 0; i < 2; ++i) static_cast<void>(convert(folder.path(), {files.front()}));
    for (int round = 0; round < options.rounds; ++round) {
        for (const auto turn : {0, 1}) {
            // The order alternates.
            const auto side = static_cast<std::size_t>(round % 2 == 0 ? turn : 1 - turn);
            delivered.samples[side].push_back(collect(sides[side], sides[side].delivered, csv, {}).wall);
            altered.samples[side].push_back(collect(sides[side], sides[side].altered, csv, {}).wall);
            documents.samples[side].push_back(collect(sides[side], sides[side].altered, ods, notices).wall);
            if (!fs::remove_all(notices.back())) throw std::runtime_error("no notices");
            memory.samples[side].push_back(collect(sides[side], sides[side].altered, csv, {}, Memory::sampled).memory);
        }
        converted.push_back(convert(folder.path(), files).wall);
    }
    std::vector<ResultRow> rows;
    const auto note = fmt::format("SD-CITY-2020, {} workbooks, a quarter .xlsx, -j 2", options.workbooks);
    for (const auto* one : {&delivered, &altered, &documents})
        rows.push_back(ratio_row("collect", fmt::format("{}, {} : now", one->what, sides[0].name), one->samples[0],
                                 one->samples[1], options.base ? one->goal : "", note));
    rows.push_back(ratio_row("collect", fmt::format("{}, now : {}", memory.what, sides[0].name), memory.samples[1],
                             memory.samples[0], options.base ? memory.goal : "", note));
    rows.push_back(ratio_row("collect", "soffice --convert-to csv : as delivered, to .csv, now", converted,
                             delivered.samples[1], {}, note));
    for (const auto* one : {&delivered, &altered, &documents})
        rows.push_back({"collect", one->what + ", now", "s", one->samples[1], {}, note});
    rows.push_back({"collect", memory.what + ", now", "MiB", memory.samples[1], {}, "all processes together"});
    std::cout << table_of(rows);
    if (options.json) write_rows(*options.json, rows);
    return command::exit_done;
}

}  // namespace
}  // namespace citystar::bench

int main(int count, char** arguments) {
    citystar::bench::Options options;
    CLI::App app("Times citystar collect.", "collect_bench");
    app.add_option("--rounds", options.rounds, "Interleaved rounds")->check(CLI::Range(1, 1000))->capture_default_str();
    app.add_option("--workbooks", options.workbooks, "Workbooks in the folder")
        ->check(CLI::Range(4, 1000000))
        ->capture_default_str();
    app.add_option("--base", options.base, "The command of an earlier build, in place of --always-office");
    app.add_option("--json", options.json, "Write rows and samples to FILE");
    return citystar::bench::run_program(app, count, arguments, [&] { return citystar::bench::measure(options); });
}
