// Our extension in the profile of an office without windows, as LibreOffice itself would register it.
#pragma once

#include <filesystem>

namespace citystar::office {

/// LibreOffice registers the extensions of a new profile when it starts for the first time, ends with status 81, and
/// asks to be started again. This writes what it would write for the functions of our extension and for its job at
/// loading, so that the first start is the last: half of the processor time of both. `link`: the name of the extension
/// in the folder BUNDLED_EXTENSIONS. The office has to be started with `no_synchronization`, or it registers the
/// extension once more. If its build is not `program`'s, it forgets the registration and ends with 81. False if nothing
/// can be registered in this way. Throws std::filesystem::filesystem_error if a folder cannot be made.
bool register_extension(const std::filesystem::path& profile, const std::filesystem::path& program,
                        const std::filesystem::path& extension, const std::string& link);

/// The argument that keeps LibreOffice from looking for extensions that are not registered.
constexpr auto no_synchronization = "-env:DISABLE_EXTENSION_SYNCHRONIZATION=1";

}  // namespace citystar::office
