#include "value_text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include "citystar/text.hpp"

namespace citystar::workbook {
namespace {

bool take_end(std::string& text, std::string_view end) {
    if (end.empty() || !text.ends_with(end) || text.size() == end.size()) return false;
    text.resize(text.size() - end.size());
    return true;
}

bool digit(char c) { return c >= '0' && c <= '9'; }

// Removes the commas of "1,234,567"; false if they do not separate groups of three digits.
bool drop_group_commas(std::string& text) {
    if (text.find(',') == std::string::npos) return true;
    const auto end = std::min(text.find('.'), text.size());
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != ',') {
            out += text[i];
            continue;
        }
        if (i == 0 || i >= end || !digit(text[i - 1]) || (end - i) % 4 != 0) return false;
    }
    const auto first = text.find(',');
    const auto sign = text.front() == '-' || text.front() == '+' ? 1u : 0u;
    if (first - sign > 3) return false;
    for (auto i = first; i < end; i += 4)
        for (std::size_t k = 1; k <= 3; ++k)
            if (!digit(text[i + k])) return false;
    text = std::move(out);
    return true;
}

std::optional<double> plain_number(std::string text) {
    if (!drop_group_commas(text)) return std::nullopt;
    if (text.starts_with("+") && !text.starts_with("+-")) text.erase(0, 1);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
    return number;
}

}  // namespace

std::optional<double> value_of_text(const Measure& measure, std::string_view given) {
    // name_key() makes full-width characters half-width and drops white space, also inside: "1 234".
    auto text = name_key(given);
    if (text.empty()) return std::nullopt;
    if (measure.type == MeasureType::yes_no) {
        for (const auto* word : {"有", "是", "已", "yes", "y", "√", "✓", "✔", "☑", "✅", "1"})
            if (text == word) return 1;
        for (const auto* word : {"无", "否", "没有", "未", "no", "n", "×", "✕", "✖", "✗", "✘", "☒", "❌", "0"})
            if (text == word) return 0;
        return std::nullopt;
    }
    // The measure's own unit does not scale the number: neither the percent sign of a figure in per cent, nor 万 in
    // 万元. Factors do not fit every measure: a rank cannot be 80%, a share cannot be 3万.
    const bool fraction = measure.type == MeasureType::share || measure.type == MeasureType::ratio;
    const bool large = measure.type == MeasureType::count || measure.type == MeasureType::amount ||
                       measure.type == MeasureType::length;
    if (!fraction && !take_end(text, name_key(measure.unit.zh))) take_end(text, name_key(measure.unit.en));
    double scale = 1;
    if (fraction && take_end(text, "%"))
        scale = 0.01;
    else if (fraction && take_end(text, "‰"))
        scale = 0.001;
    else if (large && take_end(text, "万"))
        scale = 1e4;
    else if (large && take_end(text, "亿"))
        scale = 1e8;
    const auto number = plain_number(text);
    if (!number) return std::nullopt;
    // Division keeps the decimals right: 85% gives 0.85, not 0.8500000000000001.
    return scale < 1 ? *number / std::round(1 / scale) : *number * scale;
}

}  // namespace citystar::workbook
