// The formats of workbooks in one table: their endings, how the files are built, who reads and writes them.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace citystar::command {

/// How a file is built.
enum class Format {
    ods,    ///< OpenDocument in a zip: .ods, .ots
    xlsx,   ///< Office Open XML: .xlsx, .xlsm, .xltx, .xltm
    other,  ///< LibreOffice has to detect it: .xls, .et, .xlsb, .fods, .uos, …
};

/// Uses of files of a format.
enum Use : unsigned {
    use_read = 1,    ///< taken for a workbook by its name
    use_recalc = 2,  ///< recalc stores it
    use_new = 4,     ///< new makes it
    use_league = 8,  ///< collect and merge write a league in it
};

struct WorkbookFormat {
    std::string_view ending;  ///< in small letters, with its dot
    Format format;
    const char* writer;  ///< LibreOffice's export filter; null: we write no files of this format
    unsigned uses;       ///< the sum of its Use values
};

/// All formats. The span is valid for the life of the program.
std::span<const WorkbookFormat> workbook_formats();

/// The format that the ending of a file promises, in upper or lower case; null if the ending is not that of a workbook.
const WorkbookFormat* promised_format(const std::filesystem::path& file);

/// Whether files with this ending have that use.
bool serves(const std::filesystem::path& file, Use use);

/// The ending in small letters, such as ".ods"; empty if the name has no ending.
std::string ending_of(const std::filesystem::path& file);

}  // namespace citystar::command
