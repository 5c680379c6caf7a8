#include "formula_calls.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace citystar::menu {
namespace {

using namespace std::string_view_literals;

constexpr std::array names{"STARLEVEL"sv,  "STARSCORE"sv,    "STARTABLE"sv,     "WEIGHTEDSCORE"sv, "OVERALLSTAR"sv,
                           "ATTAINMENT"sv, "STARGAP"sv,      "STARTARGET"sv,    "STARRULE"sv,      "STARWEIGHT"sv,
                           "STARWHY"sv,    "STARCHECK"sv,    "INDICATORINFO"sv, "DEPARTMENTS"sv,   "INDICATORS"sv,
                           "FRAMEWORKS"sv, "CITYSTARINFO"sv, "SCOREBOUNDS"sv,   "CROSSWALK"sv,     "FIGURECHECK"sv};
constexpr auto stored_prefix = "ORG.CITYSTAR.FUNCTIONS."sv;

std::string capitals(std::string_view word) {
    std::string out(word);
    for (auto& letter : out)
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    return out;
}

// Letters of any script: every byte beyond ASCII is part of a letter.
bool in_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
           static_cast<unsigned char>(c) >= 0x80;
}

// The position after a quoted text or sheet name; a quote inside is doubled.
std::size_t past_quotes(std::string_view formula, std::size_t at) {
    const char quote = formula[at];
    for (++at; at < formula.size(); ++at) {
        if (formula[at] != quote) continue;
        if (at + 1 == formula.size() || formula[at + 1] != quote) return at + 1;
        ++at;
    }
    return at;
}

// Calls `found` with each word and its end; continues at the position that `found` returns.
void each_word(std::string_view formula,
               const std::function<std::size_t(std::string_view word, std::size_t end)>& found) {
    for (std::size_t at = 0; at < formula.size();) {
        if (formula[at] == '"' || formula[at] == '\'') {
            at = past_quotes(formula, at);
        } else if (in_word(formula[at])) {
            auto end = at;
            while (end < formula.size() && in_word(formula[end])) ++end;
            at = found(formula.substr(at, end - at), end);
        } else {
            ++at;
        }
    }
}

std::size_t past_spaces(std::string_view formula, std::size_t at) {
    while (at < formula.size() && formula[at] == ' ') ++at;
    return at;
}

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

// Reads the arguments after the opening parenthesis. Returns the position after the closing one, or npos.
std::size_t read_arguments(std::string_view formula, std::size_t at, std::vector<std::string>& out) {
    auto begin = at;
    int depth = 0;
    while (at < formula.size()) {
        const char c = formula[at];
        if (c == '"' || c == '\'') {
            at = past_quotes(formula, at);
            continue;
        }
        if (c == '(' || c == '{') ++depth;
        const bool closes = depth == 0 && c == ')';
        if (closes || (depth == 0 && c == ';')) {
            out.push_back(trimmed(formula.substr(begin, at - begin)));
            begin = at + 1;
        }
        if (closes) return at + 1;
        if (c == ')' || c == '}') --depth;
        ++at;
    }
    return std::string_view::npos;
}

}  // namespace

std::vector<Call> citystar_calls(std::string_view formula) {
    std::vector<Call> out;
    each_word(formula, [&](std::string_view word, std::size_t end) {
        auto name = capitals(word);
        if (name.starts_with(stored_prefix)) name.erase(0, stored_prefix.size());
        const auto open = past_spaces(formula, end);
        if (open == formula.size() || formula[open] != '(' || std::ranges::find(names, name) == names.end()) return end;
        Call call{std::move(name), {}};
        const auto behind = read_arguments(formula, open + 1, call.arguments);
        if (behind == std::string_view::npos) return end;
        out.push_back(std::move(call));
        return behind;
    });
    return out;
}

std::vector<std::string> possible_names(std::string_view formula) {
    std::vector<std::string> out;
    each_word(formula, [&](std::string_view word, std::size_t end) {
        const auto next = past_spaces(formula, end);
        const bool function = next < formula.size() && formula[next] == '(';
        const bool number = word.front() >= '0' && word.front() <= '9';
        if (!function && !number) out.emplace_back(word);
        return end;
    });
    return out;
}

}  // namespace citystar::menu
