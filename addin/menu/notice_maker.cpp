#include "notice_maker.hpp"

#include <algorithm>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/document/MacroExecMode.hpp>
#include <com/sun/star/document/UpdateDocMode.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XPrintAreas.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/text/XTextRange.hpp>
#include <com/sun/star/util/XCloseable.hpp>
#include <com/sun/star/util/XProtectable.hpp>
#include <system_error>

#include "citystar/uno_property.hpp"
#include "file_choice.hpp"
#include "workbook_cells.hpp"

namespace citystar::menu {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
namespace table = com::sun::star::table;
namespace fs = std::filesystem;
using com::sun::star::beans::PropertyValue;
using com::sun::star::beans::XPropertySet;
using com::sun::star::container::XIndexAccess;

void store_as(const uno::Reference<uno::XInterface>& document, const fs::path& file, const char* filter,
              const uno::Sequence<PropertyValue>& data) {
    const PropertyValue properties[] = {property("FilterName", OUString::createFromAscii(filter)),
                                        property("FilterData", data)};
    uno::Reference<com::sun::star::frame::XStorable>(document, uno::UNO_QUERY_THROW)
        ->storeToURL(url_of(file), {properties, 2});
}

uno::Reference<sheet::XSpreadsheet> sheet_of(const NoticeMaker::Document& document, sal_Int32 index) {
    return {uno::Reference<XIndexAccess>(document->getSheets(), uno::UNO_QUERY_THROW)->getByIndex(index),
            uno::UNO_QUERY_THROW};
}

// The printed area of a sheet.
uno::Reference<table::XCellRange> printed(const uno::Reference<sheet::XSpreadsheet>& page) {
    const auto areas = uno::Reference<sheet::XPrintAreas>(page, uno::UNO_QUERY_THROW)->getPrintAreas();
    if (!areas.hasElements()) return {page, uno::UNO_QUERY_THROW};
    const auto& area = areas[0];
    return page->getCellRangeByPosition(area.StartColumn, area.StartRow, area.EndColumn, area.EndRow);
}

// Adjusts the heights: the texts change with the department, and formulas do not change row heights.
void fit_rows(const uno::Reference<table::XCellRange>& range) {
    const uno::Reference<XIndexAccess> rows(
        uno::Reference<table::XColumnRowRange>(range, uno::UNO_QUERY_THROW)->getRows(), uno::UNO_QUERY_THROW);
    for (sal_Int32 i = 0; i < rows->getCount(); ++i) {
        const uno::Reference<XPropertySet> row(rows->getByIndex(i), uno::UNO_QUERY_THROW);
        if (row->getPropertyValue("OptimalHeight") == uno::Any(true))
            row->setPropertyValue("OptimalHeight", uno::Any(true));
    }
}

}  // namespace

NoticeMaker::NoticeMaker(const uno::Reference<uno::XComponentContext>& context, const Document& document)
    : context_(context), document_(document) {
    const auto names = workbook::named_areas(context, document);
    const auto chosen = names.find("CS_DEPARTMENT");
    const auto list = names.find("CS_DEPARTMENT_NAMES");
    if (chosen == names.end() || list == names.end()) return;
    chosen_ = chosen->second;
    const auto& area = list->second;
    const uno::Reference<sheet::XCellRangeData> cells(
        sheet_of(document, area.sheet)->getCellRangeByPosition(area.left, area.top, area.right, area.bottom),
        uno::UNO_QUERY_THROW);
    for (const auto& line : cells->getDataArray())
        if (OUString name; (line[0] >>= name) && !name.isEmpty()) departments_.push_back(utf8(name));
}

bool NoticeMaker::prepare() {
    const auto file = folder_.path() / "copy.ods";
    if (document_.is()) {
        store_as(document_, file, "calc8", {});
        document_.clear();
        return false;
    }
    if (copy_.is()) return true;
    const PropertyValue properties[] = {
        property("Hidden", true),
        property("MacroExecutionMode", com::sun::star::document::MacroExecMode::NEVER_EXECUTE),
        property("UpdateDocMode", com::sun::star::document::UpdateDocMode::NO_UPDATE)};
    copy_.set(uno::Reference<com::sun::star::frame::XComponentLoader>(com::sun::star::frame::Desktop::create(context_),
                                                                      uno::UNO_QUERY_THROW)
                  ->loadComponentFromURL(url_of(file), "_blank", 0, {properties, 3}),
              uno::UNO_QUERY_THROW);
    return false;
}

NoticeMaker::~NoticeMaker() {
    try {
        const uno::Reference<com::sun::star::util::XCloseable> closeable(copy_, uno::UNO_QUERY);
        if (closeable.is()) closeable->close(true);
    } catch (const uno::Exception&) {
        // The copy ends with the office.
    }
}

NoticeMaker::Sheet NoticeMaker::sheet_at(sal_Int32 index) const { return sheet_of(copy_, index); }

void NoticeMaker::choose(const std::string& department) {
    const auto page = sheet_at(chosen_.sheet);
    uno::Reference<com::sun::star::text::XTextRange>(page->getCellByPosition(chosen_.left, chosen_.top),
                                                     uno::UNO_QUERY_THROW)
        ->setString(utf16(department));
    fit_rows(printed(page));
}

// The file is first written under a temporary name, so that a file at its final place is always complete.
void NoticeMaker::export_pdf(const fs::path& file, const uno::Any& selection) {
    const office::TemporaryFolder folder(file.parent_path());
    const auto temporary = folder.path() / "notice.pdf";
    const PropertyValue data = property("Selection", selection);
    store_as(copy_, temporary, "calc_pdf_Export",
             selection.hasValue() ? uno::Sequence<PropertyValue>(&data, 1) : uno::Sequence<PropertyValue>());
    if (fs::exists(fs::symlink_status(file)))
        throw fs::filesystem_error("notice", file, std::make_error_code(std::errc::file_exists));
    fs::rename(temporary, file);
}

void NoticeMaker::store(const std::string& department, const fs::path& file) {
    choose(department);
    export_pdf(file, uno::Any(printed(sheet_at(chosen_.sheet))));
}

// Adds a copy of the sheet with values instead of formulas, which the next department does not change.
void NoticeMaker::add(const std::string& department) {
    choose(department);
    const auto sheets = copy_->getSheets();
    const auto from =
        uno::Reference<com::sun::star::container::XNamed>(sheet_at(chosen_.sheet), uno::UNO_QUERY_THROW)->getName();
    const auto name = "CS " + OUString::number(static_cast<sal_Int32>(added_.size()) + 1);
    sheets->copyByName(from, name, static_cast<sal_Int16>(sheets->getElementNames().getLength()));
    const uno::Reference<sheet::XSpreadsheet> page(sheets->getByName(name), uno::UNO_QUERY_THROW);
    uno::Reference<com::sun::star::util::XProtectable>(page, uno::UNO_QUERY_THROW)->unprotect({});
    const uno::Reference<sheet::XCellRangeData> original(printed(sheet_at(chosen_.sheet)), uno::UNO_QUERY_THROW);
    uno::Reference<sheet::XCellRangeData>(printed(page), uno::UNO_QUERY_THROW)->setDataArray(original->getDataArray());
    added_.push_back(name);
}

bool NoticeMaker::store_all(const fs::path& file) {
    const auto sheets = copy_->getSheets();
    const auto names = sheets->getElementNames();
    if (static_cast<std::size_t>(names.getLength()) > added_.size()) {
        for (const auto& name : names)
            if (std::find(added_.begin(), added_.end(), name) == added_.end()) sheets->removeByName(name);
        return false;
    }
    export_pdf(file, {});
    return true;
}

}  // namespace citystar::menu
