// Contents of an inserted table, computed before anything is written into cells.
#pragma once

#include <com/sun/star/table/CellAddress.hpp>
#include <string>
#include <vector>

#include "insert_table.hpp"

namespace citystar::menu {

/// Immutable. Refers to the framework, which must outlive it. Columns and rows count from 0 inside the table.
class IndicatorTable {
public:
    IndicatorTable(const Framework& framework, const TableWish& wish, const com::sun::star::table::CellAddress& at,
                   Language language);

    static constexpr sal_Int32 head = 1;
    static constexpr sal_Int32 first_row = 2;
    static constexpr sal_Int32 name = 1;
    static constexpr sal_Int32 criterion = 3;
    static constexpr sal_Int32 values = 4;  ///< the first value column; without inputs, the weight

    sal_Int32 rows() const { return first_row + static_cast<sal_Int32>(indicators_.size()) + 1; }
    sal_Int32 columns() const;
    sal_Int32 value_columns() const { return wish_.inputs ? value_columns_ : 0; }
    sal_Int32 star() const { return stars_ && wish_.inputs ? values + value_columns_ : -1; }
    sal_Int32 points() const { return columns() - 1; }
    const std::vector<const Indicator*>& indicators() const { return indicators_; }

    /// The measure or parameter behind a value cell: measures come first, then parameters.
    static sal_Int32 inputs(const Indicator& indicator);
    static const Measure& input(const Indicator& indicator, sal_Int32 index);

    /// The contents by rows: formulas with "=", texts, empty cells. Codes that are numbers stay numbers.
    std::vector<std::vector<std::string>> contents() const;

private:
    std::string cell(sal_Int32 column, sal_Int32 row) const;
    std::string fixed(sal_Int32 column, sal_Int32 row) const;
    std::vector<std::string> heads() const;
    std::vector<std::string> row(const Indicator& indicator, sal_Int32 row) const;
    std::string criterion_of(const Indicator& indicator, const std::string& names) const;
    std::string total() const;

    const Framework& framework_;
    TableWish wish_;
    com::sun::star::table::CellAddress at_;
    Language language_;
    std::vector<const Indicator*> indicators_;
    sal_Int32 value_columns_ = 1;
    bool stars_ = true;
};

}  // namespace citystar::menu
