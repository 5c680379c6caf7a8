// Assessments as JSON: between worker and supervisor, and in the results file.
#pragma once

#include <boost/json/object.hpp>

#include "assessment.hpp"
#include "citystar/registry.hpp"

namespace citystar::command {

using workbook::Assessment;

/// Everything except the file and the cells of the figures. Numbers are rounded to nine decimals.
boost::json::object json_of(const Assessment& assessment);
/// The same with the cells of the figures.
boost::json::object json_with_cells(const Assessment& assessment);
/// The reverse. Frameworks and indicators come from `registry`, which must outlive the result. Throws std::exception if
/// it is not an assessment, or if `registry` lacks its framework.
Assessment assessment_of(const boost::json::object& json, const Registry& registry);

}  // namespace citystar::command
