// Builds the workbook that a bureau fills in, from a framework.
#pragma once

#include <com/sun/star/frame/XComponentLoader.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/uno/Reference.hxx>
#include <map>
#include <string>
#include <vector>

#include "citystar/framework.hpp"

namespace citystar::templates {

/// Stored in CS_TEMPLATE_VERSION; raised when the place or meaning of named cells changes.
inline constexpr auto template_version = "2";

struct WorkbookOptions {
    std::string unit_name;  ///< the evaluated unit; in an index that compares units, the unit shown
    std::string period;
    /// Values to fill in, by indicator code, as typed: "80%", "4", "是". In an index that compares units, there is one
    /// value per unit. The caller must have refused unknown codes.
    std::map<std::string, std::vector<std::string>> values;
    /// Coefficients of an index that compares units, one per unit; 1 for units without one.
    std::vector<double> coefficients;
};

/// Builds a new document in the office of `loader`, which must have the functions installed. The caller stores and
/// closes the document. Named cells are listed in docs/workbook.md. Throws com::sun::star::uno::Exception if the office
/// fails.
com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> build_workbook(
    const com::sun::star::uno::Reference<com::sun::star::frame::XComponentLoader>& loader, const Framework& framework,
    const WorkbookOptions& options);

}  // namespace citystar::templates
