// The parts of a workbook that LibreOffice need not read to calculate it.
#pragma once

#include <optional>
#include <string>

namespace citystar::command {

/// A content.xml without the things that no result, and no text of a result, can depend on: widths of columns, optimal
/// heights, print titles, charts and drawings, notes, validations. Widths and heights take most of the time of loading.
/// `content` is well-formed, as OdsResults has read it. Nothing if something in it might depend on those things, or on
/// the place of the file: a formula that is not a plain_formula(), precision as shown, form controls, links, elements
/// that are not known here.
std::optional<std::string> slim_content(const std::string& content);

/// A styles.xml without the default style of drawings, which makes LibreOffice prepare for drawings before there is
/// one. After that, each width of a column, and each question whether a column is visible, takes a pass over sixteen
/// thousand columns. Empty forms in a content.xml have the same effect.
std::string slim_styles(std::string styles);

}  // namespace citystar::command
