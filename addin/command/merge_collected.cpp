#include "merge_collected.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <com/sun/star/uno/Exception.hpp>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <system_error>

#include "citystar/text.hpp"
#include "citystar/uno_text.hpp"
#include "console/exit_status.hpp"
#include "console/speech.hpp"
#include "files/regular_file.hpp"
#include "files/workbook_formats.hpp"
#include "league/collect_record.hpp"
#include "league/document_store.hpp"
#include "league/league_report.hpp"
#include "pool/known_frameworks.hpp"
#include "run/inputs.hpp"
#include "run/results_file.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

class Merge {
public:
    explicit Merge(const MergeOptions& options) : options_(options), registry_(known_frameworks()) {}

    int run() {
        try {
            for (const auto& input : options_.inputs) add(input);
            arrange();
            if (!good_) return exit_bad_data;
            choose();
            return write();
        } catch (const InputError& error) {
            std::cerr << error.what() << '\n';
            return exit_bad_data;
        } catch (const com::sun::star::uno::Exception& error) {
            return cannot_write(utf8(error.Message));
        } catch (const std::system_error& error) {
            return cannot_write(error.code().message());
        }
    }

private:
    int cannot_write(const std::string& why) const {
        std::cerr << say(Message::cannot_write, options_.output.string(), why) << '\n';
        return exit_cannot_write;
    }

    void problem(const std::string& text) {
        std::cerr << text << '\n';
        good_ = false;
    }

    void add(const fs::path& input) {
        std::error_code failed;
        if (!fs::is_regular_file(input, failed)) return problem(say(Message::cannot_read, input.string()));
        RegularFile file(input);
        if (!file) return problem(say(Message::cannot_read, input.string()));
        int number = 0;
        for (std::string line; std::getline(file, line);) {
            ++number;
            try {
                const auto record = json::parse(line).as_object();
                if (!is_collected(record)) return problem(say(Message::merge_kinds, input.string()));
                const auto* framework = record.if_contains("framework");
                if (framework && !registry_.find(json::value_to<std::string>(*framework)))
                    return problem(say(Message::unknown_framework, json::value_to<std::string>(*framework)));
                if (!add(input, read_line(record, registry_))) return;
            } catch (const std::exception&) {
                problem(say(Message::merge_bad_line, input.string(), number));
            }
        }
        // A part without workbooks looks like a run that was interrupted at once.
        if (number == 0 && !options_.manifest) problem(say(Message::merge_no_results, input.string()));
    }

    // False if the following lines of the file would have the same fault.
    bool add(const fs::path& input, CollectedLine line) {
        const auto fault = [&](const std::string& text) {
            problem(text);
            return false;
        };
        if (!line.ranked) return fault(say(Message::merge_unfinished, input.string()));
        if (language_.empty()) {
            language_ = line.language;
            frameworks_ = line.work.versions.frameworks;
            previous_ = line.previous;
        }
        if (line.language != language_) return fault(say(Message::merge_languages, input.string()));
        if (line.work.versions.frameworks != frameworks_) return fault(say(Message::merge_frameworks, input.string()));
        if (line.previous != previous_) return fault(say(Message::merge_previous, input.string()));
        const auto id = line.work.id;
        auto& workbook = workbooks_[id];
        const auto [earlier, first] = from_.emplace(id, input);
        if (!first && (earlier->second != input || workbook.units.size() >= workbook.unit_count)) {
            problem(say(Message::merge_twice, id, earlier->second.string(), input.string()));
            return true;
        }
        workbook.unit_count = line.unit_count;
        workbook.work = std::move(line.work);
        workbook.previous = std::move(line.previous);
        workbook.units.push_back(std::move(line.unit));
        if (line.choice) decided_.push_back(std::move(*line.choice));
        return true;
    }

    // Puts the workbooks into the order of a single run.
    void arrange() {
        if (options_.manifest) {
            for (const auto& input : read_manifest(*options_.manifest)) {
                order_.push_back(input.id);
                if (!workbooks_.contains(input.id)) problem(say(Message::merge_missing, input.id));
            }
            std::erase_if(order_, [&](const auto& id) { return !workbooks_.contains(id); });
        }
        std::vector<fs::path> others;
        for (const auto& [id, workbook] : workbooks_)
            if (std::ranges::find(order_, id) == order_.end()) others.emplace_back(id);
        std::ranges::sort(others);
        for (const auto& id : others) order_.push_back(id.string());
    }

    // Choices replace the decisions in the results; without a file of choices those decisions stay.
    void choose() {
        if (options_.choices) {
            choices_ = read_choices(*options_.choices);
            std::vector<fs::path> files;
            for (const auto& [id, workbook] : workbooks_) files.push_back(workbook.units.front().file);
            find_files(choices_, files, *options_.choices);
            return;
        }
        for (auto& choice : decided_) {
            const auto same = [&](const Choice& other) { return name_key(other.unit) == name_key(choice.unit); };
            if (std::ranges::none_of(choices_, same)) choices_.push_back(std::move(choice));
        }
    }

    int write() {
        if (!language_.empty()) setenv("CITYSTAR_DOCUMENT_LANGUAGE", language_.c_str(), 1);
        std::vector<Assessment> units;
        std::map<std::string, const Collected*> by_file;
        for (const auto& id : order_) {
            const auto& workbook = workbooks_.at(id);
            by_file.emplace(workbook.units.front().file.string(), &workbook);
            units.insert(units.end(), workbook.units.begin(), workbook.units.end());
        }
        const auto league = make_league(units, choices_);
        if (serves(options_.output, use_league))
            DocumentStore().write_league(options_.output, league);
        else
            ResultsFile(options_.output).begin(record_lines(by_file, units, league));
        std::cerr << say(Message::merged, order_.size(), options_.output.string()) << '\n';
        tell_contradictions(league);
        return tell_unused(choices_, units, options_.choices.value_or("")) ? exit_bad_data : exit_done;
    }

    const MergeOptions& options_;
    const Registry registry_;
    bool good_ = true;
    std::map<std::string, Collected> workbooks_;  ///< by id
    std::map<std::string, fs::path> from_;
    std::vector<std::string> order_;
    std::vector<Choice> decided_;  ///< the decisions in the results
    std::vector<Choice> choices_;
    std::string language_;
    std::string frameworks_;
    std::string previous_;
};

}  // namespace

int merge_collected(const MergeOptions& options) { return Merge(options).run(); }

}  // namespace citystar::command
