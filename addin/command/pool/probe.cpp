#include "probe.hpp"

#include <fmt/format.h>

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>

#include "workbook_file.hpp"

namespace citystar::command {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;

// Cases on both sides of a strict bound and of an ordinary one, as the two sources print them.
struct Case {
    const char* formula;
    double result;
};
constexpr Case cases[] = {
    {"=STARLEVEL(\"SD-CITY-2020\";\"L1P1\";0.85)", 4},
    {"=STARLEVEL(\"SD-CITY-2020\";\"L1P1\";0.86)", 5},
    {"=STARSCORE(\"ZQ-DISTRICT-2020\";\"1\";0.8)", 2.5},
};

}  // namespace

std::string probe(office::Office& office) {
    com::sun::star::beans::PropertyValue hidden;
    hidden.Name = "Hidden";
    hidden.Value <<= true;
    const uno::Reference<sheet::XSpreadsheetDocument> document(
        office.loader()->loadComponentFromURL("private:factory/scalc", "_blank", 0, {&hidden, 1}),
        uno::UNO_QUERY_THROW);
    WorkbookFile closes(office, document);
    const uno::Reference<com::sun::star::container::XIndexAccess> sheets(document->getSheets(), uno::UNO_QUERY_THROW);
    const uno::Reference<sheet::XSpreadsheet> cells(sheets->getByIndex(0), uno::UNO_QUERY_THROW);
    sal_Int32 row = 0;
    for (const auto& [formula, result] : cases) {
        const auto cell = cells->getCellByPosition(0, row++);
        cell->setFormula(OUString::createFromAscii(formula));
        if (cell->getError() != 0 || cell->getValue() != result)
            return fmt::format("{} → {} ({})", formula, cell->getValue(), cell->getError());
    }
    return {};
}

}  // namespace citystar::command
