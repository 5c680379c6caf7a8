#include "collect.hpp"

#include <unistd.h>

#include <fmt/format.h>
#include <algorithm>
#include <boost/json.hpp>
#include <cerrno>
#include <cmath>
#include <com/sun/star/uno/Exception.hpp>
#include <fstream>
#include <iostream>
#include <memory>
#include <system_error>

#include "collect_outputs.hpp"
#include "document_speech.hpp"
#include "exit_status.hpp"
#include "inputs.hpp"
#include "interruption.hpp"
#include "known_frameworks.hpp"
#include "league.hpp"
#include "league_workbook.hpp"
#include "notices.hpp"
#include "own_office.hpp"
#include "preflight.hpp"
#include "speech.hpp"
#include "version.hpp"
#include "watchdog.hpp"
#include "workbook_file.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

// Whole numbers are written as such: 80, not 8E1.
json::value json_number(double number) {
    number = std::round(number * 1e9) / 1e9;
    if (std::abs(number) < 1e15 && number == std::floor(number)) return static_cast<std::int64_t>(number);
    return number;
}

template <typename T>
json::value optional_number(const std::optional<T>& number) {
    return number ? json_number(static_cast<double>(*number)) : json::value(nullptr);
}

std::string record_of(const LeagueRow& row) {
    const auto& unit = *row.unit;
    json::array findings;
    for (const auto& finding : unit.findings)
        findings.push_back(json::object{{"severity", finding.error ? "error" : "warning"},
                                        {"kind", finding.kind},
                                        {"sheet", finding.sheet},
                                        {"cell", finding.cell},
                                        {"code", finding.code},
                                        {"text", finding.text}});
    json::object out{{"input", unit.file.string()}, {"status", json::string_view(status_word(unit.status))}};
    if (unit.scored()) {
        json::object levels;
        for (const auto& [code, points] : unit.levels) levels[code] = json_number(points);
        json::array indicators;
        for (const auto& one : unit.indicators)
            indicators.push_back(json::object{{"code", one.indicator->code},
                                              {"reported", one.reported},
                                              {"star", one.star},
                                              {"points", json_number(one.points)}});
        out["framework"] = unit.framework->id;
        out["unit"] = unit.unit;
        out["period"] = unit.period;
        out["rank"] = optional_number(row.rank);
        out["total"] = json_number(unit.total);
        out["star"] = optional_number(unit.star);
        out["levels"] = std::move(levels);
        out["coverage"] = json_number(unit.coverage);
        out["lower"] = json_number(unit.lower);
        out["upper"] = optional_number(unit.upper);
        out["claimed_total"] = optional_number(unit.claimed_total);
        out["claimed_star"] = optional_number(unit.claimed_star);
        out["indicators"] = std::move(indicators);
    }
    out["findings"] = std::move(findings);
    out["version"] = CITYSTAR_VERSION;
    return json::serialize(out);
}

void cannot_write(const fs::path& file, const std::string& why) {
    std::cerr << say(Message::cannot_write, file.string(), why) << '\n';
}

// Beside the target first: the target is either the old or the complete new file.
fs::path beside(const fs::path& target) {
    return target.parent_path() / fmt::format(".citystar-{}{}", getpid(), target.extension().string());
}

void write_atomically(const fs::path& target, const std::string& content) {
    const auto temporary = beside(target);
    std::ofstream file(temporary, std::ios::binary);
    file << content << std::flush;
    file.close();
    if (!file) {
        const int error = errno ? errno : EIO;
        std::error_code ignored;
        fs::remove(temporary, ignored);
        throw std::system_error(error, std::generic_category());
    }
    make_durable(temporary);
    fs::rename(temporary, target);
    make_durable(target);
}

class Collect {
public:
    explicit Collect(const CollectOptions& options) : options_(options), registry_(known_frameworks()) {}

    int run() {
        if (const auto failed = check_outputs(options_); failed != exit_done) return failed;
        office_ = start_office();
        if (!office_) return interruption() ? stopped() : exit_no_office;
        for (const auto& input : expand(options_.inputs, options_.output)) {
            if (interruption()) return stopped();
            for (auto& unit : read(input.path)) {
                tell(unit);
                units_.push_back(std::move(unit));
            }
        }
        if (interruption()) return stopped();
        const auto league = make_league(units_);
        if (!write(league)) return interruption() ? stopped() : exit_cannot_write;
        const auto failed = static_cast<std::size_t>(std::ranges::count_if(units_, &Assessment::failed));
        const auto scored = std::ranges::count_if(units_, &Assessment::scored);
        std::cerr << say(Message::collected, scored, failed, options_.output.string()) << '\n';
        return failed == 0 ? exit_done : exit_some_failed;
    }

private:
    static int stopped() {
        std::cerr << say(Message::interrupted) << '\n';
        return 128 + interruption();
    }

    // One per unit of the workbook.
    std::vector<Assessment> read(const fs::path& input) {
        auto out = is_league_csv(input) ? std::vector{skipped_league()} : work_on(input);
        for (auto& unit : out) {
            unit.file = input;
            if (unit.status != Status::ok && unit.status != Status::skipped)
                unit.findings.push_back(
                    {true, std::string(status_word(unit.status)), "", "", "", status_sentence(unit.status)});
        }
        return out;
    }

    std::vector<Assessment> work_on(const fs::path& input) {
        std::vector<Assessment> out(1);
        auto& status = out.front().status;
        status = preflight(input).status;
        if (status != Status::ok) return out;
        if (!office_ || !office_->running()) office_ = start_office();
        if (!office_) {
            status = Status::crashed;
            return out;
        }
        Watchdog watchdog([this] { office_->kill(); });
        watchdog.arm(options_.timeout);
        try {
            WorkbookFile workbook(*office_, input);
            if (!workbook.open()) {
                status = workbook.other_document() ? Status::not_a_workbook : Status::corrupt;
                return out;
            }
            const auto before = read_cells(workbook.document());
            workbook.recalculate();
            return assess(before, read_cells(workbook.document()), registry_);
        } catch (const com::sun::star::uno::Exception&) {
            const bool late = watchdog.disarm();
            status = late ? Status::timeout : Status::crashed;
            if (late || !office_->running()) office_.reset();
        }
        return out;
    }

    std::string status_sentence(Status status) const {
        switch (status) {
            case Status::encrypted: return documents::say(Message::status_encrypted);
            case Status::corrupt: return documents::say(Message::status_corrupt);
            case Status::not_a_workbook: return documents::say(Message::status_not_a_workbook);
            case Status::not_found: return documents::say(Message::status_not_found);
            case Status::timeout: return documents::say(Message::status_timeout, options_.timeout.count());
            default: return documents::say(Message::status_crashed);
        }
    }

    static void tell(const Assessment& unit) {
        const auto errors = count_errors(unit.findings);
        if (unit.scored())
            std::cerr << say(Message::collected_one, unit.file.string(), unit.unit, fmt::format("{:.10g}", unit.total),
                             errors, unit.findings.size() - errors)
                      << '\n';
        else
            std::cerr << fmt::format("{:<14} {}: {}", status_word(unit.status), unit.file.string(),
                                     unit.findings.empty() ? "" : finding_line(unit.findings.front()))
                      << '\n';
    }

    bool write(const std::vector<LeagueRow>& league) {
        auto file = options_.output;
        try {
            write_league(league);
            if (options_.notices) {
                file = *options_.notices;
                write_notices();
            }
            file = options_.output;
            if (!options_.results) return true;
            file = *options_.results;
            std::string lines;
            for (const auto& unit : units_)
                lines += record_of(*std::ranges::find(league, &unit, &LeagueRow::unit)) + "\n";
            if (file == "-")
                std::cout << lines << std::flush;
            else
                write_atomically(file, lines);
            return true;
        } catch (const com::sun::star::uno::Exception& error) {
            cannot_write(file, utf8(error.Message));
        } catch (const std::system_error& error) {
            cannot_write(file, error.code().message());
        }
        return false;
    }

    void write_league(const std::vector<LeagueRow>& league) {
        if (options_.output.extension() == ".csv") return write_atomically(options_.output, league_csv(league));
        store(options_.output, std::chrono::minutes(10), [&] { return league_workbook(office_->loader(), league); });
    }

    void write_notices() {
        fs::create_directories(*options_.notices);
        const auto names = notice_names(units_, *options_.notices);
        for (std::size_t i = 0; i < units_.size() && !interruption(); ++i)
            if (!names[i].empty())
                store(*options_.notices / (names[i] + ".pdf"), std::chrono::minutes(2),
                      [&] { return notice_page(office_->loader(), units_[i]); });
    }

    template <typename Make>
    void store(const fs::path& target, std::chrono::milliseconds limit, const Make& make) {
        if (!office_ || !office_->running()) office_ = start_office();
        if (!office_) throw std::system_error(EIO, std::generic_category());
        Watchdog watchdog([this] { office_->kill(); });
        watchdog.arm(limit);
        const auto temporary = beside(target);
        try {
            WorkbookFile(make()).store(temporary);
            fs::rename(temporary, target);
            make_durable(target);
        } catch (...) {
            std::error_code ignored;
            fs::remove(temporary, ignored);
            throw;
        }
    }

    const CollectOptions& options_;
    Registry registry_;
    std::unique_ptr<office::Office> office_;
    std::vector<Assessment> units_;
};

}  // namespace

int collect(const CollectOptions& options) { return Collect(options).run(); }

}  // namespace citystar::command
