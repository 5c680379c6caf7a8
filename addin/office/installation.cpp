#include "installation.hpp"

namespace citystar::office {
namespace fs = std::filesystem;

bool Installation::office_found() const {
    std::error_code failed;
    return fs::exists(program / "soffice.bin", failed) && fs::exists(program / "fundamentalrc", failed);
}

Installation find_installation() {
    Installation out;
    out.program = CITYSTAR_OFFICE_PROGRAM;
    std::error_code failed;
    const auto here = fs::read_symlink("/proc/self/exe", failed).parent_path();
    const auto bundled = out.program.parent_path() / "share" / "extensions" / "citystar";
    if (fs::exists(here.parent_path() / "oxt" / "description.xml", failed)) {
        out.extension = here.parent_path() / "oxt";
        out.frameworks = out.extension / "frameworks";
    } else if (fs::exists(bundled / "description.xml", failed)) {
        // LibreOffice finds it there by itself.
        out.frameworks = bundled / "frameworks";
    }
    return out;
}

}  // namespace citystar::office
