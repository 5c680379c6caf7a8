// The program citystar. It needs nothing of LibreOffice to start: it finds LibreOffice, loads its UNO libraries, and
// then the command itself (addin/command), a library in the extension. Where something is missing it names it, in place
// of the system's loader, which would name a file.

#include <dlfcn.h>

#include <filesystem>
#include <iostream>
#include <string>
#include <system_error>

#include "messages.hpp"
#include "office_folder.hpp"

namespace citystar::launcher {
namespace {

namespace fs = std::filesystem;
using messages::Message;

using Command = int (*)(int count, char** arguments);

constexpr int no_office = 69;  // the command's exit status for this; see docs/contract.md

// Each needs those before it.
constexpr const char* uno_libraries[] = {"libuno_sal.so.3", "libuno_salhelpergcc3.so.3", "libuno_cppu.so.3",
                                         "libuno_cppuhelpergcc3.so.3"};

// Which language the user reads is known only to the command.
template <typename... Parts>
void complain(Message message, const Parts&... parts) {
    std::cerr << messages::say(message, Language::zh, parts...) << ' ' << messages::say(message, Language::en, parts...)
              << '\n';
}

// The command's library: in the extension in which this program lies (bin/ or, for another processor than
// x86-64, bin-PROCESSOR/), or that lies next to it, as in office::find_installation(). Empty if there is none.
fs::path command_library() {
    std::error_code failed;
    const auto above = fs::read_symlink("/proc/self/exe", failed).parent_path().parent_path();
    for (const auto& extension : {above, above / "oxt", above / "lib/libreoffice/share/extensions/citystar"})
        if (auto library = extension / CITYSTAR_COMMAND_LIBRARY; fs::exists(library, failed)) return library;
    return {};
}

// The command; null if something is missing, which then has been named.
Command load_command() {
    const auto program = office::office_program();
    if (!office::is_office(program)) {
        complain(Message::no_office, program.parent_path().string());
        return nullptr;
    }
    for (const auto* library : uno_libraries)
        if (!dlopen((program / library).c_str(), RTLD_NOW | RTLD_GLOBAL)) {
            complain(Message::incomplete_office, program.parent_path().string(), dlerror());
            return nullptr;
        }
    const auto library = command_library();
    if (library.empty()) {
        complain(Message::no_extension);
        return nullptr;
    }
    void* const command = dlopen(library.c_str(), RTLD_NOW);
    void* const start = command ? dlsym(command, "citystar_command") : nullptr;
    if (!start) complain(Message::incomplete_citystar, dlerror());
    return reinterpret_cast<Command>(start);
}

}  // namespace
}  // namespace citystar::launcher

int main(int count, char** arguments) {
    const auto command = citystar::launcher::load_command();
    return command ? command(count, arguments) : citystar::launcher::no_office;
}
