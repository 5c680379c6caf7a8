// What LibreOffice need not read to calculate a workbook.
#pragma once

#include <optional>
#include <string>

namespace citystar::command {

/// A content.xml without what no result, and no text of a result, can depend on: widths of columns, optimal heights,
/// print titles, charts and drawings, notes, validations. Widths and heights are most of the time of loading.
/// `content` is well-formed, as OdsResults has read it. Nothing if anything in it might depend on those, or on where
/// the file lies: a formula that is not plain_formula(), precision as shown, form controls, links, parts not known
/// here.
std::optional<std::string> light_content(const std::string& content);

/// A styles.xml without what makes LibreOffice prepare for drawings before there is one; from then on each width, and
/// whether a column is visible, costs it a pass over sixteen thousand columns. Empty forms in a content.xml do the
/// same.
std::string light_styles(std::string styles);

}  // namespace citystar::command
