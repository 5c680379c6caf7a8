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
    CellFault(const Measure& measure, const Content& content, const std::string& shown, Language language)
        : measure_(measure),
          content_(content),
          cell_(content.cell),
          shown_(shown),
          language_(language),
          name_(quotable(measure.name.in(language))) {}

    std::string formula() const {
        const auto error = said(say(Message::check_not_finite, language_, name_));
        const auto truth = said(no_figure_sentence(NoFigure::truth, {}, language_));
        return fmt::format("IF(ISERROR({0});{1};IF({2};{3};IF(ISTEXT({0});{4};{5})))", cell_, error, content_.truth,
                           truth, unreadable_sentence(), domain_sentence());
    }

private:
    std::string with_content(const std::string& sentence) const { return said(sentence, {shown_}); }

    std::string unreadable_sentence() const {
        if (measure_.type == MeasureType::yes_no)
            return with_content(say(Message::check_yes_no, language_, name_, slot(0)));
        if (measure_.type == MeasureType::level)
            return with_content(say(Message::check_level, language_, name_, slot(0), measure_.levels.size() - 1,
                                    numbered_levels(measure_, language_)));
        return fmt::format("IF({};{};{})", says_nothing(content_.key),
                           with_content(say(Message::check_leave_empty, language_, name_, slot(0))),
                           with_content(say(Message::check_text_in_number, language_, name_, slot(0))));
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
        switch (measure_.type) {
            case MeasureType::share: return share_sentence();
            case MeasureType::ratio:
                return with_content(say(Message::check_ratio, language_, name_, slot(0),
                                        citystar::percent_text(domain.min), citystar::percent_text(domain.max)));
            case MeasureType::count: return usual_or_between(Message::check_count);
            case MeasureType::rank:
                return with_content(domain.max < 1e15
                                        ? say(Message::check_rank, language_, name_, slot(0), number_text(domain.max))
                                        : say(Message::check_rank_open, language_, name_, slot(0)));
            case MeasureType::yes_no:
            case MeasureType::level: return unreadable_sentence();
            case MeasureType::amount: return usual_or_between(Message::check_amount);
            case MeasureType::length: return usual_or_between(Message::check_length);
        }
        return {};
    }

    std::string share_sentence() const {
        const auto& domain = measure_.domain;
        const auto message = domain.above_min ? Message::check_share_above : Message::check_share;
        const auto limits = with_content(say(message, language_, name_, slot(0), citystar::percent_text(domain.min),
                                             citystar::percent_text(domain.max)));
        const auto hint = said(say(Message::check_share_hint, language_, slot(0)), {large_text(cell_)});
        return fmt::format("{0}&IF(AND({1}>=2;{1}/100<={2});{3};\"\")", limits, cell_, literal(domain.max), hint);
    }

    std::string usual_or_between(Message usual) const {
        const auto& domain = measure_.domain;
        std::vector<std::string> far{cell_ + ">" + literal(domain.max)};
        if (domain.min != 0) far.push_back(cell_ + "<" + literal(domain.min));
        const auto between =
            say(Message::check_between, language_, name_, slot(0), number_text(domain.min), number_text(domain.max));
        return fmt::format("IF({};{};{})", any_of(far), with_content(between),
                           with_content(say(usual, language_, name_, slot(0))));
    }

    const Measure& measure_;
    const Content& content_;
    const std::string& cell_;
    const std::string& shown_;
    const Language language_;
    const std::string name_;
};

}  // namespace

std::string fault(const Indicator& indicator, const Cells& cells, std::size_t index, const Content& content,
                  Language language) {
    const Row row(indicator, cells);
    const CellFault fault(indicator.measure(index), content, row.shown(index), language);
    return fmt::format("IF({}={};{};\"\")", row.cell(index), refused, fault.formula());
}

}  // namespace citystar::native
