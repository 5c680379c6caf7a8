#include "workbook_file.hpp"

#include <com/sun/star/document/MacroExecMode.hpp>
#include <com/sun/star/document/UpdateDocMode.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/sheet/XCalculatable.hpp>
#include <com/sun/star/util/XCloseable.hpp>

#include "citystar/uno_property.hpp"
#include "files/table_styles.hpp"
#include "files/workbook_formats.hpp"

namespace citystar::command {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
using com::sun::star::beans::PropertyValue;

const char* filter_of(const std::filesystem::path& file) {
    const auto* format = promised_format(file);
    return format && format->writer ? format->writer : "calc8";
}

}  // namespace

WorkbookFile::WorkbookFile(office::Office& office, const std::filesystem::path& file) : context_(office.context()) {
    const PropertyValue arguments[] = {
        property("Hidden", true), property("ReadOnly", true),
        property("MacroExecutionMode", com::sun::star::document::MacroExecMode::NEVER_EXECUTE),
        property("UpdateDocMode", com::sun::star::document::UpdateDocMode::NO_UPDATE)};
    component_ = office.loader()->loadComponentFromURL(office::file_url(file), "_blank", 0, {arguments, 4});
    document_.set(component_, uno::UNO_QUERY);
    other_document_ = component_.is() && !document_.is();
}

WorkbookFile::WorkbookFile(office::Office& office, uno::Reference<sheet::XSpreadsheetDocument> document)
    : context_(office.context()), component_(document, uno::UNO_QUERY), document_(std::move(document)) {}

WorkbookFile::~WorkbookFile() { close(); }

void WorkbookFile::close() noexcept {
    try {
        const uno::Reference<com::sun::star::util::XCloseable> closeable(component_, uno::UNO_QUERY);
        if (closeable.is()) closeable->close(true);
    } catch (const uno::Exception&) {
        // The office has ended, and the document with it.
    }
}

void WorkbookFile::find_functions() { command::find_functions(context_, document_); }

void WorkbookFile::recalculate() {
    uno::Reference<sheet::XCalculatable>(document_, uno::UNO_QUERY_THROW)->calculateAll();
}

WorkbookResults WorkbookFile::results(Formulas formulas) const { return read_results(context_, document_, formulas); }

std::vector<std::string> WorkbookFile::shown(const std::vector<FormulaResult>& cells) const {
    return shown_texts(context_, document_, cells);
}

void WorkbookFile::store(const std::filesystem::path& file) {
    const PropertyValue properties[] = {property("FilterName", OUString::createFromAscii(filter_of(file))),
                                        property("Overwrite", true)};
    uno::Reference<com::sun::star::frame::XStorable>(document_, uno::UNO_QUERY_THROW)
        ->storeToURL(office::file_url(file), {properties, 2});
    const auto* format = promised_format(file);
    if (format && format->format == Format::xlsx) style_tables(file);
}

}  // namespace citystar::command
