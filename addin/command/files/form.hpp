// A workbook's file, split into what its user fills in and all the rest: the form.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "named_areas.hpp"
#include "workbook_cells.hpp"

namespace citystar::command {

/// What stands in a cell that is not protected.
struct Entry {
    enum class Type { number, percent, date, text };

    int sheet = 0;  ///< all numbers count from 0
    int column = 0;
    int row = 0;
    Type type = Type::text;     ///< as the file states it
    workbook::CellValue value;  ///< a number or a text; a date is the number that LibreOffice gives it
    std::string formula = {};   ///< as the file has it, with its escapes; then `value` is empty
};

/// A formula in a protected cell.
struct StoredResult {
    int sheet = 0;  ///< all numbers count from 0
    int column = 0;
    int row = 0;
    std::optional<double> number;  ///< the number that the file holds as its result; nothing for any other result
};

struct Form {
    /// Equal for two files only if they differ in nothing but entries, results of formulas in protected cells, heights
    /// and widths that leave a line readable, and parts that say nothing about cells (drawings, views, properties). A
    /// SHA-256, 64 hexadecimal digits.
    std::string digest;
    bool states_types = true;              ///< the format tells percentages and dates from other numbers: .ods
    std::vector<Entry> entries;            ///< by sheet, row and column; each cell once
    std::vector<StoredResult> results;     ///< in the same order
    std::vector<workbook::CellArea> open;  ///< the cells that are not protected, with or without content
};

/// Reads .ods and .xlsx without LibreOffice. Not thread-safe: one for each thread.
class FormReader {
public:
    FormReader();
    ~FormReader();
    FormReader(FormReader&&) noexcept;
    FormReader& operator=(FormReader&&) noexcept;

    /// Nothing if the file is damaged, in another format, or holds anything that this reader does not know for certain:
    /// an unusual part or element, an entry of another type or with marked-up text, a name that occurs twice.
    /// Linear in the size of the file.
    std::optional<Form> read(const std::filesystem::path& workbook);

private:
    struct Styles;
    std::unique_ptr<Styles> styles_;  ///< of the last file: most files of a run have the same
};

}  // namespace citystar::command
