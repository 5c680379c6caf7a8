#include "installation.hpp"

#include "office_folder.hpp"

namespace citystar::office {
namespace fs = std::filesystem;

bool Installation::office_found() const { return is_office(program); }

Installation find_installation() {
    Installation out;
    out.program = office_program();
    std::error_code failed;
    const auto above = fs::read_symlink("/proc/self/exe", failed).parent_path().parent_path();
    for (const auto& extension : {above, above / "oxt", above / "lib/libreoffice/share/extensions/citystar"})
        if (fs::exists(extension / "description.xml", failed)) {
            out.extension = extension;
            out.frameworks = extension / "frameworks";
            break;
        }
    return out;
}

}  // namespace citystar::office
