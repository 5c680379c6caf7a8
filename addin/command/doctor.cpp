#include "doctor.hpp"

#include <iostream>

#include "chinese_font.hpp"
#include "citystar/registry.hpp"
#include "console/exit_status.hpp"
#include "console/speech.hpp"
#include "frameworks.hpp"
#include "installation.hpp"
#include "office.hpp"
#include "pool/known_frameworks.hpp"
#include "pool/own_office.hpp"
#include "version.hpp"

namespace citystar::command {
namespace {

bool finding(Message what, const std::string& problem, const std::string& detail) {
    std::cout << say(what) << ": " << (problem.empty() ? say(Message::doctor_good) : problem)
              << (detail.empty() ? "" : " (" + detail + ")") << std::endl;
    return problem.empty();
}

// Starts the office and calculates; reports two lines.
bool doctor_calculates(const office::Installation& installation) {
    try {
        const auto started = start_and_probe(installation);
        finding(Message::doctor_start, {}, {});
        return finding(Message::doctor_functions,
                       started.fault.empty() ? started.fault : say(Message::doctor_wrong, started.fault), {});
    } catch (const office::OfficeError& error) {
        return finding(Message::doctor_start, say(Message::doctor_wrong, error.what()), {});
    }
}

}  // namespace

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
