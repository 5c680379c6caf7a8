#include "outside_formula.hpp"

#include <algorithm>
#include <span>

namespace citystar::workbook {
namespace {

bool of_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '\\' || static_cast<unsigned char>(c) >= 0x80;
}

constexpr std::string_view asking[] = {"DDE",
                                       "WEBSERVICE",
                                       "RTD",
                                       "SQL.REQUEST",
                                       "CUBEVALUE",
                                       "CUBEMEMBER",
                                       "CUBEMEMBERPROPERTY",
                                       "CUBESET",
                                       "CUBESETCOUNT",
                                       "CUBEKPIMEMBER",
                                       "CUBERANKEDMEMBER",
                                       "STOCKHISTORY",
                                       "IMAGE",
                                       "CALL",
                                       "REGISTER.ID"};

// "_xlfn.WEBSERVICE" and "COM.MICROSOFT.WEBSERVICE" are the same function.
std::string_view without_prefixes(std::string_view name) {
    for (const std::string_view prefix : {"COM.MICROSOFT.", "_XLFN.", "_XLWS.", "_XLUDF."})
        if (name.starts_with(prefix)) name.remove_prefix(prefix.size());
    return name;
}

bool holds_any(std::string_view part, std::span<const std::string_view> words) {
    return std::ranges::any_of(words, [&](auto word) { return part.find(word) != std::string_view::npos; });
}

constexpr std::size_t longest_asking = 40;  // with prefixes
constexpr std::string_view indirect = "INDIRECT";

// `key` is made by outside_name_key().
bool asks(std::string_view key) {
    const auto name = without_prefixes(key);
    return name == indirect || std::ranges::find(asking, name) != std::end(asking);
}

class Scanner {
public:
    Scanner(std::string_view text, Grammar grammar, const OutsideNames& names)
        : text_(text), excel_(grammar == Grammar::excel), names_(names) {}

    bool found() {
        while (at_ < text_.size())
            if (step()) return true;
        return indirect_ && file_in_text_;
    }

private:
    bool step() {
        const char c = text_[at_];
        if (c == '"') return literal();
        if (c == '\'') return quoted();
        if (excel_ && c == '[') return bracket();
        if (excel_ && c == '|') return true;  // a program and its topic, not an operator
        if (of_name(c)) return word();
        ++at_;
        return false;
    }

    // The text between the mark here and its end; a doubled mark is part of it.
    std::string_view inside(char mark) {
        const auto begin = ++at_;
        for (; at_ < text_.size(); ++at_) {
            if (text_[at_] != mark) continue;
            if (at_ + 1 >= text_.size() || text_[at_ + 1] != mark) break;
            ++at_;
        }
        const auto end = std::min(at_, text_.size());
        at_ = end + 1;
        return text_.substr(begin, end - begin);
    }

    bool next_is(char c) const { return at_ < text_.size() && text_[at_] == c; }

    bool literal() {
        const auto text = inside('"');
        file_in_text_ = file_in_text_ || text.find('[') != std::string_view::npos ||
                        text.find("'#") != std::string_view::npos || text.find("://") != std::string_view::npos;
        return false;
    }

    // '[1]Sheet 1'!A1, 'C:\a\[b.xlsx]Sheet1'!A1, 'file:///a/b.ods'#$Sheet1.A1
    bool quoted() {
        const auto name = inside('\'');
        if (next_is('#')) return true;
        return excel_ && next_is('!') && name.find('[') != std::string_view::npos && !name.starts_with("[0]");
    }

    // The bracket names another workbook before a sheet or a name; after a name it is a column of a table. [0] is this
    // workbook.
    bool bracket() {
        if (at_ > 0 && of_name(text_[at_ - 1])) return skip_columns();
        const auto end = text_.find(']', at_);
        if (end == std::string_view::npos) return skip_columns();
        const auto book = text_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
        const bool leads_on = at_ < text_.size() && (text_[at_] == '!' || of_name(text_[at_]));
        return leads_on && !book.empty() && book != "0";
    }

    bool skip_columns() {
        int depth = 0;
        do {
            depth += text_[at_] == '[' ? 1 : text_[at_] == ']' ? -1 : 0;
            ++at_;
        } while (at_ < text_.size() && depth > 0);
        return false;
    }

    bool word() {
        const auto begin = at_;
        while (at_ < text_.size() && of_name(text_[at_])) ++at_;
        const auto key = outside_name_key(text_.substr(begin, at_ - begin));
        if (!next_is('(')) return names_.contains(key);
        const auto name = without_prefixes(key);
        indirect_ = indirect_ || name == indirect;
        return std::ranges::find(asking, name) != std::end(asking);
    }

    std::string_view text_;
    const bool excel_;
    const OutsideNames& names_;
    std::size_t at_ = 0;
    bool indirect_ = false;
    bool file_in_text_ = false;
};

}  // namespace

std::string outside_name_key(std::string_view name) {
    std::string out(name);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return out;
}

bool may_reach_outside(std::string_view part, Grammar grammar) {
    constexpr std::string_view other_books[] = {"'#", "&apos;#", "&#39;#", "&#x27;#", "msoxl:"};
    constexpr std::string_view in_excel[] = {"[", "|"};
    if (grammar == Grammar::excel ? holds_any(part, in_excel) : holds_any(part, other_books)) return true;
    for (auto at = part.find('('); at != std::string_view::npos; at = part.find('(', at + 1)) {
        auto begin = at;
        while (begin > 0 && at - begin < longest_asking && of_name(part[begin - 1])) --begin;
        if (asks(outside_name_key(part.substr(begin, at - begin)))) return true;
    }
    return false;
}

bool reaches_outside(std::string_view formula, Grammar grammar, const OutsideNames& names) {
    const auto colon = formula.find(":=");
    if (grammar == Grammar::open_formula && colon != std::string_view::npos && colon < 10) {
        const auto space = formula.substr(0, colon);
        if (std::ranges::all_of(space, of_name)) {
            if (space == "msoxl") grammar = Grammar::excel;
            formula.remove_prefix(colon + 2);
        }
    }
    return Scanner(formula, grammar, names).found();
}

}  // namespace citystar::workbook
