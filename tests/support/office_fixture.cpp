#include "office_fixture.hpp"

#include <fmt/format.h>

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/FormulaResult.hpp>
#include <com/sun/star/table/CellContentType.hpp>
#include <com/sun/star/text/XTextRange.hpp>

namespace citystar::test {
namespace {

uno::Reference<sheet::XSpreadsheetDocument> load(office::Office& office, const OUString& url) {
    com::sun::star::beans::PropertyValue hidden;
    hidden.Name = "Hidden";
    hidden.Value <<= true;
    return {office.loader()->loadComponentFromURL(url, "_blank", 0, {&hidden, 1}), uno::UNO_QUERY_THROW};
}

std::string error_text(sal_Int32 code) {
    switch (code) {
        case 32767: return "#N/A";
        case 519: return "#VALUE!";
        case 525: return "#NAME?";
        case 532: return "#DIV/0!";
        default: return fmt::format("Err:{}", code);
    }
}

bool holds_number(const uno::Reference<table::XCell>& cell) {
    if (cell->getType() != table::CellContentType_FORMULA) return cell->getType() == table::CellContentType_VALUE;
    sal_Int32 type = 0;
    uno::Reference<com::sun::star::beans::XPropertySet>(cell, uno::UNO_QUERY_THROW)
        ->getPropertyValue("FormulaResultType2") >>= type;
    return type == sheet::FormulaResult::VALUE;
}

}  // namespace

std::unique_ptr<office::Office> start_test_office(const std::string& interface_language,
                                                  const std::string& text_language, const std::string& display) {
    office::Installation installation = office::find_installation();
    office::Office::Options options;
    options.extensions.emplace_back(CITYSTAR_OXT);
    options.interface_language = interface_language;
    options.text_language = text_language;
    options.display = display;
    return std::make_unique<office::Office>(installation, options);
}

uno::Reference<sheet::XSpreadsheet> first_sheet(const uno::Reference<sheet::XSpreadsheetDocument>& document) {
    const uno::Reference<com::sun::star::container::XIndexAccess> sheets(document->getSheets(), uno::UNO_QUERY_THROW);
    return {sheets->getByIndex(0), uno::UNO_QUERY_THROW};
}

TestDocument::TestDocument(office::Office& office)
    : document_(load(office, "private:factory/scalc")), sheet_(first_sheet(document_)), file_(office, document_) {}

TestDocument::TestDocument(office::Office& office, const std::filesystem::path& file)
    : document_(load(office, office::file_url(file))), sheet_(first_sheet(document_)), file_(office, document_) {}

uno::Reference<table::XCell> TestDocument::cell(std::string_view address) const {
    return sheet_->getCellRangeByName(utf16(address))->getCellByPosition(0, 0);
}

void TestDocument::set(std::string_view address, std::string_view formula) const {
    cell(address)->setFormula(utf16(formula));
}

std::string TestDocument::result(std::string_view address) const { return result(cell(address)); }

std::string TestDocument::result(const uno::Reference<table::XCell>& cell) {
    if (const auto error = cell->getError()) return error_text(error);
    if (holds_number(cell)) return fmt::format("{:.10g}", cell->getValue());
    return "\"" + utf8(uno::Reference<com::sun::star::text::XTextRange>(cell, uno::UNO_QUERY_THROW)->getString()) +
           "\"";
}

}  // namespace citystar::test
