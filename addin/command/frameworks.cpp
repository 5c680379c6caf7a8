#include "frameworks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "citystar/explain.hpp"
#include "citystar/lint.hpp"
#include "citystar/registry.hpp"
#include "console/exit_status.hpp"
#include "console/speech.hpp"
#include "pool/known_frameworks.hpp"

namespace citystar::command {
namespace {

std::string departments_of(const Indicator& indicator) {
    std::string out;
    for (const auto& department : indicator.departments) out += (out.empty() ? "" : "；") + department.printed;
    return out;
}

void show_hints(const std::vector<Finding>& findings) {
    if (!findings.empty()) std::cout << say(Message::check_hints, findings.size()) << '\n';
    for (const auto& finding : findings)
        std::cout << "  " << finding.pointer << ": " << finding.message.in(user_language()) << '\n';
}

}  // namespace

void show_problems(const std::vector<Problem>& problems) {
    for (const auto& problem : problems)
        std::cout << "  " << (problem.pointer.empty() ? "/" : problem.pointer) << ": "
                  << problem.message.in(user_language()) << '\n';
}

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

}  // namespace citystar::command
