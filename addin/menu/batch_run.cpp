#include "batch_run.hpp"

#include "dialog.hpp"
#include "file_choice.hpp"
#include "messages.hpp"

namespace citystar::menu {
namespace {

namespace fs = std::filesystem;
using messages::Message;
using messages::say;

std::optional<Batch> ask(const Place& place) {
    const auto text = [&](Message message) { return say(message, place.language); };
    Dialog dialog(place, text(Message::batch_title), 300, 118);
    dialog.label({8, 10, 60, 10}, text(Message::batch_task));
    dialog.list("task", {72, 8, 220, 12}, true);
    dialog.label({8, 30, 60, 10}, text(Message::batch_input));
    dialog.field("input", {72, 28, 158, 12}, folder_of(place).string());
    dialog.button("choose input", {234, 27, 58, 14}, text(Message::choose_input), Dialog::Button::push);
    dialog.label({8, 50, 60, 10}, text(Message::batch_output));
    dialog.field("output", {72, 48, 158, 12}, "");
    dialog.button("choose output", {234, 47, 58, 14}, text(Message::choose_output), Dialog::Button::push);
    dialog.paragraph("note", {8, 68, 284, 24}, text(Message::batch_note));
    dialog.button("start", {166, 98, 60, 14}, text(Message::batch_start), Dialog::Button::ok);
    dialog.button("cancel", {232, 98, 60, 14}, text(Message::cancel), Dialog::Button::cancel);
    dialog.set_lines("task", {text(Message::batch_recalculate), text(Message::batch_collect)});
    const auto choose = [&](const char* field, Message title) {
        if (const auto folder = choose_folder(place, text(title), dialog.text(field)))
            dialog.set_text(field, folder->string());
    };
    dialog.on_push("choose input", [&] { choose("input", Message::batch_input_title); });
    dialog.on_push("choose output", [&] { choose("output", Message::batch_output_title); });
    while (dialog.execute("task")) {
        const Batch batch{dialog.chosen("task") == 1 ? BatchTask::collect : BatchTask::recalculate,
                          dialog.text("input"), dialog.text("output")};
        std::error_code failed;
        if (!fs::is_directory(batch.input, failed))
            tell(place, say(Message::batch_no_input, place.language, batch.input.string()));
        else if (!batch.output.is_absolute() || fs::equivalent(batch.input, batch.output, failed))
            tell(place, text(Message::batch_no_output));
        else if (fs::create_directories(batch.output, failed); !fs::is_directory(batch.output, failed))
            tell(place, say(Message::batch_bad_output, place.language, batch.output.string()));
        else
            return batch;
    }
    return std::nullopt;
}

}  // namespace

CommandCall command_for(const Batch& batch, Language language) {
    const auto title = say(Message::batch_title, language);
    const auto unfinished = say(Message::batch_some_failed, language);
    if (batch.task == BatchTask::recalculate)
        return {title,
                unfinished,
                {"recalc", batch.input.string(), "-o", batch.output.string(), "--results",
                 (batch.output / "citystar-results.jsonl").string(), "-j", "0", "--progress", "json"},
                batch.output};
    const auto league = free_name(batch.output, say(Message::league_name, language), ".ods");
    return {title,
            unfinished,
            {"collect", batch.input.string(), "-o", league.string(), "-j", "0", "--language",
             language == Language::zh ? "zh" : "en", "--progress", "json"},
            league};
}

Outcome run_batch(const Place& place) {
    if (auto fault = command_fault(place)) return fault;
    const auto batch = ask(place);
    if (!batch) return std::nullopt;
    return run_command(place, command_for(*batch, place.language));
}

}  // namespace citystar::menu
