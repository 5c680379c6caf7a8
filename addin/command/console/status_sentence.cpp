#include "status_sentence.hpp"

#include "messages.hpp"

namespace citystar::command {

std::string status_sentence(workbook::Status status, const std::string& detail, std::chrono::seconds timeout,
                            Language language) {
    using messages::Message;
    using workbook::Status;
    const auto say = [language](Message message, const auto&... parts) {
        return messages::say(message, language, parts...);
    };
    switch (status) {
        case Status::ok:
        case Status::formula_errors: return say(Message::status_ok);
        case Status::encrypted: return say(Message::status_encrypted);
        case Status::corrupt:
            return detail.empty() ? say(Message::status_corrupt) : say(Message::status_corrupt_detail, detail);
        case Status::not_a_workbook: return say(Message::status_not_a_workbook);
        case Status::not_found: return detail.empty() ? say(Message::status_not_found) : detail;
        case Status::timeout: return say(Message::status_timeout, timeout.count());
        case Status::crashed: return say(Message::status_crashed);
        case Status::output_failed: return say(Message::status_output_failed, detail);
        case Status::skipped: return say(Message::status_skipped);
        case Status::left_out: return say(Message::status_left_out);
        case Status::not_a_workbook_of_ours: return say(Message::status_not_ours);
        case Status::not_scored: return say(Message::status_not_scored);
    }
    return {};
}

}  // namespace citystar::command
