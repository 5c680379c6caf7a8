#include "progress_window.hpp"

#include <com/sun/star/frame/Desktop.hpp>
#include <cppuhelper/implbase1.hxx>
#include <utility>

#include "main_thread.hpp"
#include "messages.hpp"

namespace citystar::menu {
namespace {

namespace uno = com::sun::star::uno;
namespace frame = com::sun::star::frame;
using com::sun::star::lang::EventObject;
using messages::Message;
using messages::say;

constexpr std::size_t most_lines = 200;

}  // namespace

// Reports once that Calc's window or the whole office is closing.
class ProgressWindow::Watch final : public cppu::WeakImplHelper1<frame::XTerminateListener> {
public:
    Watch(const Place& place, std::function<void()> gone)
        : gone_(std::move(gone)), desktop_(frame::Desktop::create(place.context)), frame_(place.frame) {}

    void begin() {
        desktop_->addTerminateListener(this);
        frame_->addEventListener(this);
    }
    void end() {
        gone_ = nullptr;
        try {
            desktop_->removeTerminateListener(this);
            frame_->removeEventListener(this);
        } catch (const uno::Exception&) {
            // The office and the frame are gone, together with their lists of listeners.
        }
    }

    void SAL_CALL queryTermination(const EventObject&) override {}
    void SAL_CALL notifyTermination(const EventObject&) override { tell(); }
    void SAL_CALL disposing(const EventObject&) override { tell(); }

private:
    void tell() {
        if (const auto gone = std::exchange(gone_, nullptr)) gone();
    }

    std::function<void()> gone_;
    uno::Reference<frame::XDesktop2> desktop_;
    uno::Reference<frame::XFrame> frame_;
};

ProgressWindow::ProgressWindow(const Place& place, std::string_view title, Actions actions)
    : place_(place), actions_(std::move(actions)), dialog_(place, title, 300, 172) {
    dialog_.paragraph("sentence", {8, 8, 284, 28}, "");
    dialog_.progress("bar", {8, 40, 284, 10});
    dialog_.reading("lines", {8, 56, 284, 92}, "");
    dialog_.button("result", {152, 152, 68, 14}, say(Message::open_result, place.language), Dialog::Button::push);
    dialog_.button("stop", {226, 152, 66, 14}, say(Message::cancel, place.language), Dialog::Button::push);
    dialog_.enable("result", false);
    dialog_.on_push("result", [this] { actions_.result(); });
    dialog_.on_push("stop", [this] { stop(); });
    dialog_.show("stop", [this] { stop(); });
    watch_ = new Watch(place, [this] { actions_.gone(); });
    watch_->begin();
}

ProgressWindow::~ProgressWindow() { watch_->end(); }

// The window must not be destroyed inside its own event.
void ProgressWindow::stop() { finished_ ? post(place_.context, actions_.close) : actions_.cancel(); }

void ProgressWindow::show(std::string_view sentence, double share) {
    if (finished_) return;
    dialog_.set_text("sentence", sentence);
    dialog_.set_progress("bar", share);
}

void ProgressWindow::add_line(const std::string& line) {
    if (lines_.size() == most_lines) lines_.erase(lines_.begin());
    lines_.push_back(line);
    show_lines();
}

void ProgressWindow::add_failure(const std::string& line) {
    if (failures_.size() == most_lines) return;
    failures_.push_back(line);
    show_lines();
}

void ProgressWindow::show_lines() {
    std::string all;
    for (const auto* lines : {&failures_, &lines_})
        for (const auto& one : *lines) all += (all.empty() ? "" : "\n") + one;
    dialog_.set_text("lines", all);
}

void ProgressWindow::finish(std::string_view sentence, bool has_result) {
    show(sentence, 1);
    finished_ = true;
    dialog_.enable("result", has_result);
    dialog_.set_text("stop", say(Message::close, place_.language));
    dialog_.enable("stop", true);
}

}  // namespace citystar::menu
