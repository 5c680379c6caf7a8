#include "readiness.hpp"

namespace citystar::templates {
namespace {

// The text as it appears between the quotes of a formula.
std::string quoted(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out;
}

}  // namespace

void write_title(Sheet& sheet, const std::string& title, sal_Int32 last_column) {
    sheet.formula(0, 0, fmt::format("=IF(CS_READY;\"{}\";CS_NOT_READY)", quoted(title)), Style::title);
    sheet.merge({0, 0, last_column, 0});
    sheet.height(0, 1000);
    sheet.style_where({0, 0, last_column, 0}, {{"NOT(CS_READY)", Style::missing}});
}

std::string advice_about_formulas(const Plan& plan) {
    return label(plan.native ? Message::advice_native : Message::advice_functions);
}

std::string when_ready(const std::string& formula) { return fmt::format("IF(CS_READY;{};\"\")", formula); }

std::string caption_of_total(Message caption, std::string_view unusable) {
    return fmt::format("=\"{0}\"&IF({1}=0;\"\";\"（\"&{1}&\"{2}）\")", label(caption), unusable,
                       label(Message::unusable));
}

}  // namespace citystar::templates
