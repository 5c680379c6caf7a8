// Builds the workbook that a bureau fills in, from a framework.
#pragma once

#include <com/sun/star/frame/XComponentLoader.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/uno/Exception.hpp>
#include <com/sun/star/uno/Reference.hxx>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "citystar/framework.hpp"
#include "part.hpp"

namespace citystar::templates {

/// Stored in CS_TEMPLATE_VERSION; raised when the place or meaning of named cells changes.
inline constexpr auto template_version = "3";

/// What calculates a workbook: the extension's functions, or formulas of the spreadsheet's own functions, which every
/// program has (docs/native-formulas.md).
enum class Formulas { functions, native };

/// What CS_TEMPLATE_VERSION says in a workbook of this version, or in a department's part of one.
std::string version_text(Formulas formulas, bool part = false);
/// Whether a CS_TEMPLATE_VERSION is that of a part, and the version without what follows its number.
bool part_version(std::string_view version);
std::string version_number(std::string_view version);
/// Puts the cursor on the first cell to fill in: unit, period, or else the first figure.
void place_cursor(const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document);
/// The formulas that a CS_TEMPLATE_VERSION tells of; nothing: it is empty.
std::optional<Formulas> formulas_of_version(std::string_view version);

struct WorkbookOptions {
    Formulas formulas = Formulas::functions;
    std::string unit_name;  ///< the evaluated unit; in an index that compares units, the unit shown
    std::string period;
    /// Values to fill in, by indicator code, as typed: "80%", "4", "是". In an index that compares units, there is one
    /// value per unit. The caller must have refused unknown codes.
    std::map<std::string, std::vector<std::string>> values;
    /// Coefficients of an index that compares units, one per unit; 1 for units without one.
    std::vector<double> coefficients;
    /// Set for a department's part; then `values` is empty. Not for an index that compares units.
    std::optional<PartOptions> part = {};
};

/// The framework asks for a native formula that Excel would refuse. The message is the code of the indicator. Derived
/// from a UNO exception, so that who handles those need not know it; never thrown across a bridge.
class FormulaTooLong : public com::sun::star::uno::Exception {
public:
    using Exception::Exception;
};

/// Builds a new document in the office of `loader`, which must have the functions installed. The caller stores and
/// closes the document. Named cells are listed in docs/workbook.md. Throws FormulaTooLong,
/// and another com::sun::star::uno::Exception if the office fails; no document stays open then.
com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> build_workbook(
    const com::sun::star::uno::Reference<com::sun::star::frame::XComponentLoader>& loader, const Framework& framework,
    const WorkbookOptions& options);

/// Types the evaluated unit and the period into a workbook that build_workbook() has made; an empty text changes
/// nothing. Formulas are calculated as LibreOffice is set to. Throws com::sun::star::uno::Exception if the cells are
/// missing.
void set_unit_and_period(const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document,
                         const std::string& unit, const std::string& period);

}  // namespace citystar::templates
