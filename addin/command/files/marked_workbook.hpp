// A finished workbook in which marks stand for texts that differ from copy to copy.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zip_archive.hpp"

namespace citystar::command {

/// Immutable once read. Functions that are const may be called by several threads at once.
class MarkedWorkbook {
public:
    /// Nothing if the file is not a complete .ods or .xlsx, or if a mark is in none of its parts. `marks` are texts
    /// that stand nowhere else in the workbook, and that XML does not escape.
    static std::optional<MarkedWorkbook> read(const std::filesystem::path& file, std::vector<std::string> marks);

    /// Whether a text can stand in place of a mark as it is: XML would change other white space than single spaces
    /// within it, and has no control characters, U+FFFE and U+FFFF. Pure.
    static bool takes(std::string_view text);

    /// The bytes of the workbook with a text in place of each mark, in typed cells as well as in the stored results of
    /// formulas; so the results are right where formulas only join these texts with others. `made` is when it is said
    /// to be made and changed, in the local time zone where the format wants it, and its day is what the formulas of
    /// the day give. All else is copied as it is. Nothing if it cannot be packed.
    std::optional<std::string> with(const std::vector<std::string>& texts,
                                    std::chrono::system_clock::time_point made) const;

private:
    MarkedWorkbook() = default;

    std::string bytes_;
    std::vector<std::string> marks_;
    std::vector<NewPart> parts_;  ///< those that have marks or dates, or say when it was made
};

}  // namespace citystar::command
