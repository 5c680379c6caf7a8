// Inserts a table of indicators at the cursor: codes, names, criteria, and on request input cells with their scores.
#pragma once

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/CellAddress.hpp>
#include <string>
#include <vector>

#include "citystar/framework.hpp"
#include "place.hpp"

namespace citystar::menu {

struct TableWish {
    Scope scope;
    bool inputs = true;
};

struct TableSize {
    sal_Int32 rows = 0;
    sal_Int32 columns = 0;
};

/// A title, a head, one row per indicator that counts, a total. Pure.
TableSize table_size(const Framework& framework, const TableWish& wish);

/// Writes the table with its top left cell at `at`, as one undo step; every formula takes the framework from that cell
/// and the indicator from its row. If the table cannot be inserted (protected or read-only sheet, cells in the way, no
/// room), changes nothing and returns the reason. Throws UNO exceptions.
Outcome insert_table(const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document,
                     const com::sun::star::table::CellAddress& at, const Framework& framework, const TableWish& wish,
                     Language language);

struct ScopeChoice {
    Scope scope;
    std::string line;  ///< the line as shown in the list
};

/// The scopes of a table: everything, then levels, then departments; empty ones are left out.
std::vector<ScopeChoice> scope_choices(const Framework& framework, Language language);

/// Asks for framework, scope and columns, and inserts the table at the cursor. Throws UNO exceptions, and
/// std::exception if a framework's file is gone.
Outcome ask_and_insert_table(const Place& place);

}  // namespace citystar::menu
