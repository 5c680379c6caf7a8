// The formats of workbooks, in one table: what the name promises, how the file is built, who reads and writes it.
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
    other,  ///< what LibreOffice has to find out: .xls, .et, .xlsb, .fods, .uos, …
};

/// What is done with files of a format.
enum Use : unsigned {
    use_read = 1,    ///< taken for a workbook by its name
    use_recalc = 2,  ///< recalc stores it
    use_new = 4,     ///< new makes it
    use_league = 8,  ///< collect and merge write a league in it
};

struct WorkbookFormat {
    std::string_view ending;  ///< in small letters, with its dot
    Format format;
    const char* writer;  ///< LibreOffice's export filter; null: LibreOffice writes none of ours
    unsigned uses;       ///< of Use, together
};

/// All of them, for ever.
std::span<const WorkbookFormat> workbook_formats();

/// The format that a file's ending promises, in letters of either case; null if it is no ending of a workbook.
const WorkbookFormat* promised_format(const std::filesystem::path& file);

/// Whether files with this ending are put to that use.
bool serves(const std::filesystem::path& file, Use use);

/// The ending in small letters, ".ods"; empty if there is none.
std::string ending_of(const std::filesystem::path& file);

}  // namespace citystar::command
