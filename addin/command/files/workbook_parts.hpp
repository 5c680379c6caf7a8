// The parts of a workbook's file that hold its cells.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace citystar::command {

/// Reads a part by its name in the archive; gives nothing if it is missing or cannot be read.
using PartReader = std::function<std::optional<std::string>(const std::string& name)>;

constexpr auto ods_content = "content.xml";

struct WorkbookParts {
    /// OpenDocument: content.xml, or the whole of a workbook in one piece of XML. Nothing for any other format.
    std::optional<std::string> content = {};
    bool flat = false;     ///< in one piece of XML (.fods)
    PartReader part = {};  ///< reads the parts of an archive; empty if the file is not an archive
};

/// Opens a regular file; the result is empty if it cannot be read. Keeps the file open. Thread-safe.
WorkbookParts workbook_parts(const std::filesystem::path& workbook);

}  // namespace citystar::command
