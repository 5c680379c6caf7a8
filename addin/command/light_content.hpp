// What LibreOffice need not read to calculate a workbook.
#pragma once

#include <optional>
#include <string>

namespace citystar::command {

/// A content.xml without what no result, and no text of a result, can depend on: widths of columns, optimal heights,
/// print titles, charts and drawings, notes, validations. Each width costs LibreOffice a pass over sixteen thousand
/// columns, each height a layout, together most of the time of loading.
/// `content` is well-formed, as OdsResults has read it. Nothing if anything in it might depend on those, or on where
/// the file lies: a formula that is not plain_formula(), precision as shown, form controls, links, parts not known
/// here.
std::optional<std::string> light_content(const std::string& content);

}  // namespace citystar::command
