// The results of formulas as an .ods file holds them, and the same file with other results.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace citystar::command {

/// The result of a formula when the workbook was stored.
struct OdsResult {
    std::string sheet;
    int column = 0;
    int row = 0;
    std::string type;  ///< in the words of the file: float, percentage, currency, date, boolean, string; empty: no text
    std::variant<double, std::string> value;  ///< dates as days since 1899-12-30
    std::size_t begin = 0;                    ///< the cell's bytes in content.xml
    std::size_t tag_end = 0;                  ///< the end of its start tag
    std::size_t end = 0;
    bool text_only = true;  ///< the cell holds only its text: no note, no picture
};

/// A result that replaces another.
struct NewResult {
    std::size_t number = 0;  ///< in OdsResults::all()
    std::variant<double, std::string> value;
    std::string shown;  ///< the text in the format of the cell
};

/// Immutable once read; to be used by one thread at a time.
class OdsResults {
public:
    static constexpr auto mime_type = "application/vnd.oasis.opendocument.spreadsheet";

    /// Nothing if it is not an .ods, or has something that is not supported: matrix formulas, recorded changes,
    /// signatures, errors among the results, repeated formula cells, more than 64 MB.
    static std::optional<OdsResults> read(const std::filesystem::path& file);

    const std::vector<OdsResult>& all() const noexcept { return all_; }
    /// The bytes that were read.
    const std::string& file() const noexcept { return file_; }
    const std::string& content() const noexcept { return content_; }  ///< its content.xml, well-formed
    /// The file with these results, to be written to a new file. Not one other byte changes in content.xml or in any
    /// other part. Nothing if one of the results cannot be replaced in that way.
    std::optional<std::string> with(const std::vector<NewResult>& results) const;

private:
    OdsResults() = default;

    std::string file_;  // its bytes
    std::string content_;
    std::vector<OdsResult> all_;
};

}  // namespace citystar::command
