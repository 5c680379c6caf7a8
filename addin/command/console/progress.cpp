#include "progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <iostream>

#include "speech.hpp"

namespace citystar::command {
namespace {

constexpr std::size_t bar_width = 20;
constexpr std::chrono::milliseconds redraw_after{200};

// "1:05:09"; below an hour "0:42".
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

std::string progress_json(std::size_t done, std::size_t files, std::size_t failed, std::size_t worked,
                          std::chrono::milliseconds elapsed) {
    const double seconds = std::chrono::duration<double>(elapsed).count();
    const double speed = seconds > 0 ? static_cast<double>(worked) / seconds : 0;
    boost::json::object out{{"done", done}, {"files", files}, {"failed", failed}};
    out["per_second"] = speed > 0 ? boost::json::value(speed) : boost::json::value(nullptr);
    out["seconds_left"] =
        speed > 0 ? boost::json::value(static_cast<double>(files - done) / speed) : boost::json::value(nullptr);
    return boost::json::serialize(out);
}

Progress::Progress(std::size_t files, ProgressStyle style)
    : style_(style),
      terminal_(style == ProgressStyle::bar && isatty(STDERR_FILENO) == 1),
      colours_(shows_colours(STDERR_FILENO)),
      files_(files) {
    tell();
}

void Progress::tell() const {
    if (style_ != ProgressStyle::json_lines) return;
    const auto elapsed = std::chrono::steady_clock::now() - begin_;
    std::cout << progress_json(done_, files_, failed_, worked_,
                               std::chrono::duration_cast<std::chrono::milliseconds>(elapsed))
              << std::endl;
}

Progress::~Progress() { clear(); }

void Progress::say_line(const std::string& text, Tone tone) {
    clear();
    std::cerr << (colours_ ? in_tone(text, tone) : text) << std::endl;
    draw();
}

void Progress::count(bool failed, bool worked) {
    ++done_;
    failed_ += failed;
    worked_ += worked;
    tell();
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
