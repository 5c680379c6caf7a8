// A screen that nobody sees, and a keyboard for it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "process.hpp"
#include "temporary_folder.hpp"

namespace citystar::test {

/// Asks every few milliseconds until it is so; false if it is not after two minutes.
bool becomes_true(const std::function<bool()>& condition);

/// An X server on a display that was free; listens on no port. Calls throw std::runtime_error if a program does not
/// work.
class Screen {
public:
    Screen();
    /// Ends the server, which then takes its lock and its socket away.
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    const std::string& display() const noexcept { return display_; }

    /// Gives a window the keyboard, as the window manager does that is not there. Nothing happens if it is not shown.
    void focus(long window) const;
    /// Presses keys as xdotool names them, one after the other, in the window that has the keyboard.
    void press(const std::vector<std::string>& keys) const;
    /// Types into the window that has the keyboard. ASCII.
    void type(const std::string& text) const;

private:
    void xdotool(std::vector<std::string> arguments) const;

    office::TemporaryFolder folder_;
    std::string display_;
    std::optional<office::Process> server_;
};

}  // namespace citystar::test
