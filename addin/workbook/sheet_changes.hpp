// Changes on one sheet of a returned workbook.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "change_groups.hpp"
#include "changes.hpp"
#include "moves.hpp"

namespace citystar::workbook {

/// To be called in this order: compare() finds the differences, gone() names formulas to be calculated, judge() takes
/// their results, report() puts everything into words. Refers to the objects that it is made from. Pure.
class SheetChanges {
public:
    SheetChanges(const Landmarks& landmarks, const Moves& moves, const SheetPair& pair, const WorkbookCells& returned,
                 const Framework& framework, Language language);

    /// Cells in `known` are left out.
    void compare(Origin origin, const std::set<std::string>& known);

    /// The formulas that are gone and can be calculated.
    std::vector<GoneFormula> gone() const;
    /// Takes the results of the formulas in gone(), starting at `results`; returns where those of the next sheet begin.
    const std::optional<CellValue>* judge(const std::optional<CellValue>* results);

    void report(Findings& out) const;

private:
    struct Gone {
        int column = 0;
        int row = 0;
        std::vector<FormulaPart> expected;
        bool countable = false;
        bool right = false;
    };
    // One finding for the whole sheet.
    struct Together {
        std::size_t count = 0;
        std::string cell;
        std::string is;
        std::string should_be;
    };

    bool scores() const;
    void look_at(int column, int row, Origin origin, const std::set<std::string>& known);
    bool named_alike(int column, int row, int to_column, int to_row) const;
    void compare_formulas(int column, int row, const std::string& now);
    void compare_printed(int column, int row, int to_column, int to_row);
    void note_unknown(const std::string& cell, const std::string& now);
    std::string code_of(int row) const;
    bool one_of_a_column(int column, int row) const;
    std::string cell_at(int column, int row) const;
    void add(ChangeGroups& groups, int column, int row, const std::string& is, const std::string& should_be) const;
    void report_gone(bool error, Findings& out) const;

    const Landmarks& landmarks_;
    const Moves& moves_;
    const SheetPair& pair_;
    const Framework& framework_;
    const Language language_;
    const SheetCells& delivered_;
    const WorkbookCells& returned_;
    const SheetCells& sheet_;
    std::size_t formulas_ = 0;
    std::vector<Gone> gone_;
    ChangeGroups altered_;
    ChangeGroups printed_;
    Together left_behind_;
    Together unknown_;
    std::set<std::string> unknown_functions_;
};

}  // namespace citystar::workbook
