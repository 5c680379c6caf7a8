#include "part.hpp"

#include <fmt/format.h>

#include "citystar/text.hpp"

namespace citystar::templates {

using labels::Message;

std::string value_field(int index) { return fmt::format("value{}", index + 1); }
std::string verified_field(int index) { return fmt::format("verified{}", index + 1); }

const std::vector<FieldHead>& note_fields() {
    static const std::vector<FieldHead> out{{"period", Message::data_period}, {"document", Message::document},
                                            {"page", Message::page},          {"dated", Message::dated},
                                            {"grade", Message::grade},        {"status", Message::status},
                                            {"planned", Message::planned},    {"note", Message::remark}};
    return out;
}

const std::vector<FieldHead>& task_fields() {
    static const std::vector<FieldHead> out{{"due", Message::due},
                                            {"progress", Message::progress},
                                            {"document", Message::evidence},
                                            {"note", Message::remark}};
    return out;
}

std::string part_title(const std::string& department) {
    return department.empty() ? labels::say(Message::nobody_leads, Language::zh) : department;
}

std::string quotient_formula(const std::string& numerator, const std::string& denominator) {
    return fmt::format("=IF(AND(ISNUMBER({0});ISNUMBER({1}));IF({1}>0;{0}/{1};\"\");\"\")", numerator, denominator);
}

}  // namespace citystar::templates
