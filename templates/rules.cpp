#include "rules.hpp"

#include "cell_texts.hpp"

namespace citystar::templates {

Sheet::Rule note_rule(Message title, Message help) {
    Sheet::Rule rule;
    rule.title = label(title);
    rule.help = label(help);
    return rule;
}

Sheet::Rule date_rule(Message title, Message help) {
    auto rule = note_rule(title, help);
    rule.type = com::sun::star::sheet::ValidationType_DATE;
    rule.op = com::sun::star::sheet::ConditionOperator_GREATER_EQUAL;
    rule.first = "DATE(2000;1;1)";
    rule.refusal = label(Message::limit_date);
    return rule;
}

Sheet::Rule figure_rule(const Measure& measure) {
    const auto title = short_title(measure.name.zh);
    const auto help = [&](const std::string& limits) {
        return measure.formula.zh.empty() ? limits : limits + "\n" + measure.formula.zh;
    };
    if (measure.type == MeasureType::yes_no)
        return Sheet::choice({label(Message::yes), label(Message::no)}, title, help(label(Message::choose)));
    if (measure.type == MeasureType::level) {
        std::vector<std::string> names;
        for (const auto& level : measure.levels) names.push_back(level.zh);
        return Sheet::choice(names, title, help(label(Message::choose)));
    }
    Sheet::Rule rule;
    rule.title = title;
    const auto& domain = measure.domain;
    const bool fraction = measure.type == MeasureType::share || measure.type == MeasureType::ratio;
    const bool bounded = domain.max < 1e12;
    const auto shown = [&](double value) { return fraction ? plain(value * 100) + "%" : plain(value); };
    rule.type =
        domain.whole ? com::sun::star::sheet::ValidationType_WHOLE : com::sun::star::sheet::ValidationType_DECIMAL;
    rule.first = plain(domain.min);
    rule.second = plain(bounded ? domain.max : 1e12);
    std::string limits;
    if (measure.type == MeasureType::rank)
        limits = bounded ? label(Message::limit_rank_to, shown(domain.max)) : label(Message::limit_rank);
    else if (domain.whole)
        limits = label(Message::limit_count, shown(domain.min));
    else if (domain.above_min) {
        rule.op = com::sun::star::sheet::ConditionOperator_GREATER;
        limits = label(Message::limit_above, shown(domain.min));
    } else if (bounded)
        limits = label(fraction ? Message::limit_share : Message::limit_between, shown(domain.min), shown(domain.max));
    else
        limits = label(Message::limit_from, shown(domain.min));
    rule.help = help(limits);
    rule.refusal = limits;
    return rule;
}

}  // namespace citystar::templates
