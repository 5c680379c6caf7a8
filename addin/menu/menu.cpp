#include "menu.hpp"

#include <com/sun/star/frame/XStorable.hpp>
#include <cppuhelper/supportsservice.hxx>

#include "about.hpp"
#include "batch_run.hpp"
#include "check_workbook.hpp"
#include "column_widths.hpp"
#include "department_notices.hpp"
#include "department_parts.hpp"
#include "explain_cell.hpp"
#include "framework_folder.hpp"
#include "help.hpp"
#include "insert_table.hpp"
#include "language.hpp"
#include "messages.hpp"
#include "new_workbook.hpp"
#include "place.hpp"
#include "sort_rows.hpp"

namespace citystar::menu {
namespace {

namespace uno = com::sun::star::uno;
namespace frame = com::sun::star::frame;
using com::sun::star::util::URL;
using messages::Message;

bool read_only(const uno::Reference<frame::XController>& view) {
    const uno::Reference<frame::XStorable> document(view.is() ? view->getModel() : nullptr, uno::UNO_QUERY);
    return document.is() && document->isReadonly();
}

template <Width change, Message undo>
Outcome widths(const Place& place) {
    if (read_only(place.view)) return std::string(messages::raw(Message::read_only, place.language));
    if (!change_widths(place.view, change, utf16(messages::raw(undo, place.language))))
        return std::string(messages::raw(Message::no_columns, place.language));
    return std::nullopt;
}

template <RowSorting sorting, Message undo>
Outcome sort(const Place& place) {
    const auto say = [&](Message sentence) { return std::string(messages::raw(sentence, place.language)); };
    if (read_only(place.view)) return say(Message::read_only_rows);
    switch (sort_rows(place.context, place.view, sorting, utf16(messages::raw(undo, place.language)))) {
        case Sorted::no_table: return say(Message::no_rows);
        case Sorted::empty: return say(Message::empty_column);
        case Sorted::password: return say(Message::rows_password);
        case Sorted::refused: return say(Message::rows_refused);
        case Sorted::done: break;
    }
    return std::nullopt;
}

struct Command {
    const char* url;
    Outcome (*run)(const Place&);
    Message failed;
};

constexpr Command commands[] = {
    {"vnd.org.citystar:new-workbook", new_workbook, Message::new_failed},
    {"vnd.org.citystar:insert-table", ask_and_insert_table, Message::insert_failed},
    {"vnd.org.citystar:sort-rising", sort<RowSorting::rising, Message::undo_rising>, Message::sort_failed},
    {"vnd.org.citystar:sort-falling", sort<RowSorting::falling, Message::undo_falling>, Message::sort_failed},
    {"vnd.org.citystar:sort-original", sort<RowSorting::original, Message::undo_original>, Message::sort_failed},
    {"vnd.org.citystar:column-width-fit", widths<Width::fit, Message::undo_fit>, Message::widths_failed},
    {"vnd.org.citystar:column-width-wider", widths<Width::wider, Message::undo_wider>, Message::widths_failed},
    {"vnd.org.citystar:column-width-narrower", widths<Width::narrower, Message::undo_narrower>, Message::widths_failed},
    {"vnd.org.citystar:explain-cell", explain_cell, Message::explain_failed},
    {"vnd.org.citystar:check-workbook", check_workbook, Message::check_failed},
    {"vnd.org.citystar:department-notices", write_department_notices, Message::notices_not_begun},
    {"vnd.org.citystar:split-workbook", split_workbook, Message::split_failed},
    {"vnd.org.citystar:join-parts", join_parts, Message::join_failed},
    {"vnd.org.citystar:batch", run_batch, Message::batch_failed},
    {"vnd.org.citystar:framework-folder", open_framework_folder, Message::folder_failed},
    {"vnd.org.citystar:help", open_help, Message::help_failed},
    {"vnd.org.citystar:about", show_about, Message::about_failed},
};

const Command* find(const URL& url) {
    for (const auto& command : commands)
        if (url.Complete.equalsAscii(command.url)) return &command;
    return nullptr;
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
    const Place place{context_, frame, frame->getController(), component::language_of(context_)};
    Outcome outcome;
    try {
        outcome = command->run(place);
    } catch (const uno::Exception& exception) {
        outcome = messages::say(command->failed, place.language, utf8(exception.Message));
    } catch (const std::exception& exception) {
        outcome = messages::say(command->failed, place.language, exception.what());
    }
    if (outcome) tell(place, *outcome);
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

// The constructor named in citystar.components, the only symbol that the library exports.
extern "C" SAL_DLLPUBLIC_EXPORT com::sun::star::uno::XInterface* citystar_create_menu(
    com::sun::star::uno::XComponentContext* context, const com::sun::star::uno::Sequence<com::sun::star::uno::Any>&) {
    auto* menu = new citystar::menu::Menu(context);
    menu->acquire();
    return static_cast<cppu::OWeakObject*>(menu);
}
