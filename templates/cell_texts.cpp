#include "cell_texts.hpp"

#include <charconv>
#include <vector>

#include "labels.hpp"

namespace citystar::templates {

std::string plain(double number) { return fmt::format("{}", number); }

std::string settled(const std::string& formula) { return "ROUND(" + formula + ";12)"; }

std::string settled_share(const std::string& formula) { return "ROUND(" + settled(formula) + ";3)"; }

std::optional<double> typed_number(std::string_view text) {
    const bool percent = text.ends_with('%');
    if (percent) text.remove_suffix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return percent ? value / 100 : value;
}

bool is_fraction(const Measure& measure) {
    return measure.type == MeasureType::share || measure.type == MeasureType::ratio;
}

std::string measures_text(const Indicator& indicator) {
    std::string out;
    std::vector<const Measure*> inputs;
    for (const auto& measure : indicator.measures) inputs.push_back(&measure);
    for (const auto& parameter : indicator.parameters) inputs.push_back(&parameter.measure);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const auto& measure = *inputs[i];
        if (!out.empty()) out += "\n";
        if (inputs.size() > 1) out += std::to_string(i + 1) + ". ";
        out += measure.name.zh;
        const bool share = is_fraction(measure);
        if (share || !measure.unit.zh.empty()) out += "（" + (share ? std::string("%") : measure.unit.zh) + "）";
    }
    return out;
}

std::string departments_text(const Indicator& indicator, std::optional<Role> role) {
    std::string out;
    for (const auto& department : indicator.departments) {
        if (role && department.role != *role) continue;
        if (!out.empty()) out += "、";
        out += department.printed;
    }
    return out;
}

std::string source_text(const Framework& framework) {
    const auto text = labels::say(labels::Message::source, Language::zh, framework.source.zh, framework.edition.zh);
    const std::string prefix = labels::say(labels::Message::source_prefix, Language::zh);
    return framework.source.zh.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

std::string short_title(std::string_view name) {
    constexpr std::size_t most = 32;
    std::size_t characters = 0;
    std::size_t bytes = 0;
    while (bytes < name.size()) {
        auto next = bytes + 1;
        while (next < name.size() && (static_cast<unsigned char>(name[next]) & 0xC0) == 0x80) ++next;
        if (++characters > most) break;
        bytes = next;
    }
    return std::string(name.substr(0, bytes));
}

}  // namespace citystar::templates
