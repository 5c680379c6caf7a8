// Finds the rows of a sheet that may be sorted: the indicators of 填报, the tasks of 文字任务, and copies of these
// sheets.
#pragma once

#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <optional>
#include <vector>

#include "citystar/uno_text.hpp"

namespace citystar::menu {

/// Rows, counted from 0. Other sheets find them by the codes in one column.
struct ReportTable {
    sal_Int32 code = 0;  ///< the column
    sal_Int32 first = 0;
    sal_Int32 last = 0;
};

/// The table of a sheet; no value if its rows must stay in place. Throws UNO exceptions.
std::optional<ReportTable> report_table(
    const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document,
    const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheet>& sheet);

/// The codes of 评分 in the framework's order; empty without 评分. Throws UNO exceptions.
std::vector<OUString> original_codes(
    const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document);

}  // namespace citystar::menu
