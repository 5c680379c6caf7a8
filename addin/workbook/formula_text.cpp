#include "formula_text.hpp"

#include <fmt/format.h>

#include <charconv>

#include "citystar/cell_address.hpp"

namespace citystar::workbook {
namespace {

bool letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool digit(char c) { return c >= '0' && c <= '9'; }
char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }
bool of_word(char c) {
    return letter(c) || digit(c) || c == '_' || c == '.' || c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

// "$A$1"; nothing for other words.
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

class Parser {
public:
    Parser(std::string_view text, const std::string& sheet) : text_(text), sheet_(sheet) {}

    std::vector<FormulaPart> parse() {
        while (at_ < text_.size()) step();
        flush();
        return std::move(out_);
    }

private:
    void step() {
        const char c = text_[at_];
        if (c == '"') return quoted('"', literal_);
        if (c == '\'' || (c == '$' && text_.substr(at_ + 1).starts_with('\''))) return quoted_sheet();
        if (digit(c) && number()) return;
        if (of_word(c)) return word();
        if (c != ' ' && c != '{' && c != '}') literal_ += c;
        ++at_;
    }

    // Copies up to the closing mark; a doubled one is part of the text.
    void quoted(char mark, std::string& into) {
        into += text_[at_++];
        for (; at_ < text_.size(); ++at_) {
            into += text_[at_];
            if (text_[at_] != mark) continue;
            if (at_ + 1 < text_.size() && text_[at_ + 1] == mark)
                into += text_[++at_];
            else
                break;
        }
        at_ += at_ < text_.size();
    }

    void quoted_sheet() {
        const auto begin = at_;
        at_ += text_[at_] == '$';
        std::string name;
        quoted('\'', name);
        std::string plain;
        for (std::size_t i = 1; i + 1 < name.size(); ++i) {
            plain += name[i];
            i += name[i] == '\'';
        }
        if (at_ < text_.size() && text_[at_] == '.') {
            auto end = at_ + 1;
            while (end < text_.size() && of_word(text_[end])) ++end;
            if (auto place = cell_of(text_.substr(at_ + 1, end - at_ - 1))) {
                at_ = end;
                return reference(std::move(*place), plain);
            }
        }
        literal_ += text_.substr(begin, at_ - begin);
    }

    bool number() {
        double value = 0;
        const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
        if (error != std::errc() || (end != text_.data() + text_.size() && of_word(*end))) return false;
        literal_ += fmt::format("{}", value);
        at_ = static_cast<std::size_t>(end - text_.data());
        return true;
    }

    void word() {
        const auto begin = at_;
        while (at_ < text_.size() && of_word(text_[at_])) ++at_;
        const auto all = text_.substr(begin, at_ - begin);
        const bool function = at_ < text_.size() && text_[at_] == '(';
        const auto dot = all.rfind('.');
        if (!function) {
            if (dot == std::string_view::npos) {
                if (auto place = cell_of(all)) return reference(std::move(*place), {});
            } else if (auto place = cell_of(all.substr(dot + 1))) {
                auto name = all.substr(0, dot);
                if (name.starts_with('$')) name.remove_prefix(1);
                return reference(std::move(*place), std::string(name));
            }
        }
        for (const char c : all) literal_ += capital(c);
    }

    // The end of a range is on the sheet of its beginning.
    void reference(CellPlace place, std::string sheet) {
        if (!sheet.empty())
            place.sheet = std::move(sheet);
        else if (literal_ == ":" && !out_.empty())
            place.sheet = out_.back().place->sheet;
        else
            place.sheet = sheet_;
        flush();
        out_.push_back({{}, std::move(place)});
    }

    void flush() {
        if (!literal_.empty()) out_.push_back({std::move(literal_), std::nullopt});
        literal_.clear();
    }

    std::string_view text_;
    const std::string& sheet_;
    std::size_t at_ = 0;
    std::string literal_;
    std::vector<FormulaPart> out_;
};

bool plain_name(const std::string& sheet) {
    for (const char c : sheet)
        if (!letter(c) && !digit(c) && c != '_' && static_cast<unsigned char>(c) < 0x80) return false;
    return !sheet.empty() && !digit(sheet.front());
}

}  // namespace

std::vector<FormulaPart> formula_parts(std::string_view formula, const std::string& sheet) {
    return Parser(formula, sheet).parse();
}

std::string formula_shape(const std::vector<FormulaPart>& parts) {
    std::string out;
    for (const auto& part : parts) out += part.place ? "#" : part.text;
    return out;
}

std::string formula_of(const std::vector<FormulaPart>& parts, const std::string& sheet) {
    std::string out;
    for (const auto& part : parts) {
        if (!part.place) {
            out += part.text;
            continue;
        }
        if (part.place->column < 0 || part.place->row < 0) {
            out += "…";
            continue;
        }
        if (part.place->sheet != sheet && !out.ends_with(':'))
            out += plain_name(part.place->sheet) ? "$" + part.place->sheet + "." : "$'" + part.place->sheet + "'.";
        out += cell_address(part.place->column, part.place->row);
    }
    return out;
}

}  // namespace citystar::workbook
