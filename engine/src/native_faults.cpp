// What is wrong with a content that is refused, in words.
#include <fmt/format.h>

#include <algorithm>

#include "citystar/explain.hpp"
#include "citystar/native_words.hpp"
#include "native_key.hpp"
#include "native_row.hpp"
#include "native_sentence.hpp"
#include "native_syntax.hpp"
#include "phrases.hpp"

namespace citystar::native {
namespace {

// The sentence about one cell. Source: the functions of the same names in check_sentence.cpp.
class CellFault {
public:
    CellFault(const Measure& measure, const std::string& cell, Language language)
        : measure_(measure), cell_(cell), language_(language), name_(quotable(measure.name.in(language))) {}

    std::string formula() const {
        const auto error = said(say(Message::check_not_finite, language_, name_));
        const auto truth = said(no_figure_sentence(NoFigure::truth, {}, language_));
        return fmt::format("IF(ISERROR({0});{1};IF(ISLOGICAL({0});{2};IF(ISTEXT({0});{3};{4})))", cell_, error, truth,
                           unreadable_sentence(cell_shown(cell_)), domain_sentence());
    }

private:
    std::string unreadable_sentence(const std::string& shown) const {
        if (measure_.type == MeasureType::yes_no)
            return said(say(Message::check_yes_no, language_, name_, slot(0)), {shown});
        if (measure_.type == MeasureType::level)
            return said(say(Message::check_level, language_, name_, slot(0), measure_.levels.size() - 1,
                            numbered_levels(measure_, language_)),
                        {shown});
        const auto key = cell_key(cell_, {nothing_words()});
        return fmt::format("IF({};{};{})", says_nothing(key),
                           said(say(Message::check_leave_empty, language_, name_, slot(0)), {shown}),
                           said(say(Message::check_text_in_number, language_, name_, slot(0)), {shown}));
    }

    std::string domain_sentence() const {
        const auto& domain = measure_.domain;
        auto out = limit_sentence();
        if (domain.max < last_date)
            out = fmt::format("IF(AND({0}>={1};{0}<={2};{0}>{3});{4};{5})", cell_, literal(first_date),
                              literal(last_date), literal(domain.max),
                              said(say(Message::check_date, language_, name_, slot(0)), {date_text(cell_)}), out);
        // A single empty cell reaches an add-in as 0. Here it does not, but the words are the same.
        if (domain.min > 0 || domain.above_min)
            out += fmt::format("&IF({}=0;{};\"\")", cell_, in_quotes(raw(Message::check_empty_hint, language_)));
        return out;
    }

    std::string limit_sentence() const {
        const auto& domain = measure_.domain;
        const auto number = any_text(cell_);
        const auto with_number = [&](Message message) {
            return said(say(message, language_, name_, slot(0)), {number});
        };
        switch (measure_.type) {
            case MeasureType::share: return share_sentence();
            case MeasureType::ratio:
                return said(say(Message::check_ratio, language_, name_, slot(0), citystar::percent_text(domain.min),
                                citystar::percent_text(domain.max)),
                            {refused_percent()});
            case MeasureType::count: return usual_or_between(Message::check_count);
            case MeasureType::rank:
                return domain.max < 1e15
                           ? said(say(Message::check_rank, language_, name_, slot(0), number_text(domain.max)),
                                  {number})
                           : with_number(Message::check_rank_open);
            case MeasureType::yes_no:
            case MeasureType::level: return unreadable_sentence(number);
            case MeasureType::amount: return usual_or_between(Message::check_amount);
            case MeasureType::length: return usual_or_between(Message::check_length);
        }
        return {};
    }

    std::string share_sentence() const {
        const auto& domain = measure_.domain;
        const auto message = domain.above_min ? Message::check_share_above : Message::check_share;
        const auto limits = said(say(message, language_, name_, slot(0), citystar::percent_text(domain.min),
                                     citystar::percent_text(domain.max)),
                                 {refused_percent()});
        const auto hint = said(say(Message::check_share_hint, language_, slot(0), slot(1)),
                               {large_text(cell_), large_text(cell_ + "/100")});
        return fmt::format("{0}&IF(AND({1}>=2;{1}/100<={2});{3};\"\")", limits, cell_, literal(domain.max), hint);
    }

    std::string usual_or_between(Message usual) const {
        const auto& domain = measure_.domain;
        std::vector<std::string> far{cell_ + ">" + literal(domain.max)};
        if (domain.min != 0) far.push_back(cell_ + "<" + literal(domain.min));
        const auto number = any_text(cell_);
        const auto between =
            say(Message::check_between, language_, name_, slot(0), number_text(domain.min), number_text(domain.max));
        return fmt::format("IF({};{};{})", any_of(far), said(between, {number}),
                           said(say(usual, language_, name_, slot(0)), {number}));
    }

    // A refused fraction keeps its side of the limit, and of 0. Source: refused_percent().
    std::string refused_percent() const {
        const auto& domain = measure_.domain;
        return percent_text(cell_, [&](const std::string& percent) {
            const auto rounded = percent + "/100";
            const auto below = fmt::format("AND({};OR({}<>0;ABS({})*1000000000<=1))",
                                           compared(rounded, Operator::below, domain.min), percent, cell_);
            const auto at_min = fmt::format("ABS({}-{})*1000000000<=1", rounded, literal(domain.min));
            const auto not_above =
                domain.above_min
                    ? fmt::format("IF({};{};{})", compared(cell_, Operator::below, domain.min), below, at_min)
                    : below;
            return fmt::format("IF({}>{};{};{})", cell_, literal(domain.max),
                               compared(rounded, Operator::above, domain.max), not_above);
        });
    }

    const Measure& measure_;
    const std::string& cell_;
    const Language language_;
    const std::string name_;
};

}  // namespace

std::vector<std::string> faults(const Indicator& indicator, const Cells& cells,
                                const std::vector<std::string>& contents, Language language) {
    const Row row(indicator, cells);
    const auto inputs = row.inputs();
    std::vector<std::string> out;
    // From the last input to the first, so that the first one comes out on top.
    for (std::size_t i = inputs.size(); i-- > 0;) {
        const auto& measure = indicator.measure(inputs[i]);
        const auto fault = CellFault(measure, contents[i], language).formula();
        const auto one = [&](const std::string& rest) {
            return fmt::format("IF({}={};{};{})", row.cell(inputs[i]), refused, fault, rest);
        };
        if (!out.empty() && within_limits(one(out.front())))
            out.front() = one(out.front());
        else
            out.insert(out.begin(), one("\"\""));
    }
    return out;
}

}  // namespace citystar::native
