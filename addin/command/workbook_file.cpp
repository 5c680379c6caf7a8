#include "workbook_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/document/MacroExecMode.hpp>
#include <com/sun/star/document/UpdateDocMode.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/sheet/FormulaResult.hpp>
#include <com/sun/star/sheet/XCalculatable.hpp>
#include <com/sun/star/sheet/XCellAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeReferrer.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <com/sun/star/util/XCloseable.hpp>
#include <optional>
#include <system_error>

#include "citystar/cell_address.hpp"

namespace citystar::command {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
namespace table = com::sun::star::table;
using com::sun::star::beans::PropertyValue;
using com::sun::star::beans::XPropertySet;

template <typename T>
PropertyValue property(const char* name, const T& value) {
    PropertyValue out;
    out.Name = OUString::createFromAscii(name);
    out.Value <<= value;
    return out;
}

const char* filter_of(const std::filesystem::path& file) {
    const auto ending = file.extension();
    if (ending == ".xlsx") return "Calc MS Excel 2007 XML";
    if (ending == ".pdf") return "calc_pdf_Export";
    if (ending == ".ots") return "calc8_template";
    return "calc8";
}

// Of a single cell, in one call; nothing if it holds an error.
std::optional<NamedValue> value_of(const uno::Reference<table::XCellRange>& cell) {
    const auto data = uno::Reference<sheet::XCellRangeData>(cell, uno::UNO_QUERY_THROW)->getDataArray();
    double number = 0;
    if (data[0][0] >>= number) return number;
    OUString text;
    if (data[0][0] >>= text) return utf8(text);
    return std::nullopt;
}

void sync(const std::filesystem::path& path, int flags) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    if (descriptor < 0) throw std::system_error(errno, std::generic_category(), path.string());
    const int result = fsync(descriptor);
    const int error = errno;
    ::close(descriptor);
    if (result != 0) throw std::system_error(error, std::generic_category(), path.string());
}

}  // namespace

WorkbookFile::WorkbookFile(office::Office& office, const std::filesystem::path& file) {
    const PropertyValue properties[] = {
        property("Hidden", true), property("ReadOnly", true),
        property("MacroExecutionMode", com::sun::star::document::MacroExecMode::NEVER_EXECUTE),
        property("UpdateDocMode", com::sun::star::document::UpdateDocMode::NO_UPDATE)};
    component_ = office.loader()->loadComponentFromURL(office::file_url(file), "_blank", 0, {properties, 4});
    document_.set(component_, uno::UNO_QUERY);
    other_document_ = component_.is() && !document_.is();
}

WorkbookFile::WorkbookFile(uno::Reference<sheet::XSpreadsheetDocument> document)
    : component_(document, uno::UNO_QUERY), document_(std::move(document)) {}

WorkbookFile::~WorkbookFile() { close(); }

void WorkbookFile::close() noexcept {
    try {
        const uno::Reference<com::sun::star::util::XCloseable> closeable(component_, uno::UNO_QUERY);
        if (closeable.is()) closeable->close(true);
    } catch (const uno::Exception&) {
        // The office is gone, and the document with it.
    }
}

void WorkbookFile::recalculate() {
    uno::Reference<sheet::XCalculatable>(document_, uno::UNO_QUERY_THROW)->calculateAll();
}

std::vector<CellError> WorkbookFile::errors() {
    std::vector<CellError> out;
    const uno::Reference<com::sun::star::container::XIndexAccess> sheets(document_->getSheets(), uno::UNO_QUERY_THROW);
    for (sal_Int32 i = 0; i < sheets->getCount(); ++i) {
        const uno::Reference<sheet::XCellRangesQuery> query(sheets->getByIndex(i), uno::UNO_QUERY_THROW);
        const auto title =
            utf8(uno::Reference<com::sun::star::container::XNamed>(query, uno::UNO_QUERY_THROW)->getName());
        const auto cells = query->queryFormulaCells(sheet::FormulaResult::ERROR)->getCells()->createEnumeration();
        while (cells->hasMoreElements()) {
            const uno::Reference<table::XCell> cell(cells->nextElement(), uno::UNO_QUERY_THROW);
            const auto at = uno::Reference<sheet::XCellAddressable>(cell, uno::UNO_QUERY_THROW)->getCellAddress();
            out.push_back({title, cell_address(at.Column, at.Row), cell->getError()});
        }
    }
    return out;
}

std::map<std::string, NamedValue> WorkbookFile::named_values() {
    std::map<std::string, NamedValue> out;
    uno::Reference<sheet::XNamedRanges> names;
    uno::Reference<XPropertySet>(document_, uno::UNO_QUERY_THROW)->getPropertyValue("NamedRanges") >>= names;
    for (const auto& name : names->getElementNames()) {
        if (!name.startsWith("CS_")) continue;
        const uno::Reference<sheet::XCellRangeReferrer> referrer(names->getByName(name), uno::UNO_QUERY);
        if (!referrer.is()) continue;
        const auto range = referrer->getReferredCells();
        const uno::Reference<sheet::XCellRangeAddressable> addressable(range, uno::UNO_QUERY);
        if (!addressable.is()) continue;
        const auto at = addressable->getRangeAddress();
        if (at.StartColumn != at.EndColumn || at.StartRow != at.EndRow) continue;
        if (const auto value = value_of(range)) out.emplace(utf8(name), *value);
    }
    return out;
}

void WorkbookFile::store(const std::filesystem::path& file) {
    const PropertyValue properties[] = {property("FilterName", OUString::createFromAscii(filter_of(file))),
                                        property("Overwrite", true)};
    uno::Reference<com::sun::star::frame::XStorable>(document_, uno::UNO_QUERY_THROW)
        ->storeToURL(office::file_url(file), {properties, 2});
    make_durable(file);
}

void make_durable(const std::filesystem::path& file) {
    sync(file, O_RDONLY);
    sync(file.has_parent_path() ? file.parent_path() : std::filesystem::path("."), O_RDONLY | O_DIRECTORY);
}

}  // namespace citystar::command
