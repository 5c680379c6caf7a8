// Finding LibreOffice and the extension.
#pragma once

#include <filesystem>

namespace citystar::office {

struct Installation {
    std::filesystem::path program;     ///< LibreOffice's program folder
    std::filesystem::path extension;   ///< the unpacked extension; empty if not found
    std::filesystem::path frameworks;  ///< the shipped framework files; empty if not found

    bool office_found() const;
};

/// LibreOffice is the one of office_program(). The extension is the one in which the running program lies (bin/ or
/// bin-PROCESSOR/), or one next to it: ../oxt in a build folder, otherwise the one that a package installs,
/// ../lib/libreoffice/share/extensions/citystar.
Installation find_installation();

}  // namespace citystar::office
