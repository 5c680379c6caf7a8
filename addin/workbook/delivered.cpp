#include "delivered.hpp"

#include <algorithm>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/document/MacroExecMode.hpp>
#include <com/sun/star/document/UpdateDocMode.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XUniqueCellFormatRangesSupplier.hpp>
#include <com/sun/star/util/CellProtection.hpp>
#include <com/sun/star/util/XCloseable.hpp>
#include <osl/file.hxx>

#include "citystar/uno_property.hpp"
#include "citystar/uno_text.hpp"
#include "workbook.hpp"

namespace citystar::workbook {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
namespace fs = std::filesystem;
using com::sun::star::beans::PropertyValue;
using com::sun::star::container::XIndexAccess;

// Cells of one format come together, so that a sheet takes a few dozen calls.
void add_unlocked(const uno::Reference<uno::XInterface>& page, std::vector<CellArea>& into) {
    const auto formats =
        uno::Reference<sheet::XUniqueCellFormatRangesSupplier>(page, uno::UNO_QUERY_THROW)->getUniqueCellFormatRanges();
    for (sal_Int32 i = 0; i < formats->getCount(); ++i) {
        const uno::Reference<sheet::XSheetCellRanges> cells(formats->getByIndex(i), uno::UNO_QUERY_THROW);
        com::sun::star::util::CellProtection protection;
        uno::Reference<com::sun::star::beans::XPropertySet>(cells, uno::UNO_QUERY_THROW)
            ->getPropertyValue("CellProtection") >>= protection;
        if (protection.IsLocked) continue;
        for (const auto& at : cells->getRangeAddresses())
            into.push_back({at.Sheet, at.StartColumn, at.StartRow, at.EndColumn, at.EndRow});
    }
}

// The templates are in one folder per category. Empty if there is no such template.
fs::path shipped(const fs::path& templates, const Framework& framework) {
    std::error_code failed;
    for (fs::directory_iterator it(templates, failed), end; !failed && it != end; it.increment(failed))
        if (auto file = it->path() / (framework.id + ".ots"); fs::exists(file, failed)) return file;
    return {};
}

uno::Reference<sheet::XSpreadsheetDocument> open(const uno::Reference<com::sun::star::frame::XComponentLoader>& loader,
                                                 const fs::path& file) {
    OUString url;
    osl::FileBase::getFileURLFromSystemPath(utf16(file.string()), url);
    const PropertyValue properties[] = {
        property("Hidden", true), property("ReadOnly", true),
        property("MacroExecutionMode", com::sun::star::document::MacroExecMode::NEVER_EXECUTE),
        property("UpdateDocMode", com::sun::star::document::UpdateDocMode::NO_UPDATE)};
    return {loader->loadComponentFromURL(url, "_blank", 0, {properties, 4}), uno::UNO_QUERY};
}

// Closes a document that nobody else uses.
class Closing {
public:
    explicit Closing(uno::Reference<uno::XInterface> document) : document_(document, uno::UNO_QUERY) {}
    ~Closing() {
        try {
            if (document_.is()) document_->close(true);
        } catch (const uno::Exception&) {
            // The office has ended, and the document with it.
        }
    }
    Closing(const Closing&) = delete;
    Closing& operator=(const Closing&) = delete;

private:
    uno::Reference<com::sun::star::util::XCloseable> document_;
};

}  // namespace

bool Delivered::input(int sheet, int column, int row) const {
    return std::ranges::any_of(inputs, [&](const auto& area) { return area.holds(sheet, column, row); });
}

Delivered read_delivered(const uno::Reference<uno::XComponentContext>& context,
                         const uno::Reference<sheet::XSpreadsheetDocument>& document) {
    Delivered out{read_cells(context, document), {}};
    const uno::Reference<XIndexAccess> sheets(document->getSheets(), uno::UNO_QUERY_THROW);
    for (sal_Int32 i = 0; i < sheets->getCount(); ++i)
        add_unlocked(uno::Reference<uno::XInterface>(sheets->getByIndex(i), uno::UNO_QUERY_THROW), out.inputs);
    return out;
}

Delivered read_delivered(const uno::Reference<uno::XComponentContext>& context, const Framework& framework,
                         templates::Formulas formulas, const fs::path& folder) {
    const uno::Reference<com::sun::star::frame::XComponentLoader> loader(
        com::sun::star::frame::Desktop::create(context), uno::UNO_QUERY_THROW);
    uno::Reference<sheet::XSpreadsheetDocument> document;
    const bool functions = formulas == templates::Formulas::functions;
    if (const auto file = shipped(folder, framework); functions && !file.empty()) document = open(loader, file);
    templates::WorkbookOptions options;
    options.formulas = formulas;
    if (!document.is()) document = templates::build_workbook(loader, framework, options);
    const Closing closing(document);
    return read_delivered(context, document);
}

}  // namespace citystar::workbook
