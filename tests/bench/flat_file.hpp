// A flat ODS file with one sheet, written cell by cell. Setting 100,000 formulas one by one in LibreOffice would take
// minutes.
#pragma once

#include <filesystem>
#include <fstream>
#include <string_view>

namespace citystar::bench {

/// Cells are added along a row, rows down the sheet.
class FlatFile {
public:
    explicit FlatFile(const std::filesystem::path& file);

    void number(double number);
    void text(std::string_view text);
    void blank();
    /// Adds a formula as ODF stores it ("of:=…"); an array formula if it covers more than one cell.
    void formula(std::string_view formula, int columns = 1, int rows = 1);
    void end_row();
    /// Writes the end of the file. Throws std::runtime_error if anything could not be written.
    void close();

private:
    std::filesystem::path file_;
    std::ofstream out_;
};

}  // namespace citystar::bench
