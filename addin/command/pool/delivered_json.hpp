// Delivered workbooks as JSON: the build makes them, so that nobody has to open a template.
#pragma once

#include <boost/json/object.hpp>

#include "delivered.hpp"

namespace citystar::command {

boost::json::object json_of(const workbook::Delivered& delivered);
/// The reverse. Throws std::exception if it is no delivered workbook.
workbook::Delivered delivered_of(const boost::json::object& json);

}  // namespace citystar::command
