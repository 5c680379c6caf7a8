#include "tone.hpp"

#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace citystar::command {

bool shows_colours(int descriptor) {
    const char* refused = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    return isatty(descriptor) == 1 && !(refused && *refused) && terminal && *terminal &&
           std::string_view(terminal) != "dumb";
}

std::string in_tone(const std::string& text, Tone tone) {
    switch (tone) {
        case Tone::plain: break;
        case Tone::doubtful: return "\x1b[33m" + text + "\x1b[0m";
        case Tone::bad: return "\x1b[31m" + text + "\x1b[0m";
    }
    return text;
}

}  // namespace citystar::command
