// The citystar command, as a library; the program that loads it is addin/launcher.

#include <fmt/ranges.h>
#include <sal/types.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "collect.hpp"
#include "console/exit_status.hpp"
#include "console/interruption.hpp"
#include "console/nearest.hpp"
#include "console/shown_path.hpp"
#include "console/speech.hpp"
#include "console/utf8_file_names.hpp"
#include "doctor.hpp"
#include "frameworks.hpp"
#include "join.hpp"
#include "merge.hpp"
#include "new_workbook.hpp"
#include "pool/form_maker.hpp"
#include "pool/worker.hpp"
#include "recalc.hpp"
#include "split.hpp"
#include "version.hpp"

namespace citystar::command {
namespace {

// An error in the options that select workbooks; nothing if they are fine.
std::optional<Message> wrong_selection(const auto& options) {
    if (options.inputs.empty() == !options.manifest.has_value()) return Message::no_inputs;
    if (options.shard_index >= options.shard_count) return Message::shard_range;
    if (options.resume && (!options.results || *options.results == "-")) return Message::resume_results;
    return std::nullopt;
}

// Progress and results cannot both be lines on standard output.
bool wrong_progress(ProgressStyle progress, const std::optional<std::filesystem::path>& results) {
    if (progress != ProgressStyle::json_lines || !results || *results != "-") return false;
    std::cerr << say(Message::progress_and_results) << '\n';
    return true;
}

void add_progress(CLI::App& command, ProgressStyle& progress) {
    static const std::map<std::string, ProgressStyle> styles{{"bar", ProgressStyle::bar},
                                                             {"json", ProgressStyle::json_lines}};
    command
        .add_option("--progress", progress, "bar on a terminal, or json: one JSON object per line on standard output")
        ->transform(CLI::CheckedTransformer(styles))
        ->type_name("bar|json");
}

// The options that select this machine's part of the workbooks.
void add_selection(CLI::App& command, auto& options) {
    command.add_option("--manifest", options.manifest, "List of workbooks: one path per line, relative to its folder");
    auto* index = command.add_option("--shard-index", options.shard_index, "This machine's part, from 0");
    auto* count =
        command.add_option("--shard-count", options.shard_count, "Number of parts")->check(CLI::PositiveNumber);
    index->needs(count);
    count->needs(index);
}

void add_merge(CLI::App& app, MergeOptions& options, int& status) {
    auto* command = app.add_subcommand("merge", "Put the results of several runs into one file");
    command->add_option("RESULTS", options.inputs, "Results files (.jsonl)")->required();
    command->add_option("-o,--output", options.output, "All results (.jsonl), or their league (.ods, .xlsx, .csv)")
        ->required();
    command->add_option("--choose", options.choices, "Which workbook of a unit is used, and who is left out (.tsv)");
    command->add_option("--manifest", options.manifest, "List of workbooks, each of which must have a result");
    command->callback([&] { status = merge(options); });
}

void add_recalc(CLI::App& app, RecalcOptions& options, int& status) {
    auto* command = app.add_subcommand("recalc", "Recalculate workbooks in a LibreOffice of its own");
    command->add_option("INPUT", options.inputs, "Workbooks (.ods, .xlsx), or folders of them");
    command->add_option("-o,--output", options.output_folder, "Folder for the recalculated workbooks");
    command->add_flag("--in-place", options.in_place, "Replace each workbook when the new one is complete");
    command->add_flag("--results-only", options.results_only, "Write no workbooks");
    command->add_option("--to", options.format, "Format of the output")->check(CLI::IsMember({"ods", "xlsx", "pdf"}));
    command->add_option("--results", options.results, "Results as JSON Lines (- is standard output)");
    command->add_option("-j,--jobs", options.workers, "LibreOffices at once; 0: one per core")
        ->check(CLI::Range(0, 256))
        ->default_val(options.workers);
    command->add_flag("--resume", options.resume, "Skip workbooks that are up to date in the results");
    add_selection(*command, options);
    command->add_option("--timeout", options.timeout, "Seconds for one attempt at one workbook")
        ->check(CLI::Range(1, 86400))
        ->default_val(options.timeout.count());
    add_progress(*command, options.progress);
    command->callback([&] {
        if (const auto wrong = wrong_selection(options)) {
            std::cerr << say(*wrong) << '\n';
            status = exit_usage;
            return;
        }
        if (wrong_progress(options.progress, options.results)) {
            status = exit_usage;
            return;
        }
        const int choices = options.output_folder.has_value() + options.in_place + options.results_only;
        if (choices != 1 || (options.in_place && !options.format.empty())) {
            std::cerr << say(choices != 1 ? Message::no_output_choice : Message::in_place_format) << '\n';
            status = exit_usage;
            return;
        }
        status = recalc(options);
    });
}

void add_new(CLI::App& app, NewOptions& options, int& status) {
    auto* command = app.add_subcommand("new", "Make workbooks from a framework");
    command->add_option("FRAMEWORK", options.framework, "Id or alias, such as SD-CITY-2020")->required();
    command
        ->add_option("-o,--output", options.output,
                     "The new workbook (.ods, .xlsx, .ots), or the folder of those of --units")
        ->required();
    command->add_option("--unit", options.unit_name, "Name of the unit evaluated");
    command->add_option("--period", options.period, "Period of the evaluation");
    command
        ->add_option("--formulas", options.formulas,
                     "native: ordinary formulas, for WPS and Excel; functions: those of the extension. Without it: "
                     "native for .xlsx")
        ->check(CLI::IsMember({"native", "functions"}));
    command->add_option("--values", options.values, "Values to fill in: lines of code TAB value TAB value …");
    command->add_option("--units", options.units, "A workbook per line: unit TAB period TAB values file (.tsv)");
    command->add_option("--to", options.format, "Format of the workbooks of --units (xlsx)")
        ->check(CLI::IsMember({"ods", "xlsx"}));
    command->callback([&] {
        const bool in_list = !options.unit_name.empty() || !options.period.empty() || options.values;
        if (options.units ? in_list : !options.format.empty()) {
            std::cerr << say(options.units ? Message::units_options : Message::units_format) << '\n';
            status = exit_usage;
            return;
        }
        status = new_workbook(options);
    });
}

void add_split(CLI::App& app, SplitOptions& options, int& status) {
    auto* command = app.add_subcommand("split", "Make a workbook for each department that leads indicators");
    command->add_option("BOOK", options.book, "The workbook of a unit (.ods, .xlsx)")->required();
    command->add_option("-o,--output", options.output, "Folder for the departments' workbooks")->required();
    command->add_option("--to", options.format, "Format of the departments' workbooks (xlsx)")
        ->check(CLI::IsMember({"ods", "xlsx"}));
    command
        ->add_option("--formulas", options.formulas,
                     "native: ordinary formulas, for WPS and Excel; functions: those of the extension. Without it: "
                     "native for .xlsx")
        ->check(CLI::IsMember({"native", "functions"}));
    command->add_option("--due", options.due, "By when they are to be returned, in words");
    command->add_option("--return-to", options.return_to, "To whom they are to be returned, in words");
    add_progress(*command, options.progress);
    command->callback([&] { status = split(options); });
}

void add_join(CLI::App& app, JoinOptions& options, int& status) {
    static const std::map<std::string, workbook::Prefer> preferences{{"part", workbook::Prefer::part},
                                                                     {"whole", workbook::Prefer::whole}};
    auto* command = app.add_subcommand("join", "Put the departments' returned workbooks into the whole");
    command->add_option("BOOK", options.book, "The workbook that was split")->required();
    command->add_option("PART", options.parts, "Returned workbooks, or folders of them")->required();
    command->add_option("-o,--output", options.output, "The workbook with what they bring (.ods, .xlsx)")->required();
    command->add_option("--prefer", options.prefer, "Which one counts where the whole was changed, too")
        ->transform(CLI::CheckedTransformer(preferences))
        ->type_name("part|whole");
    command->add_option("--report", options.report, "Each cell that a department changed (.tsv)");
    add_progress(*command, options.progress);
    command->callback([&] { status = join(options); });
}

void add_collect(CLI::App& app, CollectOptions& options, int& status) {
    auto* command = app.add_subcommand("collect", "Read returned workbooks, score them, and write a league");
    command->add_option("INPUT", options.inputs, "Workbooks (.ods, .xlsx), or folders of them");
    command->add_option("-o,--output", options.output, "The league (.ods, .xlsx, .csv)")->required();
    command->add_option("--results", options.results, "Results as JSON Lines (- is standard output)");
    command->add_option("--notices", options.notices, "Folder for one page per unit that has findings (.pdf)");
    command->add_option("-j,--jobs", options.workers, "LibreOffices at once; 0: one per core")
        ->check(CLI::Range(0, 256))
        ->default_val(options.workers);
    command->add_option("--timeout", options.timeout, "Seconds for one attempt at one workbook")
        ->check(CLI::Range(1, 86400))
        ->default_val(options.timeout.count());
    command->add_option("--choose", options.choices, "Which workbook of a unit is used, and who is left out (.tsv)");
    command->add_option("--previous", options.previous,
                        "Results of last year's run; its figures are compared (.jsonl)");
    add_selection(*command, options);
    command->add_flag("--resume", options.resume, "Reuse results of an earlier run that are still valid");
    command->add_flag("--always-office", options.office_always,
                      "Read all workbooks with LibreOffice, also those that are as delivered");
    add_progress(*command, options.progress);
    auto language = std::make_shared<std::string>();
    command
        ->add_option("--language", *language,
                     "Language of the league, the notices and the findings. Without it: en if the locale is English, "
                     "otherwise zh")
        ->check(CLI::IsMember({"zh", "en"}))
        ->envname("CITYSTAR_DOCUMENT_LANGUAGE");
    command->callback([&, language] {
        auto wrong = wrong_selection(options);
        if (!wrong && options.choices && options.shard_count > 1) wrong = Message::choose_shard;
        if (wrong) {
            std::cerr << say(*wrong) << '\n';
            status = exit_usage;
            return;
        }
        // The environment passes it to worker processes, which write in the same language.
        if (!language->empty()) setenv("CITYSTAR_DOCUMENT_LANGUAGE", language->c_str(), 1);
        status = wrong_progress(options.progress, options.results) ? exit_usage : collect(options);
    });
}

void add_frameworks(CLI::App& app, std::string& id, std::string& file, int& status) {
    auto* command = app.add_subcommand("frameworks", "List, show or check framework files");
    command->require_subcommand(0, 1);
    command->add_subcommand("list", "One line per framework");
    auto* show = command->add_subcommand("show", "Indicators, criteria, weights and departments");
    show->add_option("ID", id, "Id or alias")->required();
    auto* check = command->add_subcommand("check", "Every problem of a framework file");
    check->add_option("FILE", file, "A framework file (.json)")->required();
    command->callback([&, command] {
        if (command->got_subcommand("show"))
            status = show_framework(id);
        else if (command->got_subcommand("check"))
            status = check_framework(file);
        else
            status = list_frameworks();
    });
}

// A sentence about a verb that does not exist, with the one that is probably meant; nothing if it exists.
std::optional<std::string> unknown_verb(const CLI::App& app, std::span<char* const> words) {
    const auto verbs = app.get_subcommands([](const CLI::App*) { return true; });
    if (verbs.empty() || words.empty() || *words.front() == '\0' || *words.front() == '-') return std::nullopt;
    const std::string typed = words.front();
    std::vector<std::string> names;
    for (const auto* verb : verbs) {
        if (verb->get_name() == typed) return unknown_verb(*verb, words.subspan(1));
        // Those that people use are in a group of the help.
        if (!verb->get_group().empty()) names.push_back(verb->get_name());
    }
    const auto meant = nearest(typed, names);
    return say(Message::unknown_verb, shown_path(typed), meant.empty() ? "" : say(Message::nearest_verb, meant),
               fmt::format("{}", fmt::join(names, ", ")));
}

int run(int count, char** arguments) {
    CLI::App app("CityStar: evaluates smart-city construction in LibreOffice Calc.", "citystar");
    app.set_version_flag("--version", "citystar " CITYSTAR_VERSION);
    app.require_subcommand(1);
    int status = exit_done;
    RecalcOptions recalc_options;
    MergeOptions merge_options;
    NewOptions new_options;
    CollectOptions collect_options;
    SplitOptions split_options;
    JoinOptions join_options;
    std::string id;
    std::string file;
    add_recalc(app, recalc_options, status);
    add_merge(app, merge_options, status);
    add_new(app, new_options, status);
    add_collect(app, collect_options, status);
    add_split(app, split_options, status);
    add_join(app, join_options, status);
    // Started by recalculations themselves; not in the help.
    app.add_subcommand("worker", "")->group("")->callback([&] { status = work(); });
    // Used when CityStar is built.
    std::string templates;
    std::string forms;
    auto* const making = app.add_subcommand("forms", "")->group("");
    making->add_option("templates", templates)->required();
    making->add_option("folder", forms)->required();
    making->callback([&] { status = make_forms(templates, forms); });
    add_frameworks(app, id, file, status);
    app.add_subcommand("doctor", "Check LibreOffice, the extension and the framework files")->callback([&] {
        status = doctor();
    });
    if (const auto verb = unknown_verb(app, {arguments + 1, arguments + std::max(1, count)})) {
        std::cerr << *verb << '\n';
        return exit_usage;
    }
    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        return app.exit(error, std::cout, std::cerr) == 0 ? exit_done : exit_usage;
    }
    return status;
}

}  // namespace
}  // namespace citystar::command

extern "C" SAL_DLLPUBLIC_EXPORT int citystar_command(int count, char** arguments) {
    citystar::command::use_utf8_file_names();
    citystar::command::catch_interruptions();
    try {
        return citystar::command::run(count, arguments);
    } catch (const std::exception& error) {
        std::cerr << "citystar: " << error.what() << '\n';
        return citystar::command::exit_some_failed;
    }
}
