// The results in the cells of an open workbook.
#pragma once

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace citystar::command {

/// A cell that holds an error.
struct CellError {
    std::string sheet;
    std::string address;  ///< "B7"
    int code = 0;         ///< Calc's error number; 525 is #NAME?
};

using NamedValue = std::variant<double, std::string>;

struct FormulaResult {
    int sheet = 0;  ///< its number in WorkbookResults::sheets
    int column = 0;
    int row = 0;
    std::optional<NamedValue> value;  ///< nothing: an error
};

struct WorkbookResults {
    std::vector<std::string> sheets;          ///< their names
    std::vector<CellError> errors;            ///< sheet by sheet
    std::map<std::string, NamedValue> named;  ///< for names that start with CS_ and lead to one cell without an error
    std::vector<FormulaResult> formulas;      ///< sheet by sheet, row by row; empty if not asked for
};

enum class Formulas : bool { left_out, read };

/// Makes our functions work under the names that other versions and programs write into .xlsx files; see
/// addin/reader/known_functions.hpp. Throws like read_results().
void find_functions(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
                    const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document);

/// Reads the results in one call of the office that `context` belongs to. Throws com::sun::star::uno::Exception if the
/// office fails or lacks our extension.
WorkbookResults read_results(
    const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
    const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document, Formulas formulas);

/// The texts that the cells of these formulas show, in one call. Throws like read_results().
std::vector<std::string> shown_texts(
    const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
    const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document,
    const std::vector<FormulaResult>& cells);

}  // namespace citystar::command
