#include "department_parts.hpp"

#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/util/XModifiable.hpp>
#include <optional>
#include <system_error>
#include <variant>

#include "dialog.hpp"
#include "file_choice.hpp"
#include "messages.hpp"

namespace citystar::menu {
namespace {

namespace uno = com::sun::star::uno;
namespace fs = std::filesystem;
using messages::Message;
using messages::say;

// The file of the open workbook, or why the command cannot read what the window shows.
std::variant<fs::path, std::string> stored_file(const Place& place) {
    const uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> document(
        place.view.is() ? place.view->getModel() : nullptr, uno::UNO_QUERY);
    if (!document.is()) return say(Message::no_workbook, place.language);
    const uno::Reference<com::sun::star::frame::XStorable> storable(document, uno::UNO_QUERY_THROW);
    const uno::Reference<com::sun::star::util::XModifiable> modifiable(document, uno::UNO_QUERY_THROW);
    const auto file = storable->hasLocation() ? path_of(storable->getLocation()) : fs::path();
    if (file.empty() || modifiable->isModified()) return say(Message::parts_save_first, place.language);
    return file;
}

// A field for a folder, with a button that chooses one.
void folder_field(Dialog& dialog, const Place& place, sal_Int32 y, Message label, Message title,
                  const std::string& folder) {
    dialog.label({8, y + 2, 72, 10}, say(label, place.language));
    dialog.field("folder", {82, y, 148, 12}, folder);
    dialog.button("choose", {234, y - 1, 58, 14}, say(Message::choose_input, place.language), Dialog::Button::push);
    dialog.on_push("choose", [&dialog, &place, title] {
        if (const auto chosen = choose_folder(place, say(title, place.language), dialog.text("folder")))
            dialog.set_text("folder", chosen->string());
    });
}

void start_and_cancel(Dialog& dialog, const Place& place, sal_Int32 y) {
    dialog.button("start", {166, y, 60, 14}, say(Message::batch_start, place.language), Dialog::Button::ok);
    dialog.button("cancel", {232, y, 60, 14}, say(Message::cancel, place.language), Dialog::Button::cancel);
}

// Where the departments' workbooks of this one are, if the user has left that to us.
fs::path usual_folder(const Place& place, const fs::path& book) {
    return book.parent_path() / say(Message::split_folder_name, place.language, book.stem().string());
}

std::optional<PartsWish> ask_for_parts(const Place& place, const fs::path& book) {
    const auto text = [&](Message message) { return say(message, place.language); };
    Dialog dialog(place, text(Message::split_title), 300, 132);
    const auto folder = free_name(book.parent_path(), usual_folder(place, book).filename().string(), "");
    folder_field(dialog, place, 8, Message::split_folder, Message::split_folder_title, folder.string());
    dialog.label({8, 30, 72, 10}, text(Message::split_kind));
    dialog.list("kind", {82, 28, 210, 12}, true);
    dialog.label({8, 50, 72, 10}, text(Message::split_due));
    dialog.field("due", {82, 48, 210, 12}, "");
    dialog.label({8, 70, 72, 10}, text(Message::split_return_to));
    dialog.field("return to", {82, 68, 210, 12}, "");
    dialog.paragraph("note", {8, 86, 284, 24}, text(Message::split_note));
    start_and_cancel(dialog, place, 112);
    dialog.set_lines("kind", {text(Message::split_xlsx), text(Message::split_ods)});
    while (dialog.execute("folder")) {
        PartsWish wish{dialog.text("folder"), dialog.chosen("kind") == 1, dialog.text("due"), dialog.text("return to")};
        std::error_code failed;
        if (wish.folder.is_absolute()) fs::create_directories(wish.folder, failed);
        if (wish.folder.is_absolute() && fs::is_directory(wish.folder, failed)) return wish;
        tell(place, say(Message::batch_bad_output, place.language, wish.folder.string()));
    }
    return std::nullopt;
}

struct Returned {
    fs::path folder;
    Settling settling = Settling::later;
};

std::optional<Returned> ask_for_returned(const Place& place, const fs::path& book) {
    const auto text = [&](Message message) { return say(message, place.language); };
    Dialog dialog(place, text(Message::join_title), 300, 96);
    std::error_code failed;
    const auto usual = usual_folder(place, book);
    folder_field(dialog, place, 8, Message::join_folder, Message::join_folder_title,
                 (fs::is_directory(usual, failed) ? usual : book.parent_path()).string());
    dialog.label({8, 30, 72, 10}, text(Message::join_settling));
    dialog.list("settling", {82, 28, 210, 12}, true);
    dialog.paragraph("note", {8, 46, 284, 26}, text(Message::join_note));
    start_and_cancel(dialog, place, 76);
    dialog.set_lines("settling", {text(Message::join_later), text(Message::join_parts), text(Message::join_whole)});
    while (dialog.execute("folder")) {
        const Returned returned{dialog.text("folder"), dialog.chosen("settling") == 1   ? Settling::parts
                                                       : dialog.chosen("settling") == 2 ? Settling::whole
                                                                                        : Settling::later};
        if (returned.folder.is_absolute() && fs::is_directory(returned.folder, failed)) return returned;
        tell(place, say(Message::join_no_folder, place.language, returned.folder.string()));
    }
    return std::nullopt;
}

}  // namespace

CommandCall split_call(const fs::path& book, const PartsWish& wish, Language language) {
    CommandCall out{say(Message::split_title, language),
                    say(Message::batch_some_failed, language),
                    {"split", book.string(), "-o", wish.folder.string(), "--to", wish.ods ? "ods" : "xlsx"},
                    wish.folder};
    // One word each, so that a text with a dash in front is no option.
    if (!wish.due.empty()) out.arguments.push_back("--due=" + wish.due);
    if (!wish.return_to.empty()) out.arguments.push_back("--return-to=" + wish.return_to);
    out.arguments.insert(out.arguments.end(), {"--progress", "json"});
    return out;
}

CommandCall join_call(const fs::path& book, const fs::path& returned, Settling settling, Language language) {
    const auto ending = book.extension() == ".xlsx" ? ".xlsx" : ".ods";
    const auto result = free_name(book.parent_path(), say(Message::join_file, language, book.stem().string()), ending);
    const auto list = free_name(book.parent_path(), say(Message::join_list, language, book.stem().string()), ".tsv");
    CommandCall out{say(Message::join_title, language),
                    say(Message::join_unsettled, language),
                    {"join", book.string(), returned.string(), "-o", result.string(), "--report", list.string()},
                    result};
    if (settling != Settling::later)
        out.arguments.insert(out.arguments.end(), {"--prefer", settling == Settling::parts ? "part" : "whole"});
    out.arguments.insert(out.arguments.end(), {"--progress", "json"});
    return out;
}

Outcome split_workbook(const Place& place) {
    if (auto fault = command_fault(place)) return fault;
    const auto file = stored_file(place);
    if (const auto* fault = std::get_if<std::string>(&file)) return *fault;
    const auto& book = std::get<fs::path>(file);
    const auto wish = ask_for_parts(place, book);
    return wish ? run_command(place, split_call(book, *wish, place.language)) : std::nullopt;
}

Outcome join_parts(const Place& place) {
    if (auto fault = command_fault(place)) return fault;
    const auto file = stored_file(place);
    if (const auto* fault = std::get_if<std::string>(&file)) return *fault;
    const auto& book = std::get<fs::path>(file);
    const auto returned = ask_for_returned(place, book);
    return returned ? run_command(place, join_call(book, returned->folder, returned->settling, place.language))
                    : std::nullopt;
}

}  // namespace citystar::menu
