#include "screen.hpp"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace citystar::test {
namespace {

constexpr auto patience = std::chrono::minutes(2);

std::string content_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

// A file for the output of a child process.
class Output {
public:
    explicit Output(const std::filesystem::path& file)
        : descriptor_(open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) {
        if (descriptor_ < 0) throw std::runtime_error("cannot write " + file.string());
    }
    ~Output() { close(descriptor_); }
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    int descriptor() const noexcept { return descriptor_; }

private:
    int descriptor_;
};

}  // namespace

bool becomes_true(const std::function<bool()>& condition) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return true;
}

Screen::Screen() {
    const auto number = folder_.path() / "display";
    const Output output(number);
    // SIGTERM, since a killed server would leave its lock behind.
    server_.emplace(std::vector<std::string>{CITYSTAR_XVFB, "-displayfd", "1", "-screen", "0", "1280x960x24",
                                             "-nolisten", "tcp", "-noreset"},
                    std::vector<std::string>{}, office::Streams{-1, output.descriptor(), SIGTERM, -1});
    if (!becomes_true([&] { return content_of(number).ends_with('\n'); }))
        throw std::runtime_error("Xvfb has not started");
    display_ = ":" + content_of(number);
    display_.pop_back();
}

Screen::~Screen() {
    ::kill(server_->pid(), SIGTERM);
    server_->wait(patience);
}

void Screen::xdotool(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), CITYSTAR_XDOTOOL);
    office::Process process(arguments, {"DISPLAY=" + display_});
    if (!process.wait(patience)) throw std::runtime_error("xdotool " + arguments[1] + " does not end");
}

void Screen::focus(long window) const { xdotool({"windowfocus", std::to_string(window)}); }

void Screen::press(const std::vector<std::string>& keys) const {
    if (keys.empty()) return;
    // Characters that the keyboard does not have are put on a free key, one after the other: the window needs the time.
    std::vector<std::string> arguments{"key", "--clearmodifiers"};
    if (std::ranges::any_of(keys, [](const auto& key) { return key.starts_with("Uff"); }))
        arguments.insert(arguments.end(), {"--delay", "200"});
    arguments.insert(arguments.end(), keys.begin(), keys.end());
    xdotool(arguments);
}

void Screen::type(const std::string& text) const { xdotool({"type", "--clearmodifiers", "--", text}); }

}  // namespace citystar::test
