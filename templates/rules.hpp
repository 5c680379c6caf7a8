// Validation rules that several sheets share.
#pragma once

#include "citystar/framework.hpp"
#include "sheet.hpp"

namespace citystar::templates {

/// Shows a note and refuses nothing.
Sheet::Rule note_rule(Message title, Message help);
/// A date from 2000 on.
Sheet::Rule date_rule(Message title, Message help);
/// Of the cell for an input of the indicator: limits from the domain of its measure, help from its name and formula.
Sheet::Rule figure_rule(const Indicator& indicator, sal_Int32 input, const std::string& cell);

}  // namespace citystar::templates
