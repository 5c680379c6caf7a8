// A user at a desk: a screen, a keyboard, and Calc with the extension in a window.
#pragma once

#include <com/sun/star/awt/XVclWindowPeer.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/XCell.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "citystar/text.hpp"
#include "office.hpp"
#include "screen.hpp"

namespace citystar::test {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
namespace table = com::sun::star::table;

/// Keys go to windows, which are named by the beginning of their titles. Contents of the office are read and written
/// through UNO, which waits until the office has time for it. Calls may throw UNO exceptions.
class Desk {
public:
    /// The language of the office and of the menu.
    explicit Desk(Language language);
    /// Kills the office with everything open in it.
    ~Desk();
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    /// Opens a document in a window: a file, or an address such as private:factory/scalc.
    void open(const OUString& url);
    /// Opens a new workbook of a framework from its template, in a window.
    void open_template(const std::string& framework);

    pid_t office() const noexcept { return office_->pid(); }
    Language language() const noexcept { return language_; }
    /// The last opened document.
    const uno::Reference<sheet::XSpreadsheetDocument>& document() const noexcept { return document_; }
    uno::Reference<table::XCell> cell(const char* sheet, const char* address) const;
    /// The cell under the cursor, as "填报.H8".
    std::string cursor() const;
    /// The first column in sight of those that scroll, from 0.
    sal_Int32 first_column() const;
    void go_to(const char* sheet, const char* address) const;
    /// Puts the cursor on a cell without marking it: Enter leaves a marked cell only for another one that is marked.
    void walk_to(const char* sheet, const char* address) const;
    /// The titles of all documents that are open.
    std::vector<std::string> documents() const;

    /// Presses keys, as xdotool names them, in the document's window. Returns false if the window does not get the
    /// keyboard.
    bool press(const std::vector<std::string>& keys) const;
    /// Chooses a command of the menu by its letter.
    bool choose(const char* letter) const { return press({"alt+r", letter}); }

    /// Whether a dialogue of this title appears.
    bool opens(const std::string& title) const;
    bool closes(const std::string& title) const;
    /// All texts that a dialogue shows now; empty if it is not there. Gives it the keyboard.
    std::string text_of(const std::string& title) const;
    /// Whether a dialogue shows this text anywhere in it after some time.
    bool says(const std::string& title, const std::string& text) const;
    /// Whether the dialogue shows the text now.
    bool shows(const std::string& title, const std::string& text) const {
        return text_of(title).find(text) != std::string::npos;
    }
    /// Presses a key in a dialogue, and again after a while as people do: without a window manager, the office may just
    /// have put another window in front. Returns false if the expected state does not come.
    bool press_until(const std::string& title, const char* key, const std::function<bool()>& expected) const;
    /// The same, until the dialogue is closed.
    bool close_with(const char* key, const std::string& title) const;
    /// Presses keys in a dialogue as soon as it appears.
    bool press_in(const std::string& title, const std::vector<std::string>& keys) const;
    /// Types ASCII text into the control that has the keyboard.
    void type(const std::string& text) const { screen_.type(text); }
    /// The titles of all windows, for the message of a failing test.
    std::string windows() const;

private:
    using Window = uno::Reference<com::sun::star::awt::XVclWindowPeer>;

    std::vector<Window> all_windows() const;
    Window find(const std::string& title) const;
    bool press_with_keyboard_in(const std::function<long()>& window, const std::vector<std::string>& keys) const;
    void load(const OUString& url, bool as_template);

    Language language_;
    Screen screen_;
    std::unique_ptr<office::Office> office_;
    uno::Reference<sheet::XSpreadsheetDocument> document_;
};

}  // namespace citystar::test
