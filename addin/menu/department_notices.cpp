#include "department_notices.hpp"

#include <com/sun/star/system/SystemShellExecute.hpp>
#include <com/sun/star/system/SystemShellExecuteFlags.hpp>
#include <memory>

#include "file_choice.hpp"
#include "main_thread.hpp"
#include "messages.hpp"
#include "notice_maker.hpp"
#include "progress_window.hpp"

namespace citystar::menu {
namespace {

namespace uno = com::sun::star::uno;
namespace fs = std::filesystem;
namespace shell = com::sun::star::system;
using messages::Message;
using messages::say;

struct Wish {
    bool one_file = false;
    fs::path folder;
};

std::optional<Wish> ask(const Place& place, std::size_t departments) {
    const auto text = [&](Message message) { return say(message, place.language); };
    Dialog dialog(place, text(Message::notices_title), 250, 80);
    dialog.paragraph("about", {8, 8, 234, 24}, say(Message::notices_about, place.language, departments));
    dialog.list("how", {8, 36, 234, 12}, true);
    dialog.button("ok", {100, 60, 78, 14}, text(Message::choose_folder_button), Dialog::Button::ok);
    dialog.button("cancel", {184, 60, 58, 14}, text(Message::cancel), Dialog::Button::cancel);
    dialog.set_lines("how", {text(Message::notices_each), text(Message::notices_one)});
    if (!dialog.execute("how")) return std::nullopt;
    const bool one_file = dialog.chosen("how") == 1;
    const auto folder = choose_folder(place, text(Message::notices_folder), folder_of(place));
    if (!folder) return std::nullopt;
    return Wish{one_file, *folder};
}

// Writes one department after the other. Each is a separate call on the main thread, so that Calc can react in between.
// current() keeps the object until its window is closed.
class Writing : public std::enable_shared_from_this<Writing> {
public:
    Writing(const Place& place, std::unique_ptr<NoticeMaker> maker, Wish wish)
        : place_(place), maker_(std::move(maker)), wish_(std::move(wish)) {}

    static std::shared_ptr<Writing>& current() {
        static std::shared_ptr<Writing> writing;
        return writing;
    }

    void start() {
        window_ = std::make_unique<ProgressWindow>(
            place_, say(Message::notices_title, place_.language),
            ProgressWindow::Actions{[this] { cancelled_ = true; }, [this] { open_folder(); }, [] { current().reset(); },
                                    [] { current().reset(); }});
        window_->show(say(Message::notices_preparing, place_.language), 0);
        later();
    }

private:
    void later() {
        post(place_.context, [self = weak_from_this()] {
            if (const auto writing = self.lock()) writing->step();
        });
    }

    void step() {
        const auto& departments = maker_->departments();
        if (cancelled_) return finish(say(Message::notices_cancelled, place_.language, written_));
        try {
            if (!maker_->prepare()) return later();
            if (position_ == departments.size()) {
                if (wish_.one_file && !write_all()) return later();
                return finish(say(Message::notices_done, place_.language, written_, wish_.folder.string()));
            }
            const auto& department = departments[position_];
            window_->show(
                say(Message::notices_progress, place_.language, position_ + 1, departments.size(), department),
                static_cast<double>(position_) / static_cast<double>(departments.size()));
            if (wish_.one_file) {
                maker_->add(department);
            } else {
                const auto file = name_for(department);
                maker_->store(department, file);
                tell_of(file);
            }
            ++position_;
            later();
        } catch (const uno::Exception& error) {
            finish(say(Message::notices_failed, place_.language, utf8(error.Message)));
        } catch (const fs::filesystem_error& error) {
            finish(say(Message::notices_failed, place_.language, error.code().message()));
        }
    }

    fs::path name_for(const std::string& what) const {
        return free_name(wish_.folder, say(Message::notices_file, place_.language, what), ".pdf");
    }

    bool write_all() {
        const auto file = name_for(say(Message::notices_all, place_.language));
        if (!maker_->store_all(file)) return false;
        tell_of(file);
        return true;
    }

    void tell_of(const fs::path& file) {
        ++written_;
        window_->add_line(file.filename().string());
    }

    void finish(const std::string& sentence) {
        maker_.reset();
        window_->finish(sentence, written_ > 0);
    }

    void open_folder() {
        shell::SystemShellExecute::create(place_.context)
            ->execute(url_of(wish_.folder), {}, shell::SystemShellExecuteFlags::URIS_ONLY);
    }

    const Place place_;
    std::unique_ptr<NoticeMaker> maker_;
    const Wish wish_;
    std::size_t position_ = 0;
    std::size_t written_ = 0;
    bool cancelled_ = false;
    std::unique_ptr<ProgressWindow> window_;
};

}  // namespace

Outcome write_department_notices(const Place& place) {
    if (Writing::current()) return say(Message::notices_busy, place.language);
    const uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> document(
        place.view.is() ? place.view->getModel() : nullptr, uno::UNO_QUERY);
    if (!document.is()) return say(Message::no_workbook, place.language);
    auto maker = std::make_unique<NoticeMaker>(place.context, document);
    if (maker->departments().empty()) return say(Message::notices_none, place.language);
    const auto wish = ask(place, maker->departments().size());
    if (!wish) return std::nullopt;
    Writing::current() = std::make_shared<Writing>(place, std::move(maker), *wish);
    try {
        Writing::current()->start();
    } catch (...) {
        Writing::current().reset();
        throw;
    }
    return std::nullopt;
}

}  // namespace citystar::menu
