// A dialogue with the office's own controls, built in code.
#pragma once

#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "place.hpp"

namespace citystar::menu {

/// A rectangle in a dialogue, in the office's AppFont units: a quarter of a letter's width, an eighth of its height. A
/// Chinese character is about eight units wide.
struct Box {
    sal_Int32 x = 0;
    sal_Int32 y = 0;
    sal_Int32 width = 0;
    sal_Int32 height = 0;
};

/// A dialogue. Its controls have names; the Tab key visits them in the order in which they are added. "~" stands before
/// the letter that works with Alt; the letter of a label() belongs to the control added next. Esc and the window's
/// close button always close the dialogue. Texts are UTF-8. Every call may throw a UNO exception. On the office's main
/// thread.
class Dialog {
public:
    Dialog(const Place& place, std::string_view title, sal_Int32 width, sal_Int32 height);
    /// Closes and destroys the window.
    ~Dialog();
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;

    enum class Button {
        ok,      ///< Enter presses it; closes with "yes"
        cancel,  ///< closes with "no"
        push,    ///< calls the function set by on_push()
    };

    void label(const Box& box, std::string_view text);
    /// Several lines that can only be read.
    void paragraph(const char* name, const Box& box, std::string_view text);
    void field(const char* name, const Box& box, std::string_view text);
    /// A field with proposals; the user may also type other text.
    void field_with_choices(const char* name, const Box& box, std::string_view text);
    /// A list of lines to choose from. With a height of one line (12), it drops down.
    void list(const char* name, const Box& box, bool drops_down);
    void check(const char* name, const Box& box, std::string_view text, bool checked);
    /// A long text: can be selected and copied, wraps, and scrolls.
    void reading(const char* name, const Box& box, std::string_view text);
    void progress(const char* name, const Box& box);
    void button(const char* name, const Box& box, std::string_view text, Button kind);

    /// The lines of a list, or the proposals of a field. In a list, the first line is then chosen.
    void set_lines(const char* name, const std::vector<std::string>& lines);
    void set_text(const char* name, std::string_view text);
    void enable(const char* name, bool enabled);
    /// How full a bar is, from 0 to 1.
    void set_progress(const char* name, double share);

    std::string text(const char* name) const;
    bool checked(const char* name) const;
    /// The chosen line of a list, from 0; -1 if no line is chosen.
    sal_Int32 chosen(const char* name) const;

    /// Sets the function to call whenever another line of a list is chosen or a check() changes. Its exceptions are
    /// swallowed, because no caller could show them.
    void on_choice(const char* name, std::function<void()> action);
    void on_push(const char* button, std::function<void()> action);
    /// A double click on a line closes with "yes".
    void accept_by_double_click(const char* list);

    /// Shows the dialogue in the middle of its window, with the keyboard focus in the named control, and waits until it
    /// is closed. Returns true for the button ok. May be called again: typed text is still there.
    bool execute(const char* first);
    /// Shows the dialogue in the middle of its window and returns at once; the window can be used meanwhile. `on_close`
    /// is called when the user presses Esc or the close button. The dialogue stays until the object is destroyed.
    void show(const char* first, std::function<void()> on_close);

private:
    com::sun::star::uno::Reference<com::sun::star::beans::XPropertySet> add(const char* service, const OUString& name,
                                                                            const Box& box);
    com::sun::star::uno::Reference<com::sun::star::beans::XPropertySet> model_of(const char* name) const;
    com::sun::star::uno::Reference<com::sun::star::awt::XControl> control(const char* name) const;
    void open();
    void listen();

    const Place place_;
    com::sun::star::uno::Reference<com::sun::star::container::XNameContainer> models_;
    com::sun::star::uno::Reference<com::sun::star::awt::XControl> dialog_;
    std::vector<std::pair<std::string, std::function<void()>>> choices_;
    std::vector<std::pair<std::string, std::function<void()>>> pushes_;
    sal_Int16 tab_ = 0;
    std::vector<std::string> accepting_;  ///< names of lists
    bool opened_ = false;
    bool accepted_ = false;
};

/// Shows a long text in a box that can be selected, copied and scrolled, with a button to close it.
void show_text(const Place& place, std::string_view title, std::string_view text);

}  // namespace citystar::menu
