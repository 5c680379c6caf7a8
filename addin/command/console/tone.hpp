// Colours on a terminal.
#pragma once

#include <string>

namespace citystar::command {

enum class Tone {
    plain,
    doubtful,  ///< yellow: done, but look at it
    bad,       ///< red: not done
};

/// Whether what is written to this file descriptor may have colours: it is a terminal that knows them (TERM is set and
/// not "dumb"), and NO_COLOR is not set or empty (https://no-color.org).
bool shows_colours(int descriptor);

/// The text between the escape sequences of the tone; the text itself if it is plain.
std::string in_tone(const std::string& text, Tone tone);

}  // namespace citystar::command
