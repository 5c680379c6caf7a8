#include "about.hpp"

#include "clipboard.hpp"
#include "dialog.hpp"
#include "messages.hpp"
#include "service.hpp"

namespace citystar::menu {

using messages::Message;

Outcome show_about(const Place& place) {
    const auto line = utf8(functions(place.context)->cityStarInfo());
    const auto word = [&](Message message) { return messages::raw(message, place.language); };
    Dialog dialog(place, word(Message::about), 260, 124);
    dialog.paragraph("purpose", {6, 6, 248, 28}, word(Message::about_text));
    dialog.reading("line", {6, 38, 248, 60}, line);
    dialog.button("copy", {68, 104, 60, 14}, word(Message::copy), Dialog::Button::push);
    dialog.button("close", {132, 104, 60, 14}, word(Message::close), Dialog::Button::ok);
    dialog.on_push("copy", [&] {
        copy_text(place.context, line);
        dialog.set_text("purpose", word(Message::copied));
    });
    dialog.execute("close");
    return std::nullopt;
}

}  // namespace citystar::menu
