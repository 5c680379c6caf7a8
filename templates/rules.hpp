// Validation rules that several sheets share.
#pragma once

#include "citystar/framework.hpp"
#include "sheet.hpp"

namespace citystar::templates {

/// Shows a note and refuses nothing.
Sheet::Rule note_rule(Message title, Message help);
/// A date from 2000 on.
Sheet::Rule date_rule(Message title, Message help);
/// Of a value cell: limits from the measure's domain, help from its name and formula.
Sheet::Rule figure_rule(const Measure& measure);

}  // namespace citystar::templates
