#include "rules.hpp"

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

}  // namespace citystar::templates
