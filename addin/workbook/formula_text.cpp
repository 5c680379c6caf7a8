#include "formula_text.hpp"

#include <fmt/format.h>

#include <array>
#include <iterator>

#include "citystar/cell_address.hpp"

namespace citystar::workbook {
namespace {

using Kind = FormulaToken::Kind;
using Parts = std::vector<FormulaPart>;

// How strongly operators bind, as in Calc: -2^2 is 4.
enum Binding : int {
    nothing = 0,
    comparison,
    joined,
    added,
    multiplied,
    raised,
    negated,
    per_cent,
    unioned,
    intersected,
    ranged,
    whole,
};

struct Operator {
    std::string_view sign;
    Binding binding;
};

constexpr std::array operators{
    Operator{"=", comparison},  Operator{"<>", comparison}, Operator{"<", comparison}, Operator{">", comparison},
    Operator{"<=", comparison}, Operator{">=", comparison}, Operator{"&", joined},     Operator{"+", added},
    Operator{"-", added},       Operator{"*", multiplied},  Operator{"/", multiplied}, Operator{"^", raised},
    Operator{"~", unioned},     Operator{"!", intersected}, Operator{":", ranged},
};

Binding binding_of(const std::string& sign) {
    for (const auto& one : operators)
        if (one.sign == sign) return one.binding;
    return nothing;
}

// Programs that write all seventeen digits change the last ones, so only twelve are compared.
std::string number_text(double number) { return fmt::format("{:.12g}", number); }

void append(Parts& to, std::string text) {
    if (text.empty()) return;
    if (!to.empty() && !to.back().place)
        to.back().text += text;
    else
        to.push_back({std::move(text), std::nullopt, std::nullopt});
}

void append(Parts& to, Parts more) {
    for (auto& part : more) {
        if (part.place)
            to.push_back(std::move(part));
        else
            append(to, std::move(part.text));
    }
}

struct Term {
    Parts parts;
    Binding binding = whole;
    std::optional<double> number;
};

Parts in_brackets(Term term, bool needed) {
    if (!needed) return std::move(term.parts);
    Parts out;
    append(out, "(");
    append(out, std::move(term.parts));
    append(out, ")");
    return out;
}

// Parses by precedence climbing. Gives up if the text is not a formula, or has more nested brackets than anybody
// writes.
class Parser {
public:
    Parser(const std::vector<FormulaToken>& tokens, const std::string& sheet) : tokens_(tokens), sheet_(sheet) {}

    std::optional<Parts> parse() {
        auto out = term(nothing);
        if (!out || at_ != tokens_.size()) return std::nullopt;
        return std::move(out->parts);
    }

private:
    static constexpr int deepest = 200;

    bool sign(std::string_view text) const {
        return at_ < tokens_.size() && tokens_[at_].kind == Kind::sign && tokens_[at_].text == text;
    }
    bool take(std::string_view text) {
        const bool there = sign(text);
        at_ += there;
        return there;
    }

    std::optional<Term> term(int least) {
        if (++depth_ > deepest) return std::nullopt;
        auto left = prefixed();
        while (left && at_ < tokens_.size() && tokens_[at_].kind == Kind::sign) {
            const auto& text = tokens_[at_].text;
            if (text == "%" && least < per_cent) {
                ++at_;
                left = hundredth(std::move(*left));
                continue;
            }
            const auto binding = binding_of(text);
            if (binding == nothing || binding <= least) break;
            ++at_;
            auto right = term(binding);
            if (!right) return std::nullopt;
            left = combined(std::move(*left), text, binding, std::move(*right));
        }
        --depth_;
        return left;
    }

    static Term combined(Term left, const std::string& text, Binding binding, Term right) {
        const bool range = binding == ranged && single(left) && single(right);
        if (range) {
            auto end = *right.parts.front().place;
            if (!right.parts.front().end && !left.parts.front().end) {
                left.parts.front().end = std::move(end);
                return {std::move(left.parts), whole, std::nullopt};
            }
        }
        Term out{{}, binding, std::nullopt};
        const bool left_weaker = left.binding < binding;
        const bool right_weaker = right.binding <= binding;
        out.parts = in_brackets(std::move(left), left_weaker);
        append(out.parts, text);
        append(out.parts, in_brackets(std::move(right), right_weaker));
        return out;
    }

    static bool single(const Term& term) { return term.parts.size() == 1 && term.parts.front().place; }

    static Term hundredth(Term of) {
        if (of.number) return constant(*of.number / 100);
        const bool weaker = of.binding < per_cent;
        Term out{in_brackets(std::move(of), weaker), per_cent, std::nullopt};
        append(out.parts, "%");
        return out;
    }

    static Term constant(double number) {
        Term out{{}, whole, number};
        append(out.parts, number_text(number));
        return out;
    }

    std::optional<Term> prefixed() {
        if (take("+")) return term(negated - 1);
        if (!take("-")) return operand();
        auto of = term(negated - 1);
        if (!of) return std::nullopt;
        Term out{{}, negated, std::nullopt};
        append(out.parts, "-");
        const bool weaker = of->binding < negated;
        append(out.parts, in_brackets(std::move(*of), weaker));
        return out;
    }

    std::optional<Term> operand() {
        if (take("(")) {
            auto inner = term(nothing);
            return inner && take(")") ? inner : std::nullopt;
        }
        if (at_ == tokens_.size() || tokens_[at_].kind == Kind::sign) return std::nullopt;
        const auto& token = tokens_[at_++];
        if (token.kind == Kind::number) return constant(token.number);
        if (token.kind == Kind::function) return call(token.text);
        Term out;
        if (token.kind == Kind::place)
            out.parts.push_back({{}, at_home(token.place), std::nullopt});
        else
            // Some programs write the truth values as functions and others write them as names.
            append(out.parts, token.text == "TRUE" || token.text == "FALSE" ? token.text + "()" : token.text);
        return out;
    }

    std::optional<Term> call(const std::string& function) {
        Term out;
        append(out.parts, function + "(");
        if (!take("(")) return std::nullopt;
        while (!take(")")) {
            if (take(";")) {
                append(out.parts, ";");
                continue;
            }
            auto argument = term(nothing);
            if (!argument || !(sign(";") || sign(")"))) return std::nullopt;
            append(out.parts, std::move(argument->parts));
        }
        append(out.parts, ")");
        return out;
    }

    // The end of a range is on the same sheet as its beginning.
    CellPlace at_home(CellPlace place) const {
        if (!place.sheet.empty()) return place;
        const bool range = at_ >= 3 && tokens_[at_ - 2].kind == Kind::sign && tokens_[at_ - 2].text == ":" &&
                           tokens_[at_ - 3].kind == Kind::place && !tokens_[at_ - 3].place.sheet.empty();
        place.sheet = range ? tokens_[at_ - 3].place.sheet : sheet_;
        return place;
    }

    const std::vector<FormulaToken>& tokens_;
    const std::string& sheet_;
    std::size_t at_ = 0;
    int depth_ = 0;
};

// The pieces of a text that cannot be parsed.
Parts unparsed(const std::vector<FormulaToken>& tokens, const std::string& sheet) {
    Parts out;
    for (const auto& token : tokens) {
        if (token.kind == Kind::place) {
            out.push_back({{}, token.place, std::nullopt});
            if (token.place.sheet.empty()) out.back().place->sheet = sheet;
        } else {
            append(out, token.kind == Kind::number ? number_text(token.number) : token.text);
        }
    }
    return out;
}

bool plain_name(const std::string& sheet) {
    for (const char c : sheet) {
        const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
        if (!letter && c != '_' && (c < '0' || c > '9')) return false;
    }
    return !sheet.empty() && (sheet.front() < '0' || sheet.front() > '9');
}

std::string address_of(const CellPlace& place) {
    return place.column < 0 || place.row < 0 ? "…" : cell_address(place.column, place.row);
}

std::string sheet_prefix(const CellPlace& place) {
    if (plain_name(place.sheet)) return "$" + place.sheet + ".";
    std::string out = "$'";
    for (const char c : place.sheet) out += c == '\'' ? "''" : std::string(1, c);
    return out + "'.";
}

}  // namespace

Parts formula_parts(std::string_view formula, const std::string& sheet) {
    if (formula.empty()) return {};
    const auto tokens = formula_tokens(formula);
    Parts out;
    append(out, "=");
    auto parsed = Parser(tokens, sheet).parse();
    append(out, parsed ? std::move(*parsed) : unparsed(tokens, sheet));
    return out;
}

std::optional<FormulaPart> only_reference(const Parts& parts) {
    if (parts.size() != 2 || parts.front().text != "=" || !parts.back().place) return std::nullopt;
    return parts.back();
}

std::string formula_shape(const Parts& parts) {
    std::string out;
    for (const auto& part : parts) out += part.place ? "#" : part.text;
    return out;
}

std::string formula_of(const Parts& parts, const std::string& sheet) {
    std::string out;
    for (const auto& part : parts) {
        if (!part.place) {
            out += part.text;
            continue;
        }
        const auto& place = *part.place;
        if (place.sheet != sheet && address_of(place) != "…") out += sheet_prefix(place);
        out += address_of(place);
        if (part.end && *part.end != place) {
            out += ":";
            if (part.end->sheet != place.sheet) out += sheet_prefix(*part.end);
            out += address_of(*part.end);
        }
    }
    return out;
}

}  // namespace citystar::workbook
