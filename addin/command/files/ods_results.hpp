// The results of formulas as an .ods file holds them, and the same file with other results.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace citystar::command {

/// What a formula gave when the workbook was stored.
struct OdsResult {
    std::string sheet;
    int column = 0;
    int row = 0;
    std::string type;  ///< as the file has it: float, percentage, currency, date, boolean, string; empty: no text
    std::variant<double, std::string> value;  ///< dates as days since 1899-12-30
    std::size_t begin = 0;                    ///< the cell's bytes in content.xml
    std::size_t tag_end = 0;                  ///< the end of its start tag
    std::size_t end = 0;
    bool text_only = true;  ///< it holds nothing but its text: no note, no picture
};

/// A result that takes the place of another.
struct NewResult {
    std::size_t number = 0;  ///< in OdsResults::all()
    std::variant<double, std::string> value;
    std::string shown;  ///< as the cell's format shows it
};

/// Immutable once read; one thread at a time.
class OdsResults {
public:
    static constexpr auto mime_type = "application/vnd.oasis.opendocument.spreadsheet";

    /// Nothing if it is no .ods, or one that this does not follow in every detail: matrix formulas, recorded changes,
    /// signatures, errors among the results, repeated formula cells, more than 64 MB.
    static std::optional<OdsResults> read(const std::filesystem::path& file);

    const std::vector<OdsResult>& all() const noexcept { return all_; }
    /// The bytes that were read.
    const std::string& file() const noexcept { return file_; }
    const std::string& content() const noexcept { return content_; }  ///< its content.xml, well-formed
    /// The file with these results instead, to be written to a new file; not one byte else changes in content.xml, nor
    /// in any other part. Nothing if one of them cannot be put that way.
    std::optional<std::string> with(const std::vector<NewResult>& results) const;

private:
    OdsResults() = default;

    std::string file_;  // its bytes
    std::string content_;
    std::vector<OdsResult> all_;
};

}  // namespace citystar::command
