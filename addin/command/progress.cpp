#include "progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <iostream>

#include "speech.hpp"

namespace citystar::command {
namespace {

constexpr std::size_t bar_width = 20;
constexpr std::chrono::milliseconds redraw_after{200};

// "1:05:09", or "0:42" within the hour.
std::string clock_text(double seconds) {
    const auto all = static_cast<long>(seconds + 0.5);
    return all >= 3600 ? fmt::format("{}:{:02}:{:02}", all / 3600, all / 60 % 60, all % 60)
                       : fmt::format("{}:{:02}", all / 60, all % 60);
}

}  // namespace

std::string progress_line(std::size_t done, std::size_t files, std::size_t failed, std::size_t worked,
                          std::chrono::milliseconds elapsed) {
    const auto filled = files == 0 ? bar_width : bar_width * done / files;
    const double seconds = std::chrono::duration<double>(elapsed).count();
    const double speed = seconds > 0 ? static_cast<double>(worked) / seconds : 0;
    const auto left = speed > 0 ? clock_text(static_cast<double>(files - done) / speed) : std::string("–");
    return "[" + std::string(filled, '#') + std::string(bar_width - filled, '.') + "] " +
           say(Message::progress, done, files, failed, speed, left);
}

Progress::Progress(std::size_t files) : terminal_(isatty(STDERR_FILENO) == 1), files_(files) {}

Progress::~Progress() { clear(); }

void Progress::say_line(const std::string& text) {
    clear();
    std::cerr << text << std::endl;
    draw();
}

void Progress::count(bool failed, bool worked) {
    ++done_;
    failed_ += failed;
    worked_ += worked;
    draw();
}

void Progress::refresh() {
    if (std::chrono::steady_clock::now() - drawn_ >= redraw_after) draw();
}

void Progress::draw() {
    if (!terminal_ || files_ < 2) return;
    drawn_ = std::chrono::steady_clock::now();
    const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(drawn_ - begin_);
    std::cerr << "\r\x1b[K" << progress_line(done_, files_, failed_, worked_, elapsed) << std::flush;
}

void Progress::clear() {
    if (terminal_ && files_ >= 2) std::cerr << "\r\x1b[K" << std::flush;
}

}  // namespace citystar::command
