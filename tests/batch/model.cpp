#include "model.hpp"

#include <fmt/format.h>

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/document/XEventsSupplier.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/script/XLibraryContainer.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeReferrer.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>
#include <stdexcept>

#include "pool/workbook_file.hpp"
#include "workbook.hpp"

namespace citystar::batch {
namespace {

namespace fs = std::filesystem;
namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
using com::sun::star::beans::NamedValue;
using com::sun::star::beans::PropertyValue;
using Document = uno::Reference<sheet::XSpreadsheetDocument>;

template <typename T>
PropertyValue property(const char* name, const T& value) {
    PropertyValue out;
    out.Name = OUString::createFromAscii(name);
    out.Value <<= value;
    return out;
}

template <typename Interface>
uno::Reference<Interface> property_of(const uno::Reference<uno::XInterface>& object, const char* name) {
    return {uno::Reference<com::sun::star::beans::XPropertySet>(object, uno::UNO_QUERY_THROW)
                ->getPropertyValue(OUString::createFromAscii(name)),
            uno::UNO_QUERY_THROW};
}

uno::Reference<com::sun::star::table::XCellRange> named_cells(const Document& document, const char* name) {
    const auto names = property_of<sheet::XNamedRanges>(document, "NamedRanges");
    return uno::Reference<sheet::XCellRangeReferrer>(names->getByName(OUString::createFromAscii(name)),
                                                     uno::UNO_QUERY_THROW)
        ->getReferredCells();
}

Place place_of(const Document& document, const char* name) {
    const auto at = uno::Reference<sheet::XCellRangeAddressable>(named_cells(document, name), uno::UNO_QUERY_THROW)
                        ->getRangeAddress();
    return {at.StartColumn, at.StartRow};
}

Layout layout_of(const Document& document, const Figures& figures) {
    const auto values = named_cells(document, "CS_VALUES");
    const uno::Reference<sheet::XSheetCellRange> on_sheet(values, uno::UNO_QUERY_THROW);
    const uno::Reference<com::sun::star::container::XNamed> titled(on_sheet->getSpreadsheet(), uno::UNO_QUERY_THROW);
    const auto number = uno::Reference<sheet::XCellRangeAddressable>(values, uno::UNO_QUERY_THROW)->getRangeAddress();
    Layout out{utf8(titled->getName()),
               number.Sheet + 1,
               place_of(document, "CS_VALUES"),
               {},
               place_of(document, "CS_UNIT_NAME"),
               place_of(document, "CS_PERIOD"),
               place_of(document, "CS_FRAMEWORK"),
               place_of(document, "CS_INDICATORS"),
               place_of(document, "CS_VERIFIED")};
    for (const auto& row : figures) out.inputs.push_back(static_cast<int>(row.size()));
    return out;
}

Worth stored_in(command::WorkbookFile& workbook) {
    const auto named = workbook.results().named;
    const auto number = [&](const char* name) -> std::optional<double> {
        const auto found = named.find(name);
        const auto* value = found == named.end() ? nullptr : std::get_if<double>(&found->second);
        return value ? std::optional(*value) : std::nullopt;
    };
    Worth out;
    out.total = number("CS_TOTAL").value();
    if (const auto star = number("CS_OVERALL_STAR")) out.overall_star = static_cast<int>(*star);
    return out;
}

templates::WorkbookOptions content_of(const Framework& framework, const Figures& figures) {
    templates::WorkbookOptions out;
    out.unit_name = "样表";
    out.period = "2020年";
    const auto indicators = indicators_of(framework);
    for (std::size_t row = 0; row < figures.size(); ++row)
        for (const auto& input : figures[row]) {
            std::string text;
            if (const auto* number = std::get_if<double>(&input)) text = fmt::format("{}", *number);
            if (const auto* word = std::get_if<std::string>(&input)) text = *word;
            out.values[indicators[row]->code].push_back(text);
        }
    return out;
}

void bind_macro(const Document& document, const fs::path& marker) {
    const auto source = fmt::format(
        "Sub Mark\n"
        "  Dim f As Integer\n"
        "  f = FreeFile\n"
        "  Open \"{}\" For Output As #f\n"
        "  Print #f, \"run\"\n"
        "  Close #f\n"
        "End Sub\n",
        marker.string());
    const auto libraries = property_of<com::sun::star::script::XLibraryContainer>(document, "BasicLibraries");
    const auto standard = OUString::createFromAscii("Standard");
    if (!libraries->hasByName(standard)) libraries->createLibrary(standard);
    uno::Reference<com::sun::star::container::XNameContainer>(libraries->getByName(standard), uno::UNO_QUERY_THROW)
        ->insertByName(OUString::createFromAscii("Opening"), uno::Any(utf16(source)));
    const PropertyValue script[] = {
        property("EventType", OUString::createFromAscii("Script")),
        property("Script", OUString::createFromAscii(
                               "vnd.sun.star.script:Standard.Opening.Mark?language=Basic&location=document"))};
    uno::Reference<com::sun::star::document::XEventsSupplier>(document, uno::UNO_QUERY_THROW)
        ->getEvents()
        ->replaceByName(OUString::createFromAscii("OnLoad"), uno::Any(uno::Sequence<PropertyValue>(script, 2)));
}

}  // namespace

Model make_model(office::Office& office, const Framework& framework, const Figures& figures, const fs::path& marker,
                 const fs::path& folder) {
    command::WorkbookFile workbook(
        office, templates::build_workbook(office.loader(), framework, content_of(framework, figures)));
    workbook.recalculate();
    Model out{folder / "model.ods", folder / "model.xlsx", folder / "macro.ods",
              layout_of(workbook.document(), figures), stored_in(workbook)};
    workbook.store(out.ods);
    workbook.store(out.xlsx);
    bind_macro(workbook.document(), marker);
    workbook.store(out.with_macro);
    return out;
}

void store_encrypted(office::Office& office, const fs::path& from, const fs::path& to) {
    const command::WorkbookFile workbook(office, from);
    const auto password = OUString::createFromAscii("citystar");
    PropertyValue properties[2];
    if (to.extension() == ".ods") {
        properties[0] = property("FilterName", OUString::createFromAscii("calc8"));
        properties[1] = property("Password", password);
    } else {
        // The filter for XLSX reads only this.
        const NamedValue encryption[] = {
            {OUString::createFromAscii("OOXPassword"), uno::Any(password)},
            {OUString::createFromAscii("CryptoType"), uno::Any(OUString::createFromAscii("Standard"))}};
        properties[0] = property("FilterName", OUString::createFromAscii("Calc MS Excel 2007 XML"));
        properties[1] = property("EncryptionData", uno::Sequence<NamedValue>(encryption, 2));
    }
    uno::Reference<com::sun::star::frame::XStorable>(workbook.document(), uno::UNO_QUERY_THROW)
        ->storeToURL(office::file_url(to), {properties, 2});
}

}  // namespace citystar::batch
