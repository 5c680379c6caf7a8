// Where LibreOffice and the extension are.
#pragma once

#include <filesystem>

namespace citystar::office {

struct Installation {
    std::filesystem::path program;     ///< LibreOffice's program folder
    std::filesystem::path extension;   ///< the unpacked extension; empty if there is none beside the command
    std::filesystem::path frameworks;  ///< the shipped framework files; empty if not found

    bool office_found() const;
};

/// The extension beside the running program (../oxt), else the one under LibreOffice's share/extensions.
Installation find_installation();

}  // namespace citystar::office
