// The workbook a bureau fills in, made from a framework.
#pragma once

#include <com/sun/star/frame/XComponentLoader.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/uno/Reference.hxx>
#include <map>
#include <string>
#include <vector>

#include "citystar/framework.hpp"

namespace citystar::templates {

/// Stands in CS_TEMPLATE_VERSION; raised when the place or meaning of named cells changes.
inline constexpr auto template_version = "2";

struct WorkbookOptions {
    std::string unit_name;  ///< who is evaluated; of an index that compares units, the one that is shown
    std::string period;
    /// Values to fill in, by indicator code, as typed: "80%", "4", "是"; of an index that compares units, one per unit.
    /// Unknown codes must have been refused before.
    std::map<std::string, std::vector<std::string>> values;
    /// Of an index that compares units, one per unit; 1 where there is none.
    std::vector<double> coefficients;
};

/// Builds a new document in the office of `loader`, which must know the functions; the caller stores and closes
/// it. Named cells as in docs/workbook.md. Throws com::sun::star::uno::Exception if the office fails.
com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> build_workbook(
    const com::sun::star::uno::Reference<com::sun::star::frame::XComponentLoader>& loader, const Framework& framework,
    const WorkbookOptions& options);

}  // namespace citystar::templates
