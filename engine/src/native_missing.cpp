// What is missing to a criterion, in words.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "citystar/native_words.hpp"
#include "native_figure.hpp"
#include "native_row.hpp"
#include "native_sentence.hpp"
#include "native_syntax.hpp"
#include "phrases.hpp"

namespace citystar::native {
namespace {

// When a text begins a sentence: never, always, or under a condition.
struct Opening {
    bool possible = false;
    std::vector<std::string> conditions;  // all of them; none: always

    Opening after(const std::string& condition) const {
        auto out = *this;
        out.conditions.push_back(condition);
        return out;
    }
};

class Missing {
public:
    Missing(const Indicator& indicator, const Row& row, Language language)
        : indicator_(indicator), row_(row), language_(language) {}

    // Of a criterion that does not hold. Source: missing_criterion() of the explanations.
    std::string text(const Criterion& criterion, const Opening& opening, bool inside) const {
        switch (criterion.kind) {
            case Criterion::Kind::comparison: return of_comparison(criterion.comparison, opening);
            case Criterion::Kind::all: return of_all(criterion, opening);
            case Criterion::Kind::any: break;
        }
        // None of the alternatives holds.
        std::string out = inside ? before_group() : std::string();
        for (std::size_t i = 0; i < criterion.children.size(); ++i) {
            if (i > 0) out += in_quotes(raw(Message::or_join, language_)) + "&";
            out += text(criterion.children[i], i == 0 && !inside ? opening : Opening{}, true) + "&";
        }
        if (inside) return out + after_group();
        out.pop_back();
        return out;
    }

private:
    std::string before_group() const {
        const auto group = say(Message::group, language_, slot(0));
        return in_quotes(std::string_view(group).substr(0, group.find(slot(0)))) + "&";
    }
    std::string after_group() const {
        const auto group = say(Message::group, language_, slot(0));
        return in_quotes(std::string_view(group).substr(group.find(slot(0)) + slot(0).size()));
    }

    // A sentence with slots, with a capital letter in front where it begins the whole.
    std::string opened(const std::string& sentence, const std::vector<std::string>& parts,
                       const Opening& opening) const {
        const auto large = capitalised(sentence);
        if (!opening.possible || large == sentence) return said(sentence, parts);
        if (opening.conditions.empty()) return said(large, parts);
        return fmt::format("IF({};{};{})&{}", all_of(opening.conditions), in_quotes(large.substr(0, 1)),
                           in_quotes(sentence.substr(0, 1)), said(std::string_view(sentence).substr(1), parts));
    }

    std::string word(Message message) const { return in_quotes(raw(message, language_)); }

    std::string of_comparison(const Comparison& comparison, const Opening& opening) const {
        const auto sentence = comparison_sentence(indicator_, comparison, language_);
        const auto& measure = indicator_.measure(comparison.measures.back());
        if (measure.type == MeasureType::yes_no || measure.type == MeasureType::level) {
            const auto unknown = say(Message::missing_item, language_, "", raw(Message::not_reported, language_));
            const auto end = fmt::format("IF({};\"\";{})", row_.has(comparison.measures.back()), in_quotes(unknown));
            return opened(sentence + slot(0), {end}, opening);
        }
        return opened(say(Message::missing_item, language_, sentence, slot(0)), {reason(comparison)}, opening);
    }

    // Why the comparison does not hold: nothing is reported, not enough is, or how much is missing.
    std::string reason(const Comparison& comparison) const {
        const auto& measures = comparison.measures;
        const auto last = measures.back();
        const auto gap = gap_text(comparison);
        if (indicator_.is_combined(last)) {
            const auto parts = row_.measured();
            auto unknown = word(Message::not_reported);
            if (parts.front() != last)
                unknown = fmt::format("IF({}>0;{};{})", row_.count(parts), word(Message::not_all_reported), unknown);
            return fmt::format("IF({};{};{})", row_.has(last), gap, unknown);
        }
        if (comparison.parameter)
            return fmt::format("IF({}=2;{};{})", row_.count({last, *comparison.parameter}), gap,
                               word(Message::not_reported));
        if (measures.size() == 1) return fmt::format("IF({};{};{})", row_.has(last), gap, word(Message::not_reported));
        const auto known = row_.count(measures);
        if (wants_more(comparison.op)) return fmt::format("IF({}>0;{};{})", known, gap, word(Message::not_reported));
        // A sum that has to be small cannot be judged before all summands are reported.
        return fmt::format("IF({0}={1};{2};IF({0}=0;{3};{4}))", known, measures.size(), gap,
                           word(Message::not_reported), word(Message::not_all_reported));
    }

    // The distance to the bound; it is above 0, except that a strict bound may be met exactly.
    std::string distance(const Comparison& comparison, bool whole) const {
        std::vector<std::string> numbers;
        for (const auto measure : comparison.measures) numbers.push_back(row_.number(measure));
        const auto left = numbers.size() == 1 ? numbers.front() : "(" + added(numbers) + ")";
        const bool more = wants_more(comparison.op);
        const bool strict = comparison.op == Operator::above || comparison.op == Operator::below;
        if (comparison.parameter) {
            const auto bound = row_.number(*comparison.parameter);
            const auto gap = more ? bound + "-" + left : left + "-" + bound;
            if (whole && strict)
                return more ? fmt::format("INT({}+0.000000001)+1-{}", bound, left)
                            : fmt::format("{}+INT(0.000000001-{})+1", left, bound);
            return strict ? fmt::format("MAX({};MAX(1;ABS({}))/500000000)", gap, bound) : gap;
        }
        double bound = comparison.bound;
        if (whole && strict) bound = more ? std::floor(bound + 1e-9) + 1 : std::ceil(bound - 1e-9) - 1;
        auto gap = more        ? literal(bound) + "-" + left
                   : bound < 0 ? left + "+" + literal(-bound)
                               : left + "-" + literal(bound);
        // A strict bound that is met exactly is missed by the smallest step.
        const double step = 2e-9 * std::max(1.0, std::abs(bound));
        if (strict && !whole && step >= smallest_gap) gap = fmt::format("MAX({};0+{})", gap, literal(step));
        return gap;
    }

    std::string gap_text(const Comparison& comparison) const {
        const auto& measure = indicator_.measure(comparison.measures.back());
        const auto gap = distance(comparison, measure.domain.whole);
        const auto message = gap_message(measure, comparison.op);
        if (measure.type == MeasureType::rank) return said(say(message, language_, slot(0)), {whole_text(gap)});
        if (measure.domain.whole)
            return said(say(message, language_, with_unit_of(measure, slot(0), language_)), {whole_text(gap)});
        const auto number = is_fraction(measure) ? points_text(gap, language_) : positive_text(gap);
        const auto text = is_fraction(measure) ? slot(0) : with_unit_of(measure, slot(0), language_);
        return fmt::format("IF(({})*10000000<1;{};{})", gap, word(tiny_gap_message(comparison.op)),
                           said(say(message, language_, text), {number}));
    }

    // The parts that do not hold.
    std::string of_all(const Criterion& criterion, const Opening& opening) const {
        const auto& children = criterion.children;
        if (children.size() == 1) return text(children.front(), opening, true);
        std::vector<std::string> met;
        for (const auto& child : children) met.push_back(row_.holds(child));
        auto first = opening;
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < children.size(); ++i) {
            texts.push_back(text(children[i], first, true));
            first = first.after(met[i]);
        }
        if (children.size() == 2)
            return fmt::format("IF({0};\"\";{2})&IF(OR({0};{1});\"\";{4})&IF({1};\"\";{3})", met[0], met[1], texts[0],
                               texts[1], word(Message::and_pair));
        return joined_unmet(met, texts);
    }

    // Three or more texts. Each begins with a mark that no text has; the marks become commas, and the last one "and".
    std::string joined_unmet(const std::vector<std::string>& met, const std::vector<std::string>& texts) const {
        const auto mark_text = mark_for(texts);
        const auto mark = in_quotes(mark_text);
        const auto behind_first = mark_text.size() / std::string_view("¦").size() + 1;
        std::vector<std::string> counts;
        std::string pieces;
        for (std::size_t i = 0; i < met.size(); ++i) {
            counts.push_back(fmt::format("IF({};0;1)", met[i]));
            pieces += fmt::format("{}IF({};\"\";{}&{})", i == 0 ? "" : "&", met[i], mark, texts[i]);
        }
        const auto count = added(counts);
        auto last = word(Message::and_last);
        if (const auto pair = word(Message::and_pair); pair != last)
            last = fmt::format("IF({}=2;{};{})", count, pair, last);
        return fmt::format("SUBSTITUTE(SUBSTITUTE(MID({};{};{});{};{};MAX(1;{}-1));{};{})", pieces, behind_first,
                           most_characters, mark, last, count, mark, word(Message::and_list));
    }

    static std::string mark_for(const std::vector<std::string>& texts) {
        std::string mark = "¦";
        const auto has_it = [&](const std::string& text) { return text.find(mark) != std::string::npos; };
        // A nested list has the mark too, but its marks are gone when its text is there.
        while (std::ranges::any_of(texts, has_it)) mark += "¦";
        return mark;
    }

    const Indicator& indicator_;
    const Row& row_;
    const Language language_;
};

}  // namespace

std::string missing(const Indicator& indicator, const Cells& cells, int star, Language language) {
    const Row row(indicator, cells);
    const Missing words(indicator, row, language);
    const auto text = [&](const Criterion& criterion) { return words.text(criterion, Opening{true, {}}, false); };
    if (indicator.kind == IndicatorKind::scored) {
        const auto* goal = indicator.rule_up_to(star);
        if (!goal) return "\"\"";
        return fmt::format("IF({}=1;\"\";IF(N({})>={};\"\";{}))", cells.unusable, cells.star, goal->star,
                           text(goal->when));
    }
    if (!indicator.target) return "\"\"";
    return fmt::format("IF({}=1;\"\";IF({};\"\";{}))", cells.unusable, row.holds(*indicator.target),
                       text(*indicator.target));
}

std::string missing_to_next(const Indicator& indicator, const Cells& cells,
                            const std::array<std::string, 5>& missing_cells) {
    std::string out = "\"\"";
    for (auto rule = indicator.stars.rbegin(); rule != indicator.stars.rend(); ++rule)
        out = fmt::format("IF(N({})<{};{};{})", cells.star, rule->star,
                          missing_cells[static_cast<std::size_t>(rule->star - 1)], out);
    return fmt::format("IF({}=1;\"\";{})", cells.unusable, out);
}

}  // namespace citystar::native
