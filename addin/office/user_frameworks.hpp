// Where users keep framework files of their own.
#pragma once

#include <string>

namespace citystar::office {

/// Folders separated by ':': those of $CITYSTAR_FRAMEWORKS, then citystar/frameworks in the user's own LibreOffice
/// profile if it is there. An office with another profile is given this list in its environment.
std::string user_framework_folders();

}  // namespace citystar::office
