// Validation rules that several sheets share.
#pragma once

#include "sheet.hpp"

namespace citystar::templates {

/// Shows a note and refuses nothing.
Sheet::Rule note_rule(Message title, Message help);
/// A date from 2000 on.
Sheet::Rule date_rule(Message title, Message help);

}  // namespace citystar::templates
