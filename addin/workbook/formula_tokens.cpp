#include "formula_tokens.hpp"

#include <charconv>

#include "function_names.hpp"

namespace citystar::workbook {
namespace {

using Kind = FormulaToken::Kind;

bool letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool digit(char c) { return c >= '0' && c <= '9'; }
char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }
bool of_word(char c) {
    return letter(c) || digit(c) || c == '_' || c == '.' || c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

std::string capitals(std::string_view text) {
    std::string out;
    for (const char c : text) out += capital(c);
    return out;
}

// A reference such as "$A$1"; nothing for other words.
std::optional<CellPlace> cell_of(std::string_view word) {
    CellPlace out;
    std::size_t i = 0;
    const auto skip_mark = [&] { i += i < word.size() && word[i] == '$'; };
    skip_mark();
    int column = 0;
    const auto letters = i;
    for (; i < word.size() && letter(word[i]) && i - letters < 3; ++i)
        column = column * 26 + (capital(word[i]) - 'A' + 1);
    if (i == letters) return std::nullopt;
    skip_mark();
    int row = 0;
    const auto [end, error] = std::from_chars(word.data() + i, word.data() + word.size(), row);
    if (error != std::errc() || end != word.data() + word.size() || row < 1) return std::nullopt;
    out.column = column - 1;
    out.row = row - 1;
    return out;
}

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {
        if (text_.starts_with("{=") && text_.ends_with('}')) text_ = text_.substr(1, text_.size() - 2);
        if (text_.starts_with('=')) ++at_;
    }

    std::vector<FormulaToken> tokens() {
        while (at_ < text_.size()) step();
        return std::move(out_);
    }

private:
    char next(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    void add(Kind kind, std::string text) { out_.push_back({kind, std::move(text), 0, {}, true}); }

    void step() {
        const char c = next();
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r')
            ++at_;
        else if (c == '"')
            add(Kind::operand, quoted('"'));
        else if (c == '\'' || (c == '$' && next(1) == '\''))
            quoted_sheet();
        else if (c == '{')
            add(Kind::operand, enclosed('}'));
        else if (c == '[')
            add(Kind::operand, enclosed(']'));
        else if (c == '#')
            error();
        else if (!(digit(c) && number()))
            of_word(c) ? word() : sign();
    }

    void sign() {
        std::string text(1, text_[at_++]);
        if ((text == "<" && (next() == '=' || next() == '>')) || (text == ">" && next() == '=')) text += text_[at_++];
        add(Kind::sign, std::move(text));
    }

    // The text up to the closing mark; a doubled mark is part of the text.
    std::string quoted(char mark) {
        std::string out(1, text_[at_++]);
        for (; at_ < text_.size(); ++at_) {
            out += text_[at_];
            if (text_[at_] != mark) continue;
            if (next(1) != mark) break;
            out += text_[++at_];
        }
        at_ += at_ < text_.size();
        return out;
    }

    // A constant array, or a column of a table.
    std::string enclosed(char close) {
        const char open = next();
        std::string out;
        int depth = 0;
        while (at_ < text_.size()) {
            const char c = next();
            if (c == '"') {
                out += quoted('"');
                continue;
            }
            depth += c == open;
            depth -= c == close;
            if (c != ' ') out += capital(c);
            ++at_;
            if (depth == 0) break;
        }
        return out;
    }

    // "#REF!", "#N/A"; a single # follows the name of another file.
    void error() {
        auto end = at_ + 1;
        while (end < text_.size() && (letter(text_[end]) || digit(text_[end]) || text_[end] == '/')) ++end;
        if (end < text_.size() && (text_[end] == '!' || text_[end] == '?')) ++end;
        add(end == at_ + 1 ? Kind::sign : Kind::operand, capitals(text_.substr(at_, end - at_)));
        at_ = end;
    }

    // A cell on the sheet whose name ends here; false if no cell follows.
    bool cell_on(const std::string& sheet) {
        if (next() != '.' && next() != '!') return false;
        auto end = at_ + 1;
        while (end < text_.size() && of_word(text_[end])) ++end;
        auto place = cell_of(text_.substr(at_ + 1, end - at_ - 1));
        if (!place) return false;
        place->sheet = sheet;
        out_.push_back({Kind::place, {}, 0, std::move(*place), true});
        at_ = end;
        return true;
    }

    void quoted_sheet() {
        at_ += next() == '$';
        const auto name = quoted('\'');
        std::string plain;
        for (std::size_t i = 1; i + 1 < name.size(); ++i) {
            plain += name[i];
            i += name[i] == '\'';
        }
        if (!cell_on(plain)) add(Kind::sign, name);
    }

    bool number() {
        double value = 0;
        const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
        if (error != std::errc() || (end != text_.data() + text_.size() && of_word(*end))) return false;
        out_.push_back({Kind::number, {}, value, {}, true});
        at_ = static_cast<std::size_t>(end - text_.data());
        return true;
    }

    void word() {
        const auto begin = at_;
        while (at_ < text_.size() && of_word(text_[at_])) ++at_;
        auto all = text_.substr(begin, at_ - begin);
        auto end = at_;
        while (end < text_.size() && text_[end] == ' ') ++end;
        if (end < text_.size() && text_[end] == '(') {
            add(Kind::function, plain_function(capitals(all)));
            out_.back().known = capitals(all) == all;
            return;
        }
        const auto unmarked = [](std::string_view name) { return name.starts_with('$') ? name.substr(1) : name; };
        const auto dot = all.rfind('.');
        auto place = cell_of(dot == std::string_view::npos ? all : all.substr(dot + 1));
        if (place) {
            if (dot != std::string_view::npos) place->sheet = unmarked(all.substr(0, dot));
            out_.push_back({Kind::place, {}, 0, std::move(*place), true});
        } else if (!cell_on(std::string(unmarked(all)))) {
            add(Kind::operand, capitals(unmarked(all)));
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<FormulaToken> out_;
};

}  // namespace

std::vector<FormulaToken> formula_tokens(std::string_view formula) { return Lexer(formula).tokens(); }

}  // namespace citystar::workbook
