#include "dialog.hpp"

#include <algorithm>
#include <com/sun/star/awt/Key.hpp>
#include <com/sun/star/awt/PosSize.hpp>
#include <com/sun/star/awt/PushButtonType.hpp>
#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/awt/XButton.hpp>
#include <com/sun/star/awt/XCheckBox.hpp>
#include <com/sun/star/awt/XControlContainer.hpp>
#include <com/sun/star/awt/XControlModel.hpp>
#include <com/sun/star/awt/XDialog.hpp>
#include <com/sun/star/awt/XListBox.hpp>
#include <com/sun/star/awt/XTopWindow.hpp>
#include <com/sun/star/awt/XWindow.hpp>
#include <com/sun/star/lang/XComponent.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <cppuhelper/implbase1.hxx>
#include <cppuhelper/implbase2.hxx>

#include "messages.hpp"

namespace citystar::menu {
namespace {

namespace uno = com::sun::star::uno;
namespace awt = com::sun::star::awt;
using com::sun::star::beans::XPropertySet;
using com::sun::star::lang::EventObject;
using com::sun::star::lang::XComponent;
using messages::Message;

uno::Reference<uno::XInterface> create(const Place& place, const char* service) {
    return place.context->getServiceManager()->createInstanceWithContext(OUString::createFromAscii(service),
                                                                         place.context);
}

template <typename T>
void set(const uno::Reference<XPropertySet>& model, const char* property, const T& value) {
    model->setPropertyValue(OUString::createFromAscii(property), uno::Any(value));
}

template <typename T>
T get(const uno::Reference<XPropertySet>& model, const char* property) {
    T out{};
    model->getPropertyValue(OUString::createFromAscii(property)) >>= out;
    return out;
}

void run(const std::function<void()>& action) {
    try {
        action();
    } catch (const uno::Exception&) {
        // This runs inside an event of the window, where no caller could show the error.
    } catch (const std::exception&) {
    }
}

class Chosen final : public cppu::WeakImplHelper1<awt::XItemListener> {
public:
    explicit Chosen(std::function<void()> action) : action_(std::move(action)) {}
    void SAL_CALL itemStateChanged(const awt::ItemEvent&) override { run(action_); }
    void SAL_CALL disposing(const EventObject&) override {}

private:
    std::function<void()> action_;
};

class Pushed final : public cppu::WeakImplHelper1<awt::XActionListener> {
public:
    explicit Pushed(std::function<void()> action) : action_(std::move(action)) {}
    void SAL_CALL actionPerformed(const awt::ActionEvent&) override { run(action_); }
    void SAL_CALL disposing(const EventObject&) override {}

private:
    std::function<void()> action_;
};

// The ways to close a window that nothing waits for.
class Closed final : public cppu::WeakImplHelper2<awt::XTopWindowListener, awt::XKeyListener> {
public:
    explicit Closed(std::function<void()> action) : action_(std::move(action)) {}
    void SAL_CALL windowClosing(const EventObject&) override { run(action_); }
    void SAL_CALL windowOpened(const EventObject&) override {}
    void SAL_CALL windowClosed(const EventObject&) override {}
    void SAL_CALL windowMinimized(const EventObject&) override {}
    void SAL_CALL windowNormalized(const EventObject&) override {}
    void SAL_CALL windowActivated(const EventObject&) override {}
    void SAL_CALL windowDeactivated(const EventObject&) override {}
    void SAL_CALL keyPressed(const awt::KeyEvent& event) override {
        if (event.KeyCode == awt::Key::ESCAPE) run(action_);
    }
    void SAL_CALL keyReleased(const awt::KeyEvent&) override {}
    void SAL_CALL disposing(const EventObject&) override {}

private:
    std::function<void()> action_;
};

uno::Sequence<OUString> lines_of(const std::vector<std::string>& lines) {
    uno::Sequence<OUString> out(static_cast<sal_Int32>(lines.size()));
    auto* slots = out.getArray();
    for (std::size_t i = 0; i < lines.size(); ++i) slots[i] = utf16(lines[i]);
    return out;
}

constexpr sal_Int16 lines_shown = 12;

}  // namespace

Dialog::Dialog(const Place& place, std::string_view title, sal_Int32 width, sal_Int32 height)
    : place_(place),
      models_(create(place, "com.sun.star.awt.UnoControlDialogModel"), uno::UNO_QUERY_THROW),
      dialog_(create(place, "com.sun.star.awt.UnoControlDialog"), uno::UNO_QUERY_THROW) {
    const uno::Reference<XPropertySet> model(models_, uno::UNO_QUERY_THROW);
    set(model, "Title", utf16(title));
    set(model, "Width", width);
    set(model, "Height", height);
    set(model, "Moveable", true);
    set(model, "Closeable", true);
}

Dialog::~Dialog() {
    try {
        uno::Reference<XComponent>(dialog_, uno::UNO_QUERY_THROW)->dispose();
        uno::Reference<XComponent>(models_, uno::UNO_QUERY_THROW)->dispose();
    } catch (const uno::Exception&) {
        // The dialogue is gone already, together with its window.
    }
}

uno::Reference<XPropertySet> Dialog::add(const char* service, const OUString& name, const Box& box) {
    const uno::Reference<com::sun::star::lang::XMultiServiceFactory> factory(models_, uno::UNO_QUERY_THROW);
    const uno::Reference<XPropertySet> model(
        factory->createInstance("com.sun.star.awt.UnoControl" + OUString::createFromAscii(service) + "Model"),
        uno::UNO_QUERY_THROW);
    set(model, "PositionX", box.x);
    set(model, "PositionY", box.y);
    set(model, "Width", box.width);
    set(model, "Height", box.height);
    set(model, "TabIndex", tab_++);
    models_->insertByName(name, uno::Any(uno::Reference<awt::XControlModel>(model, uno::UNO_QUERY_THROW)));
    return model;
}

void Dialog::label(const Box& box, std::string_view text) {
    const auto model = add("FixedText", "label" + OUString::number(tab_), box);
    set(model, "Label", utf16(text));
}

void Dialog::paragraph(const char* name, const Box& box, std::string_view text) {
    const auto model = add("FixedText", OUString::createFromAscii(name), box);
    set(model, "MultiLine", true);
    set(model, "NoLabel", true);
    set(model, "Label", utf16(text));
}

void Dialog::field(const char* name, const Box& box, std::string_view text) {
    set(add("Edit", OUString::createFromAscii(name), box), "Text", utf16(text));
}

void Dialog::field_with_choices(const char* name, const Box& box, std::string_view text) {
    const auto model = add("ComboBox", OUString::createFromAscii(name), box);
    set(model, "Dropdown", true);
    set(model, "LineCount", lines_shown);
    set(model, "Text", utf16(text));
}

void Dialog::list(const char* name, const Box& box, bool drops_down) {
    const auto model = add("ListBox", OUString::createFromAscii(name), box);
    set(model, "Dropdown", drops_down);
    set(model, "LineCount", lines_shown);
}

void Dialog::check(const char* name, const Box& box, std::string_view text, bool checked) {
    const auto model = add("CheckBox", OUString::createFromAscii(name), box);
    set(model, "Label", utf16(text));
    set(model, "State", sal_Int16(checked ? 1 : 0));
}

void Dialog::reading(const char* name, const Box& box, std::string_view text) {
    const auto model = add("Edit", OUString::createFromAscii(name), box);
    set(model, "MultiLine", true);
    set(model, "ReadOnly", true);
    set(model, "VScroll", true);
    set(model, "Text", utf16(text));
}

void Dialog::progress(const char* name, const Box& box) {
    const auto model = add("ProgressBar", OUString::createFromAscii(name), box);
    set(model, "ProgressValueMin", sal_Int32{0});
    set(model, "ProgressValueMax", sal_Int32{1000});
}

void Dialog::button(const char* name, const Box& box, std::string_view text, Button kind) {
    const auto model = add("Button", OUString::createFromAscii(name), box);
    set(model, "Label", utf16(text));
    const auto type = kind == Button::ok       ? awt::PushButtonType_OK
                      : kind == Button::cancel ? awt::PushButtonType_CANCEL
                                               : awt::PushButtonType_STANDARD;
    set(model, "PushButtonType", sal_Int16(type));
    set(model, "DefaultButton", kind == Button::ok);
}

uno::Reference<XPropertySet> Dialog::model_of(const char* name) const {
    return {models_->getByName(OUString::createFromAscii(name)), uno::UNO_QUERY_THROW};
}

uno::Reference<awt::XControl> Dialog::control(const char* name) const {
    return uno::Reference<awt::XControlContainer>(dialog_, uno::UNO_QUERY_THROW)
        ->getControl(OUString::createFromAscii(name));
}

void Dialog::set_lines(const char* name, const std::vector<std::string>& lines) {
    const auto model = model_of(name);
    set(model, "StringItemList", lines_of(lines));
    if (!model->getPropertySetInfo()->hasPropertyByName("SelectedItems")) return;
    const sal_Int16 first = 0;
    set(model, "SelectedItems", uno::Sequence<sal_Int16>(&first, lines.empty() ? 0 : 1));
}

void Dialog::set_text(const char* name, std::string_view text) {
    const auto model = model_of(name);
    const bool is_label = model->getPropertySetInfo()->hasPropertyByName("Label");
    set(model, is_label ? "Label" : "Text", utf16(text));
}

void Dialog::enable(const char* name, bool enabled) { set(model_of(name), "Enabled", enabled); }

void Dialog::set_progress(const char* name, double share) {
    set(model_of(name), "ProgressValue", static_cast<sal_Int32>(share * 1000));
}

std::string Dialog::text(const char* name) const { return utf8(get<OUString>(model_of(name), "Text")); }

bool Dialog::checked(const char* name) const { return get<sal_Int16>(model_of(name), "State") == 1; }

sal_Int32 Dialog::chosen(const char* name) const {
    const auto lines = get<uno::Sequence<sal_Int16>>(model_of(name), "SelectedItems");
    return lines.hasElements() ? lines[0] : -1;
}

void Dialog::on_choice(const char* list, std::function<void()> action) {
    choices_.emplace_back(list, std::move(action));
}

void Dialog::on_push(const char* button, std::function<void()> action) {
    pushes_.emplace_back(button, std::move(action));
}

void Dialog::accept_by_double_click(const char* list) { accepting_.emplace_back(list); }

void Dialog::listen() {
    for (const auto& name : accepting_)
        uno::Reference<awt::XListBox>(control(name.c_str()), uno::UNO_QUERY_THROW)
            ->addActionListener(new Pushed([this] {
                accepted_ = true;
                uno::Reference<awt::XDialog>(dialog_, uno::UNO_QUERY_THROW)->endExecute();
            }));
    for (const auto& [name, action] : choices_) {
        const auto one = control(name.c_str());
        if (const uno::Reference<awt::XListBox> list(one, uno::UNO_QUERY); list.is())
            list->addItemListener(new Chosen(action));
        else
            uno::Reference<awt::XCheckBox>(one, uno::UNO_QUERY_THROW)->addItemListener(new Chosen(action));
    }
    for (const auto& [name, action] : pushes_)
        uno::Reference<awt::XButton>(control(name.c_str()), uno::UNO_QUERY_THROW)
            ->addActionListener(new Pushed(action));
}

void Dialog::open() {
    const uno::Reference<awt::XWindow> above = place_.frame->getContainerWindow();
    const uno::Reference<awt::XWindow> window(dialog_, uno::UNO_QUERY_THROW);
    window->setVisible(false);
    dialog_->setModel(uno::Reference<awt::XControlModel>(models_, uno::UNO_QUERY_THROW));
    const uno::Reference<awt::XToolkit> toolkit(awt::Toolkit::create(place_.context), uno::UNO_QUERY_THROW);
    dialog_->createPeer(toolkit, uno::Reference<awt::XWindowPeer>(above, uno::UNO_QUERY_THROW));
    listen();
    // A place in a dialogue's model counts from the corner of the parent window.
    const auto size = window->getPosSize();
    const auto around = above->getPosSize();
    window->setPosSize(std::max(0, (around.Width - size.Width) / 2), std::max(0, (around.Height - size.Height) / 3), 0,
                       0, awt::PosSize::POS);
    opened_ = true;
}

bool Dialog::execute(const char* first) {
    if (!opened_) open();
    uno::Reference<awt::XWindow>(control(first), uno::UNO_QUERY_THROW)->setFocus();
    accepted_ = false;
    return uno::Reference<awt::XDialog>(dialog_, uno::UNO_QUERY_THROW)->execute() == 1 || accepted_;
}

void Dialog::show(const char* first, std::function<void()> on_close) {
    open();
    const uno::Reference<Closed> closed(new Closed(std::move(on_close)));
    uno::Reference<awt::XTopWindow>(dialog_->getPeer(), uno::UNO_QUERY_THROW)->addTopWindowListener(closed.get());
    const uno::Reference<awt::XWindow> window(dialog_, uno::UNO_QUERY_THROW);
    for (const auto& name : models_->getElementNames())
        uno::Reference<awt::XWindow>(
            uno::Reference<awt::XControlContainer>(dialog_, uno::UNO_QUERY_THROW)->getControl(name),
            uno::UNO_QUERY_THROW)
            ->addKeyListener(closed.get());
    window->setVisible(true);
    uno::Reference<awt::XWindow>(control(first), uno::UNO_QUERY_THROW)->setFocus();
}

void show_text(const Place& place, std::string_view title, std::string_view text) {
    Dialog dialog(place, title, 300, 180);
    dialog.reading("text", {6, 6, 288, 148}, text);
    dialog.button("close", {120, 160, 60, 14}, messages::raw(Message::close, place.language), Dialog::Button::ok);
    dialog.execute("close");
}

}  // namespace citystar::menu
