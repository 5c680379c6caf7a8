// The rows of 评分, one per indicator.
#pragma once

#include "plan.hpp"
#include "sheet.hpp"

namespace citystar::templates {

/// Writes the row of an indicator, `row` counted from 0: star or score, points and gap for readers, and in the helper
/// columns the figures that count and whatever the worklist, the departments and the notices ask for. Throws
/// com::sun::star::uno::Exception if the office fails.
void write_score_row(Sheet& sheet, const Plan& plan, const Indicator& indicator, sal_Int32 row);

}  // namespace citystar::templates
