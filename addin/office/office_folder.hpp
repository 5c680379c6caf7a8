// Finding LibreOffice on this machine. Uses nothing of LibreOffice.
#pragma once

#include <filesystem>

namespace citystar::office {

/// The program folder (with soffice.bin) of the LibreOffice to be used: of the installation folder that the environment
/// variable CITYSTAR_OFFICE_HOME names, otherwise of the one that this program was built with, the newest below /opt,
/// or the one that `soffice` on the path belongs to. If there is none, the folder where it should be; see is_office().
std::filesystem::path office_program();

/// Whether a LibreOffice is in this program folder.
bool is_office(const std::filesystem::path& program);

}  // namespace citystar::office
