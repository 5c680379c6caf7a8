// A window that shows the progress of work while Calc can be used.
#pragma once

#include <functional>
#include <rtl/ref.hxx>
#include <string>
#include <string_view>
#include <vector>

#include "dialog.hpp"

namespace citystar::menu {

/// On the office's main thread. Calls may throw UNO exceptions once the window is gone.
class ProgressWindow {
public:
    struct Actions {
        std::function<void()> cancel;  ///< the user cancels the work
        std::function<void()> result;  ///< the user opens the result
        std::function<void()> close;   ///< the work is done and the user closes the window; the object may be destroyed
        std::function<void()> gone;    ///< Calc's window is being closed, or the office ends
    };

    ProgressWindow(const Place& place, std::string_view title, Actions actions);
    ~ProgressWindow();
    ProgressWindow(const ProgressWindow&) = delete;
    ProgressWindow& operator=(const ProgressWindow&) = delete;

    void show(std::string_view sentence, double share);
    /// Adds a line below the bar; the last two hundred are kept.
    void add_line(const std::string& line);
    /// Adds a line that stays above all those; the first two hundred are kept.
    void add_failure(const std::string& line);
    /// Ends the progress: the button that cancelled now closes the window.
    void finish(std::string_view sentence, bool has_result);

private:
    class Watch;

    void stop();
    void show_lines();

    Place place_;
    Actions actions_;
    Dialog dialog_;
    std::vector<std::string> failures_;
    std::vector<std::string> lines_;
    bool finished_ = false;
    rtl::Reference<Watch> watch_;
};

}  // namespace citystar::menu
