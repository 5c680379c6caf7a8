// An invisible screen and a keyboard for it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "process.hpp"
#include "temporary_folder.hpp"

namespace citystar::test {

/// Asks every few milliseconds until the condition is true; returns false if it is not true after two minutes.
bool becomes_true(const std::function<bool()>& condition);

/// An X server on a free display, without a network port. Calls throw std::runtime_error if a program does not work.
class Screen {
public:
    Screen();
    /// Ends the server, which then removes its lock and its socket.
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    const std::string& display() const noexcept { return display_; }

    /// Gives a window the keyboard, in place of the missing window manager. Does nothing if the window is not shown.
    void focus(long window) const;
    /// Presses keys, as xdotool names them, one after the other, in the window that has the keyboard.
    void press(const std::vector<std::string>& keys) const;
    /// Types ASCII text into the window that has the keyboard.
    void type(const std::string& text) const;

private:
    void xdotool(std::vector<std::string> arguments) const;

    office::TemporaryFolder folder_;
    std::string display_;
    std::optional<office::Process> server_;
};

}  // namespace citystar::test
