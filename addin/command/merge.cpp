#include "merge.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <exception>
#include <iostream>
#include <map>
#include <string>
#include <system_error>

#include "console/exit_status.hpp"
#include "console/speech.hpp"
#include "files/regular_file.hpp"
#include "files/workbook_formats.hpp"
#include "league/collect_record.hpp"
#include "league/document_store.hpp"
#include "merge_collected.hpp"
#include "pool/recalc_record.hpp"
#include "run/inputs.hpp"
#include "run/results_file.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

class Merge {
public:
    void add(const fs::path& input) {
        RegularFile file(input);
        if (!file) return problem(say(Message::cannot_read, input.string()));
        bool complete = false;
        int number = 0;
        for (std::string line; std::getline(file, line);) {
            ++number;
            try {
                const auto object = json::parse(line).as_object();
                complete = object.contains("summary");
                if (is_collected(object)) return problem(say(Message::merge_kinds, input.string()));
                if (!complete) add(input, record_of(object), line);
            } catch (const std::exception&) {
                problem(say(Message::merge_bad_line, input.string(), number));
            }
        }
        if (!complete) problem(say(Message::merge_incomplete, input.string()));
    }

    void expect(const std::vector<Input>& all) {
        for (const auto& input : all)
            if (!from_.contains(input.id)) problem(say(Message::merge_missing, input.id));
    }

    bool good() const { return good_; }
    std::size_t size() const { return from_.size(); }

    std::vector<std::string> lines() const {
        auto out = lines_;
        out.push_back(summary_line(counts_));
        return out;
    }

private:
    void add(const fs::path& input, const RecalcRecord& record, const std::string& line) {
        const auto [earlier, first] = from_.emplace(record.id, input);
        if (!first) return problem(say(Message::merge_twice, record.id, earlier->second.string(), input.string()));
        ++counts_[record.status];
        lines_.push_back(line);
    }

    void problem(const std::string& text) {
        std::cerr << text << '\n';
        good_ = false;
    }

    std::map<std::string, fs::path> from_;
    std::map<Status, std::size_t> counts_;
    std::vector<std::string> lines_;
    bool good_ = true;
};

// For a file that cannot be read, the error is reported later.
bool begins_with_collected(const fs::path& input) {
    std::error_code failed;
    if (!fs::is_regular_file(input, failed)) return false;
    RegularFile file(input);
    std::string line;
    if (!std::getline(file, line)) return false;
    try {
        return is_collected(json::parse(line).as_object());
    } catch (const std::exception&) {
        return false;
    }
}

}  // namespace

int merge(const MergeOptions& options) {
    if (std::ranges::any_of(options.inputs, begins_with_collected)) return merge_collected(options);
    if (options.choices || serves(options.output, use_league)) {
        std::cerr << say(Message::merge_no_league, options.output.string()) << '\n';
        return exit_usage;
    }
    Merge all;
    for (const auto& input : options.inputs) all.add(input);
    try {
        if (options.manifest) all.expect(read_manifest(*options.manifest));
        if (!all.good()) return exit_bad_data;
        ResultsFile(options.output).begin(all.lines());
    } catch (const InputError& error) {
        std::cerr << error.what() << '\n';
        return exit_bad_data;
    } catch (const std::system_error& error) {
        std::cerr << say(Message::cannot_write, options.output.string(), error.code().message()) << '\n';
        return exit_cannot_write;
    }
    std::cerr << say(Message::merged, all.size(), options.output.string()) << '\n';
    return exit_done;
}

}  // namespace citystar::command
