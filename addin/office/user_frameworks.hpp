// Folders with the user's own framework files.
#pragma once

#include <string>

namespace citystar::office {

/// Folders separated by ':': those of $CITYSTAR_FRAMEWORKS, then citystar/frameworks in the user's own LibreOffice
/// profile, if it exists. An office with another profile gets this list in its environment.
std::string user_framework_folders();

}  // namespace citystar::office
