// Where LibreOffice and the extension are.
#pragma once

#include <filesystem>

namespace citystar::office {

struct Installation {
    std::filesystem::path program;     ///< LibreOffice's program folder
    std::filesystem::path extension;   ///< the unpacked extension; empty if not found
    std::filesystem::path frameworks;  ///< the shipped framework files; empty if not found

    bool office_found() const;
};

/// The extension is the one that the running program lies in (bin/), or the one beside it: ../oxt of a build, else the
/// one that a package installs, ../lib/libreoffice/share/extensions/citystar.
Installation find_installation();

}  // namespace citystar::office
