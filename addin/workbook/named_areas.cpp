#include "named_areas.hpp"

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/task/XJob.hpp>

#include "citystar/uno_text.hpp"

namespace citystar::workbook {

namespace uno = com::sun::star::uno;

std::map<std::string, CellArea> named_areas(
    const uno::Reference<uno::XComponentContext>& context,
    const uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document) {
    const uno::Reference<com::sun::star::task::XJob> reader(
        context->getServiceManager()->createInstanceWithContext("org.citystar.NamedAreas", context),
        uno::UNO_QUERY_THROW);
    const com::sun::star::beans::NamedValue arguments[] = {{"Document", uno::Any(document)},
                                                           {"Prefix", uno::Any(OUString("CS_"))}};
    uno::Sequence<uno::Sequence<uno::Any>> lines;
    reader->execute({arguments, 2}) >>= lines;
    std::map<std::string, CellArea> out;
    for (const auto& line : lines) {
        OUString name;
        CellArea area;
        line[0] >>= name;
        int* const numbers[] = {&area.sheet, &area.left, &area.top, &area.right, &area.bottom};
        for (sal_Int32 i = 0; i < 5; ++i) line[i + 1] >>= *numbers[i];
        out.emplace(utf8(name), area);
    }
    return out;
}

}  // namespace citystar::workbook
