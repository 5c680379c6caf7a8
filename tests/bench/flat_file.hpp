// A flat ODS file with one sheet, written cell by cell. LibreOffice takes minutes to be told 100,000 formulas one by
// one.
#pragma once

#include <filesystem>
#include <fstream>
#include <string_view>

namespace citystar::bench {

/// Cells follow each other along a row, rows down the sheet.
class FlatFile {
public:
    explicit FlatFile(const std::filesystem::path& file);

    void number(double number);
    void text(std::string_view text);
    void blank();
    /// A formula as ODF stores it ("of:=…"); an array formula where it spans more than one cell.
    void formula(std::string_view formula, int columns = 1, int rows = 1);
    void end_row();
    /// Writes the end. Throws std::runtime_error if anything could not be written.
    void close();

private:
    std::filesystem::path file_;
    std::ofstream out_;
};

}  // namespace citystar::bench
