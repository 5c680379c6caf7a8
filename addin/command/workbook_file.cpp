#include "workbook_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/document/MacroExecMode.hpp>
#include <com/sun/star/document/UpdateDocMode.hpp>
#include <com/sun/star/frame/XLoadable.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/sheet/FormulaResult.hpp>
#include <com/sun/star/sheet/XCalculatable.hpp>
#include <com/sun/star/sheet/XCellAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <com/sun/star/util/XCloseable.hpp>
#include <optional>
#include <system_error>

#include "citystar/cell_address.hpp"
#include "named_areas.hpp"

namespace citystar::command {
namespace {

using workbook::CellArea;
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

std::vector<PropertyValue> opening() {
    return {property("Hidden", true), property("ReadOnly", true),
            property("MacroExecutionMode", com::sun::star::document::MacroExecMode::NEVER_EXECUTE),
            property("UpdateDocMode", com::sun::star::document::UpdateDocMode::NO_UPDATE)};
}

const char* filter_of(const std::filesystem::path& file) {
    const auto ending = file.extension();
    if (ending == ".xlsx") return "Calc MS Excel 2007 XML";
    if (ending == ".pdf") return "calc_pdf_Export";
    if (ending == ".ots") return "calc8_template";
    return "calc8";
}

using Values = uno::Sequence<uno::Sequence<uno::Any>>;

constexpr std::int64_t most_cells = 10000;

Values values_of(const uno::Reference<table::XCellRange>& sheet, const CellArea& area) {
    return uno::Reference<sheet::XCellRangeData>(
               sheet->getCellRangeByPosition(area.left, area.top, area.right, area.bottom), uno::UNO_QUERY_THROW)
        ->getDataArray();
}

// Nothing for an error.
std::optional<NamedValue> value_of(const uno::Any& cell) {
    double number = 0;
    if (cell >>= number) return number;
    OUString text;
    if (cell >>= text) return utf8(text);
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

WorkbookFile::WorkbookFile(office::Office& office, const std::filesystem::path& file) : context_(office.context()) {
    const auto arguments = opening();
    component_ = office.loader()->loadComponentFromURL(office::file_url(file), "_blank", 0,
                                                       {arguments.data(), static_cast<sal_Int32>(arguments.size())});
    document_.set(component_, uno::UNO_QUERY);
    other_document_ = component_.is() && !document_.is();
}

std::unique_ptr<WorkbookFile> WorkbookFile::without_window(office::Office& office, const std::filesystem::path& file) {
    std::unique_ptr<WorkbookFile> out(new WorkbookFile(office));
    const auto model = office.context()->getServiceManager()->createInstanceWithContext(
        "com.sun.star.comp.Calc.SpreadsheetDocument", office.context());
    out->component_.set(model, uno::UNO_QUERY_THROW);
    auto arguments = opening();
    arguments.push_back(property("URL", office::file_url(file)));
    arguments.push_back(property("FilterName", OUString("calc8")));
    uno::Reference<com::sun::star::frame::XLoadable>(model, uno::UNO_QUERY_THROW)
        ->load({arguments.data(), static_cast<sal_Int32>(arguments.size())});
    out->document_.set(model, uno::UNO_QUERY_THROW);
    return out;
}

WorkbookFile::WorkbookFile(office::Office& office, uno::Reference<sheet::XSpreadsheetDocument> document)
    : context_(office.context()), component_(document, uno::UNO_QUERY), document_(std::move(document)) {}

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
    std::map<int, std::map<std::string, CellArea>> single;  // by sheet
    for (const auto& [name, area] : workbook::named_areas(context_, document_))
        if (area.single()) single[area.sheet].emplace(name, area);
    const uno::Reference<com::sun::star::container::XIndexAccess> sheets(document_->getSheets(), uno::UNO_QUERY_THROW);
    std::map<std::string, NamedValue> out;
    for (const auto& [number, cells] : single) {
        CellArea all = cells.begin()->second;
        for (const auto& [name, at] : cells)
            all = {number, std::min(all.left, at.left), std::min(all.top, at.top), std::max(all.right, at.right),
                   std::max(all.bottom, at.bottom)};
        // One call for all of a sheet, unless somebody moved a name to its far end.
        const auto size = (std::int64_t{all.right} - all.left + 1) * (std::int64_t{all.bottom} - all.top + 1);
        const bool together = size <= most_cells;
        const uno::Reference<table::XCellRange> sheet(sheets->getByIndex(number), uno::UNO_QUERY_THROW);
        const auto values = together ? values_of(sheet, all) : Values();
        for (const auto& [name, at] : cells) {
            const auto value = together ? value_of(values[at.top - all.top][at.left - all.left])
                                        : value_of(values_of(sheet, at)[0][0]);
            if (value) out.emplace(name, *value);
        }
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
