// Copies of workbooks without references to the outside, made before LibreOffice opens them.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace citystar::command {

/// Whether a reference leads to something in the same workbook.
using IsInside = std::function<bool(std::string_view)>;
/// For a part on its own: only an empty reference leads inside.
bool nothing_inside(std::string_view reference);

/// Removes from an OpenDocument part all references to pictures, objects, fonts and the like outside the workbook.
/// Links to be followed by hand stay. So do references to tables and ranges of other workbooks, which LibreOffice does
/// not follow with our settings. True if anything was removed. Linear in the length.
bool take_out_references(std::string& xml, const IsInside& is_inside);

/// Repeated spaces are written as a number ("text:c"). Replaces each such number by one space if all of them together
/// exceed a million, so that a line of text cannot take gigabytes. True if anything was replaced. Linear in the length.
bool limit_spaces(std::string& xml);

/// Removes outside targets from a relationships part of an .xlsx, except those of links to be followed by hand and of
/// formulas. Those are removed too if `source`, the part they belong to, embeds the targets of its links. True if
/// anything was removed.
bool take_out_relationships(std::string& rels, std::string_view source);

/// Whether the two functions above see an XML part as a parser does: it is in one of the common encodings and defines
/// no entities.
bool plainly_written(std::string_view xml);

/// The file to open in place of a workbook so that nothing outside is fetched, read or embedded: the workbook itself if
/// it refers to nothing outside, otherwise a copy in `folder` (under the same name each time) without those references.
/// Nothing if the file cannot be read to its end, or is not plainly_written(). For older binary formats only
/// LibreOffice's own settings (office/profile.cpp) guard.
std::optional<std::filesystem::path> closed_workbook(const std::filesystem::path& workbook,
                                                     const std::filesystem::path& folder);

}  // namespace citystar::command
