#include "inspect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <com/sun/star/uno/Exception.hpp>
#include <iostream>

#include "chinese_font.hpp"
#include "citystar/explain.hpp"
#include "citystar/lint.hpp"
#include "citystar/registry.hpp"
#include "console/exit_status.hpp"
#include "console/speech.hpp"
#include "installation.hpp"
#include "office.hpp"
#include "pool/known_frameworks.hpp"
#include "pool/probe.hpp"
#include "pool/watchdog.hpp"
#include "version.hpp"

namespace citystar::command {
namespace {

std::string departments_of(const Indicator& indicator) {
    std::string out;
    for (const auto& department : indicator.departments) out += (out.empty() ? "" : "；") + department.printed;
    return out;
}

void show_problems(const std::vector<Problem>& problems) {
    for (const auto& problem : problems)
        std::cout << "  " << (problem.pointer.empty() ? "/" : problem.pointer) << ": "
                  << problem.message.in(user_language()) << '\n';
}

void show_hints(const std::vector<Finding>& findings) {
    if (!findings.empty()) std::cout << say(Message::check_hints, findings.size()) << '\n';
    for (const auto& finding : findings)
        std::cout << "  " << finding.pointer << ": " << finding.message.in(user_language()) << '\n';
}

bool finding(Message what, const std::string& problem, const std::string& detail) {
    std::cout << say(what) << ": " << (problem.empty() ? say(Message::doctor_good) : problem)
              << (detail.empty() ? "" : " (" + detail + ")") << std::endl;
    return problem.empty();
}

// Starts the office and calculates; reports two lines.
bool doctor_calculates(const office::Installation& installation) {
    office::Office::Options options;
    if (!installation.extension.empty()) options.extensions.push_back(installation.extension);
    try {
        office::Office office(installation, options);
        finding(Message::doctor_start, {}, {});
        Watchdog watchdog([&] { office.kill(); });
        watchdog.arm(std::chrono::seconds(60));
        std::string wrong;
        try {
            wrong = probe(office);
        } catch (const com::sun::star::uno::Exception& error) {
            wrong = utf8(error.Message);
        }
        return finding(Message::doctor_functions, wrong.empty() ? wrong : say(Message::doctor_wrong, wrong), {});
    } catch (const office::OfficeError& error) {
        return finding(Message::doctor_start, say(Message::doctor_wrong, error.what()), {});
    }
}

}  // namespace

int list_frameworks() {
    const auto registry = known_frameworks();
    for (const auto& [file, framework] : registry.entries()) {
        // The indicators that count, as in FRAMEWORKS(), and the tasks that nobody scores.
        const auto counted = std::ranges::count_if(framework.indicators, &Indicator::counts);
        const auto others = static_cast<std::ptrdiff_t>(framework.indicators.size()) - counted;
        std::cout << fmt::format("{:<18} {:>3} {:<4} {}\n", framework.id, counted,
                                 others ? fmt::format("+{}", others) : "", framework.title.in(user_language()));
    }
    for (const auto& rejected : registry.rejected()) {
        std::cout << say(Message::check_bad, rejected.file.string(), rejected.problems.size()) << '\n';
        show_problems(rejected.problems);
    }
    return registry.rejected().empty() ? exit_done : exit_bad_data;
}

int show_framework(const std::string& id) {
    const auto registry = known_frameworks();
    const auto* framework = registry.find(id);
    if (!framework) {
        std::cerr << say(Message::unknown_framework, id) << '\n';
        return exit_bad_data;
    }
    const auto language = user_language();
    std::cout << framework->id << "  " << framework->title.in(language) << '\n'
              << framework->edition.in(language) << '\n';
    for (const auto& indicator : framework->indicators) {
        std::cout << '\n'
                  << indicator.code << "  " << indicator.name.in(language) << (indicator.leading ? "★" : "") << "  "
                  << framework->levels[indicator.level].name.in(language) << '\n';
        for (const auto& rule : indicator.stars)
            std::cout << fmt::format("  {}★ {:>4.10g}  {}\n", rule.star, rule.points,
                                     rule_sentence(indicator, rule.when, language));
        for (const auto& target : indicator.targets)
            std::cout << "  " << task_target_sentence(target, language) << '\n';
        if (const auto departments = departments_of(indicator); !departments.empty())
            std::cout << "  " << departments << '\n';
    }
    return exit_done;
}

int check_framework(const std::filesystem::path& file) {
    const auto result = load_framework_file(file);
    if (result.framework) {
        std::cout << say(Message::check_good, file.string(), result.framework->indicators.size()) << '\n';
        show_hints(lint(*result.framework));
        return exit_done;
    }
    std::cout << say(Message::check_bad, file.string(), result.problems.size()) << '\n';
    show_problems(result.problems);
    return exit_bad_data;
}

int doctor() {
    std::cout << "CityStar " CITYSTAR_VERSION "\n";
    const auto installation = office::find_installation();
    const auto program = installation.program.string();
    bool good = finding(Message::doctor_office,
                        installation.office_found() ? std::string() : say(Message::doctor_missing, program), program);
    good = finding(Message::doctor_extension,
                   installation.extension.empty() ? say(Message::doctor_no_extension) : std::string(),
                   installation.extension.string()) &&
           good;
    const auto registry = known_frameworks();
    std::string ids;
    for (const auto& entry : registry.entries()) ids += (ids.empty() ? "" : ", ") + entry.framework.id;
    // A bad file is reported below; it does not keep the others from being loaded.
    const bool frameworks_good = !registry.entries().empty();
    good = finding(Message::doctor_frameworks,
                   frameworks_good ? std::string() : say(Message::doctor_missing, installation.frameworks.string()),
                   ids) &&
           good;
    for (const auto& rejected : registry.rejected()) {
        std::cout << say(Message::check_bad, rejected.file.string(), rejected.problems.size()) << '\n';
        show_problems(rejected.problems);
    }
    if (installation.office_found()) good = doctor_calculates(installation) && good;
    const bool shows_chinese =
        finding(Message::doctor_font, office::has_chinese_font() ? std::string() : say(Message::no_chinese_font), {});
    const bool all_good = good && shows_chinese && registry.rejected().empty();
    std::cout << say(all_good ? Message::doctor_all_good : Message::doctor_not_good) << '\n';
    if (!good) return exit_no_office;
    return !registry.rejected().empty() ? exit_bad_data : shows_chinese ? exit_done : exit_some_failed;
}

}  // namespace citystar::command
