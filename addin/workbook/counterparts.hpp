// Finding the cells of the template in a returned workbook.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "delivered.hpp"
#include "formula_text.hpp"

namespace citystar::workbook {

/// The lines from the first to the last whose landmarks were found again. Lines outside are only assumed to have kept
/// their distance.
struct FoundLines {
    int first = 0;
    int last = -1;

    bool holds(int line) const { return line >= first && line <= last; }
};

/// A sheet of the template and its counterpart. Lines are found by texts and formulas that occur only once on their
/// sheet, so rows and columns may have been inserted, deleted or sorted, and sheets moved or renamed.
struct SheetPair {
    int delivered = 0;  ///< numbers of the sheets
    int returned = 0;
    std::vector<int> columns;  ///< the column in the workbook for each column of the template; -1: gone or unknown
    std::vector<int> rows;
    bool rows_in_order = true;  ///< not sorted
    FoundLines found_columns;   ///< in numbers of the template
    FoundLines found_rows;
};

/// The landmarks of a template's cells; made once, used for many workbooks. Refers to `delivered`. Reading it is
/// thread-safe.
class Landmarks {
public:
    explicit Landmarks(const Delivered& delivered);

    const Delivered& delivered() const noexcept { return *delivered_; }
    /// The parts of a formula of the template; empty if the cell has no formula.
    const std::vector<FormulaPart>& parts(int sheet, int column, int row) const;
    /// The sheets whose counterparts are certain.
    std::vector<SheetPair> pairs(const WorkbookCells& returned) const;

private:
    struct Place {
        int column = 0;
        int row = 0;
        bool single = true;
    };
    using Places = std::unordered_map<std::string, Place>;
    struct Page {
        Places places;
        std::size_t singles = 0;
        std::vector<std::vector<std::vector<FormulaPart>>> parts;  ///< by row and column
        std::vector<std::vector<std::string>> marks;               ///< the landmarks that formulas are, likewise
    };

    static void add(Places& places, const std::string& mark, int column, int row);
    void add_page(int index);
    Places places_of(const SheetCells& returned) const;
    std::optional<SheetPair> pair(int index, const Places& places, int other) const;

    const Delivered* delivered_;
    std::vector<Page> pages_;
};

}  // namespace citystar::workbook
