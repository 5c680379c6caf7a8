// The parts of an .xlsx, .xlsm, .xltx, … and the relationships between them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zip_archive.hpp"

namespace citystar::command {

struct Relationship {
    std::string id;
    std::string type;    ///< an address whose last segment is the kind, such as "worksheet"
    std::string target;  ///< the name of a part in the archive; an address when it is external
    bool external = false;

    bool is(std::string_view kind) const;  ///< whether its type ends with this segment
};

/// The relationships in a .rels part, with their targets resolved from `folder` ("" or "xl/"). Nothing if it is not
/// XML.
std::optional<std::vector<Relationship>> relationships(const std::string& rels, const std::string& folder);

struct MainPart {
    std::string name;
    std::string content_type;
};

/// The main part of the package, according to [Content_Types].xml and _rels/.rels. Nothing if they do not name it.
std::optional<MainPart> main_part(const ZipArchive& archive);

/// The first part of a workbook that is named but missing: a sheet, the styles, the shared texts, or the lists of
/// those. Nothing if all are there.
std::optional<std::string> missing_part(const ZipArchive& archive, const MainPart& workbook);

}  // namespace citystar::command
