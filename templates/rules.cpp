#include "rules.hpp"

#include "cell_texts.hpp"
#include "citystar/doubt.hpp"
#include "plan.hpp"

namespace citystar::templates {
namespace {

namespace sheet = com::sun::star::sheet;

// A proportion within its domain. Where small ones are rare, one below 1 % is asked about: Calc makes 0.82% of 0.82.
Sheet::Rule fraction_rule(const Indicator& indicator, sal_Int32 input, const std::string& cell) {
    const auto& domain = Plan::input(indicator, input).domain;
    const bool bounded = domain.max < 1e12;
    const auto percent = [](double value) { return plain(value * 100) + "%"; };
    Sheet::Rule rule;
    rule.type = sheet::ValidationType_CUSTOM;
    rule.first = fmt::format("AND(ISNUMBER({0});{0}{1}{2}", cell, domain.above_min ? ">" : ">=", plain(domain.min));
    if (bounded) rule.first += fmt::format(";{}<={}", cell, plain(domain.max));
    rule.help = rule.refusal = bounded ? label(Message::limit_share, percent(domain.min), percent(domain.max))
                                       : label(Message::limit_ratio, percent(domain.min));
    const auto lowest = lowest_bound(indicator, static_cast<std::size_t>(input));
    if (!lowest || *lowest >= least_asked) {
        rule.first += fmt::format(";OR({0}<=0;{0}>={1})", cell, plain(small_share));
        rule.refusal += label(Message::below_one_percent);
    }
    rule.first += ")";
    return rule;
}

// A number that is no proportion, within its domain.
Sheet::Rule number_rule(const Measure& measure) {
    const auto& domain = measure.domain;
    const bool bounded = domain.max < 1e12;
    Sheet::Rule rule;
    rule.type = domain.whole ? sheet::ValidationType_WHOLE : sheet::ValidationType_DECIMAL;
    rule.first = plain(domain.min);
    rule.second = plain(bounded ? domain.max : 1e12);
    if (measure.type == MeasureType::rank)
        rule.refusal = bounded ? label(Message::limit_rank_to, plain(domain.max)) : label(Message::limit_rank);
    else if (domain.whole)
        rule.refusal = label(Message::limit_count, plain(domain.min));
    else if (domain.above_min) {
        rule.op = sheet::ConditionOperator_GREATER;
        rule.refusal = label(Message::limit_above, plain(domain.min));
    } else if (bounded)
        rule.refusal = label(Message::limit_between, plain(domain.min), plain(domain.max));
    else
        rule.refusal = label(Message::limit_from, plain(domain.min));
    rule.help = rule.refusal;
    return rule;
}

Sheet::Rule answer_rule(const Measure& measure) {
    std::vector<std::string> names;
    for (const auto& level : measure.levels) names.push_back(level.zh);
    if (measure.type == MeasureType::yes_no) names = {label(Message::yes), label(Message::no)};
    auto rule = Sheet::choice(names, {}, label(Message::choose));
    rule.strict = false;
    return rule;
}

}  // namespace

Sheet::Rule note_rule(Message title, Message help) {
    Sheet::Rule rule;
    rule.title = label(title);
    rule.help = label(help);
    return rule;
}

Sheet::Rule date_rule(Message title, Message help) {
    auto rule = note_rule(title, help);
    rule.type = sheet::ValidationType_DATE;
    rule.op = sheet::ConditionOperator_GREATER_EQUAL;
    rule.first = "DATE(2000;1;1)";
    rule.refusal = label(Message::limit_date);
    return rule;
}

Sheet::Rule figure_rule(const Indicator& indicator, sal_Int32 input, const std::string& cell) {
    const auto& measure = Plan::input(indicator, input);
    const bool answer = measure.type == MeasureType::yes_no || measure.type == MeasureType::level;
    auto rule = answer                 ? answer_rule(measure)
                : is_fraction(measure) ? fraction_rule(indicator, input, cell)
                                       : number_rule(measure);
    rule.title = short_title(measure.name.zh);
    if (!measure.formula.zh.empty()) rule.help += "\n" + measure.formula.zh;
    return rule;
}

}  // namespace citystar::templates
