// Workbooks closed to the outside before LibreOffice opens them.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace citystar::command {

/// Whether a reference leads to something in the same workbook.
using IsInside = std::function<bool(std::string_view)>;
/// For a part on its own: only an empty one does.
bool nothing_inside(std::string_view reference);

/// Takes from an OpenDocument part all references to pictures, objects, fonts and the like that lead out of the
/// workbook. Links to be followed by hand stay, and those to tables and ranges of other
/// workbooks, which LibreOffice does not follow with our settings. True if there were any. Linear in the length.
bool take_out_references(std::string& xml, const IsInside& is_inside);

/// Makes one space of those that a number asks for ("text:c") where all such numbers together pass a million: a line of
/// text is to take no gigabytes. True if there were any. Linear in the length.
bool limit_spaces(std::string& xml);

/// Takes from a relationships part of an .xlsx all targets outside but those of links to be followed by hand and of
/// formulas; of those too if `source`, the part they belong to, embeds what it links to. True if there were any.
bool take_out_relationships(std::string& rels, std::string_view source);

/// Whether what the two functions above see of an XML part is what a parser will see: one of the common encodings, no
/// entities of its own.
bool plainly_written(std::string_view xml);

/// What to open instead of a workbook so that nothing outside is fetched, read or embedded: itself if it names nothing
/// outside, else a copy in `folder` (under the same name each time) without those references. Nothing if the file
/// cannot be looked through to its end, or is not plainly_written(). Older binary formats are left to LibreOffice's own
/// settings (office/profile.cpp).
std::optional<std::filesystem::path> closed_workbook(const std::filesystem::path& workbook,
                                                     const std::filesystem::path& folder);

}  // namespace citystar::command
