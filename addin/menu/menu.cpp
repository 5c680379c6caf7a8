#include "menu.hpp"

#include <com/sun/star/awt/MessageBoxButtons.hpp>
#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/lang/XComponent.hpp>
#include <cppuhelper/supportsservice.hxx>

#include "column_widths.hpp"
#include "language.hpp"
#include "messages.hpp"

namespace citystar::menu {
namespace {

namespace uno = com::sun::star::uno;
namespace frame = com::sun::star::frame;
using com::sun::star::util::URL;
using messages::Message;

struct Command {
    const char* url;
    Width width;
    Message undo;
};

constexpr Command commands[] = {
    {"vnd.org.citystar:column-width-fit", Width::fit, Message::undo_fit},
    {"vnd.org.citystar:column-width-wider", Width::wider, Message::undo_wider},
    {"vnd.org.citystar:column-width-narrower", Width::narrower, Message::undo_narrower},
};

const Command* find(const URL& url) {
    for (const auto& command : commands)
        if (url.Complete.equalsAscii(command.url)) return &command;
    return nullptr;
}

bool read_only(const uno::Reference<frame::XController>& view) {
    const uno::Reference<frame::XStorable> document(view.is() ? view->getModel() : nullptr, uno::UNO_QUERY);
    return document.is() && document->isReadonly();
}

}  // namespace

void Menu::initialize(const uno::Sequence<uno::Any>& arguments) {
    if (arguments.hasElements()) frame_ = uno::Reference<frame::XFrame>(arguments[0], uno::UNO_QUERY);
}

uno::Reference<frame::XDispatch> Menu::queryDispatch(const URL& url, const OUString&, sal_Int32) {
    return find(url) ? this : nullptr;
}

uno::Sequence<uno::Reference<frame::XDispatch>> Menu::queryDispatches(
    const uno::Sequence<frame::DispatchDescriptor>& requests) {
    uno::Sequence<uno::Reference<frame::XDispatch>> out(requests.getLength());
    auto* slots = out.getArray();
    for (sal_Int32 i = 0; i < requests.getLength(); ++i) {
        const auto& request = requests[i];
        slots[i] = queryDispatch(request.FeatureURL, request.FrameName, request.SearchFlags);
    }
    return out;
}

void Menu::dispatch(const URL& url, const uno::Sequence<com::sun::star::beans::PropertyValue>&) {
    const auto* command = find(url);
    const uno::Reference<frame::XFrame> frame(frame_);
    if (!command || !frame.is()) return;
    const auto language = component::language_of(context_);
    try {
        const auto view = frame->getController();
        if (read_only(view))
            tell(frame, messages::raw(Message::read_only, language));
        else if (!change_widths(view, command->width, utf16(messages::raw(command->undo, language))))
            tell(frame, messages::raw(Message::no_columns, language));
    } catch (const uno::Exception& exception) {
        tell(frame, messages::say(Message::failed, language, utf8(exception.Message)));
    }
}

void Menu::tell(const uno::Reference<frame::XFrame>& frame, std::string_view sentence) {
    try {
        const uno::Reference<com::sun::star::awt::XWindowPeer> window(frame->getContainerWindow(), uno::UNO_QUERY);
        if (!window.is()) return;
        const auto box = com::sun::star::awt::Toolkit::create(context_)->createMessageBox(
            window, com::sun::star::awt::MessageBoxType_INFOBOX, com::sun::star::awt::MessageBoxButtons::BUTTONS_OK,
            "CityStar", utf16(sentence));
        box->execute();
        uno::Reference<com::sun::star::lang::XComponent>(box, uno::UNO_QUERY_THROW)->dispose();
    } catch (const uno::Exception&) {
        // The window is being closed: nobody is left to be told.
    }
}

void Menu::addStatusListener(const uno::Reference<frame::XStatusListener>& listener, const URL& url) {
    frame::FeatureStateEvent state;
    state.Source = static_cast<cppu::OWeakObject*>(this);
    state.FeatureURL = url;
    state.IsEnabled = true;
    listener->statusChanged(state);
}

void Menu::removeStatusListener(const uno::Reference<frame::XStatusListener>&, const URL&) {}

OUString Menu::getImplementationName() { return "org.citystar.Menu"; }

sal_Bool Menu::supportsService(const OUString& name) { return cppu::supportsService(this, name); }

uno::Sequence<OUString> Menu::getSupportedServiceNames() {
    const OUString name("com.sun.star.frame.ProtocolHandler");
    return {&name, 1};
}

}  // namespace citystar::menu

// The constructor that citystar.components names; the one symbol the library exports.
extern "C" SAL_DLLPUBLIC_EXPORT com::sun::star::uno::XInterface* citystar_create_menu(
    com::sun::star::uno::XComponentContext* context, const com::sun::star::uno::Sequence<com::sun::star::uno::Any>&) {
    auto* menu = new citystar::menu::Menu(context);
    menu->acquire();
    return static_cast<cppu::OWeakObject*>(menu);
}
