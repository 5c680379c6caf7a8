// The progress of a run, shown on standard error.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "tone.hpp"

namespace citystar::command {

/// How progress is shown, in addition to the messages.
enum class ProgressStyle {
    bar,         ///< on a terminal only
    json_lines,  ///< for programs: one JSON object per line on standard output
};

/// On a terminal, a line below the messages that is redrawn; elsewhere the messages only.
class Progress {
public:
    explicit Progress(std::size_t files, ProgressStyle style);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// Prints a message on a line of its own, in colour on a terminal.
    void say_line(const std::string& text, Tone tone = Tone::plain);
    /// Counts one more file as done. `worked` is false if nothing was read; such a file does not count for the speed.
    void count(bool failed, bool worked);
    /// Redraws if anything has changed, at most a few times a second.
    void refresh();

private:
    void draw();
    void clear();
    void tell() const;

    ProgressStyle style_;
    bool terminal_;
    bool colours_;
    std::size_t files_;
    std::size_t done_ = 0;
    std::size_t failed_ = 0;
    std::size_t worked_ = 0;
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point drawn_;
};

/// {"done": 5, "files": 10, "failed": 0, "per_second": 2.5, "seconds_left": 2}; null while the speed is not known.
std::string progress_json(std::size_t done, std::size_t files, std::size_t failed, std::size_t worked,
                          std::chrono::milliseconds elapsed);

/// "[##########..........] 5/10, …".
std::string progress_line(std::size_t done, std::size_t files, std::size_t failed, std::size_t worked,
                          std::chrono::milliseconds elapsed);

}  // namespace citystar::command
