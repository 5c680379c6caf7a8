// A dialogue of the office's own controls, built in code.
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

/// A place in a dialogue, in the office's AppFont units: a quarter of a letter's width, an eighth of its height. A
/// Chinese character is about eight units wide.
struct Box {
    sal_Int32 x = 0;
    sal_Int32 y = 0;
    sal_Int32 width = 0;
    sal_Int32 height = 0;
};

/// Controls are named, and reached by the tabulator in the order in which they are added. "~" stands before the letter
/// that works with Alt; the one of a label() goes to the control added next. Esc and the window's cross always close.
/// Texts are UTF-8. Every call may throw a UNO exception. On the office's main thread.
class Dialog {
public:
    Dialog(const Place& place, std::string_view title, sal_Int32 width, sal_Int32 height);
    /// Takes its window away.
    ~Dialog();
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;

    enum class Button {
        ok,      ///< Enter presses it; closes with "yes"
        cancel,  ///< closes with "no"
        push,    ///< does what on_push() says
    };

    void label(const Box& box, std::string_view text);
    /// Several lines that can only be read.
    void paragraph(const char* name, const Box& box, std::string_view text);
    void field(const char* name, const Box& box, std::string_view text);
    /// A field with proposals; anything else may be typed as well.
    void field_with_choices(const char* name, const Box& box, std::string_view text);
    /// One of some lines is chosen. With a height of one line (12) it drops down.
    void list(const char* name, const Box& box, bool drops_down);
    void check(const char* name, const Box& box, std::string_view text, bool checked);
    /// A long text: can be selected and copied, wraps, and scrolls.
    void reading(const char* name, const Box& box, std::string_view text);
    void progress(const char* name, const Box& box);
    void button(const char* name, const Box& box, std::string_view text, Button kind);

    /// The lines of a list, or the proposals of a field. Of a list the first line is chosen.
    void set_lines(const char* name, const std::vector<std::string>& lines);
    void set_text(const char* name, std::string_view text);
    void enable(const char* name, bool enabled);
    /// How full a bar is, from 0 to 1.
    void set_progress(const char* name, double share);

    std::string text(const char* name) const;
    bool checked(const char* name) const;
    /// The line of a list that is chosen, from 0; -1 if none is.
    sal_Int32 chosen(const char* name) const;

    /// Called whenever another line of a list is chosen, or a check() changes. What it throws is swallowed: nobody
    /// above could say it.
    void on_choice(const char* name, std::function<void()> action);
    void on_push(const char* button, std::function<void()> action);
    /// A double click on a line closes with "yes".
    void accept_by_double_click(const char* list);

    /// Shows it in the middle of its window, the keyboard in the control named, and waits until it is closed; true for
    /// the button ok. May be called again: what was typed is still there.
    bool execute(const char* first);
    /// Shows it in the middle of its window and returns at once: the window can be worked in meanwhile. `on_close` is
    /// called when the user closes it by Esc or its cross; it stays until the object goes.
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
    std::vector<std::string> accepting_;  ///< lists
    bool opened_ = false;
    bool accepted_ = false;
};

/// Shows a long text in a box that can be selected, copied and scrolled, with a button to close it.
void show_text(const Place& place, std::string_view title, std::string_view text);

}  // namespace citystar::menu
