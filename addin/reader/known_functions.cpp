#include "known_functions.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/FormulaResult.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XNamedRange.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/util/XModifiable2.hpp>
#include <optional>

#include "bare_names.hpp"
#include "citystar/document_guards.hpp"

namespace citystar::reader {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
using com::sun::star::beans::XPropertySet;
using com::sun::star::frame::XModel;
using Context = uno::Reference<uno::XComponentContext>;
using Sheet = uno::Reference<com::sun::star::table::XCellRange>;

// Keeps the mark of changes as it is while it exists.
class Unmarked {
public:
    explicit Unmarked(const Document& document) : document_(document, uno::UNO_QUERY_THROW) {
        document_->disableSetModified();
    }
    ~Unmarked() {
        try {
            document_->enableSetModified();
        } catch (const uno::Exception&) {
            // The document is being closed.
        }
    }
    Unmarked(const Unmarked&) = delete;
    Unmarked& operator=(const Unmarked&) = delete;

private:
    uno::Reference<com::sun::star::util::XModifiable2> document_;
};

// Since 25.2, LibreOffice reads the short names in .xlsx files as well as the long ones.
bool reads_short_names(const Context& context) {
    const uno::Reference<com::sun::star::lang::XMultiServiceFactory> provider(
        context->getServiceManager()->createInstanceWithContext("com.sun.star.configuration.ConfigurationProvider",
                                                                context),
        uno::UNO_QUERY_THROW);
    const uno::Any path[] = {
        uno::Any(com::sun::star::beans::NamedValue("nodepath", uno::Any(OUString("/org.openoffice.Setup/Product"))))};
    const uno::Reference<com::sun::star::container::XNameAccess> product(
        provider->createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", {path, 1}),
        uno::UNO_QUERY_THROW);
    OUString version;
    product->getByName("ooSetupVersion") >>= version;
    sal_Int32 at = 0;
    const auto major = version.getToken(0, '.', at).toInt32();
    const auto minor = at < 0 ? 0 : version.getToken(0, '.', at).toInt32();
    return major > 25 || (major == 25 && minor >= 2);
}

uno::Reference<sheet::XNamedRanges> names_of(const Document& document) {
    uno::Reference<sheet::XNamedRanges> out;
    uno::Reference<XPropertySet>(document, uno::UNO_QUERY_THROW)->getPropertyValue("NamedRanges") >>= out;
    return out;
}

// When a name is added, LibreOffice compiles every formula with an unknown name from its text again, on protected
// sheets too. Then it finds our functions.
void compile_unknown_names(const uno::Reference<sheet::XNamedRanges>& names) {
    OUString name("COMPILE_CITYSTAR");
    while (names->hasByName(name)) name += "_";
    names->addNewByName(name, "0", {}, 0);
    names->removeByName(name);
}

// The areas of formula cells; only those with errors if `errors`.
uno::Sequence<com::sun::star::table::CellRangeAddress> formula_areas(const Sheet& page, bool errors) {
    const uno::Reference<sheet::XCellRangesQuery> query(page, uno::UNO_QUERY_THROW);
    return (errors ? query->queryFormulaCells(sheet::FormulaResult::ERROR)
                   : query->queryContentCells(sheet::CellFlags::FORMULA))
        ->getRangeAddresses();
}

uno::Reference<sheet::XCellRangeFormula> formulas_in(const Sheet& page,
                                                     const com::sun::star::table::CellRangeAddress& area) {
    return {page->getCellRangeByPosition(area.StartColumn, area.StartRow, area.EndColumn, area.EndRow),
            uno::UNO_QUERY_THROW};
}

bool error_with_prefix(const Sheet& page) {
    for (const auto& area : formula_areas(page, true))
        for (const auto& line : formulas_in(page, area)->getFormulaArray())
            for (const auto& formula : line)
                if (without_file_prefix(formula)) return true;
    return false;
}

// Array formulas, in braces, stay as they are: their cells cannot be set one by one.
void remove_prefixes(const Sheet& page) {
    std::optional<OpenedSheet> opened;
    for (const auto& area : formula_areas(page, false)) {
        const auto lines = formulas_in(page, area)->getFormulaArray();
        for (sal_Int32 row = 0; row < lines.getLength(); ++row)
            for (sal_Int32 column = 0; column < lines[row].getLength(); ++column)
                if (const auto formula = without_file_prefix(lines[row][column]);
                    formula && !formula->startsWith("{")) {
                    if (!opened)
                        opened.emplace(uno::Reference<com::sun::star::util::XProtectable>(page, uno::UNO_QUERY_THROW));
                    page->getCellByPosition(area.StartColumn + column, area.StartRow + row)->setFormula(*formula);
                }
    }
}

void remove_prefixes(const Document& document, bool everywhere) {
    const uno::Reference<com::sun::star::container::XIndexAccess> sheets(document->getSheets(), uno::UNO_QUERY_THROW);
    bool found = everywhere;
    for (sal_Int32 i = 0; i < sheets->getCount() && !found; ++i)
        found = error_with_prefix(Sheet(sheets->getByIndex(i), uno::UNO_QUERY_THROW));
    for (sal_Int32 i = 0; i < sheets->getCount() && found; ++i)
        remove_prefixes(Sheet(sheets->getByIndex(i), uno::UNO_QUERY_THROW));
}

// A named expression is compiled when its text is set.
void compile_named_expressions(const uno::Reference<sheet::XNamedRanges>& names) {
    for (const auto& name : names->getElementNames()) {
        const uno::Reference<sheet::XNamedRange> expression(names->getByName(name), uno::UNO_QUERY);
        if (!expression.is()) continue;
        const auto content = expression->getContent();
        if (content.indexOf('(') < 0) continue;
        expression->setContent(without_file_prefix(content).value_or(content));
    }
}

bool is_xlsx(const Document& document) {
    for (const auto& one : uno::Reference<XModel>(document, uno::UNO_QUERY_THROW)->getArgs())
        if (one.Name == "FilterName") {
            OUString filter;
            one.Value >>= filter;
            return filter.startsWith("Calc MS Excel 2007") || filter == "Calc Office Open XML";
        }
    return false;
}

}  // namespace

uno::Any KnownFunctions::execute(const Arguments& arguments) {
    const auto environment = argument<Arguments>(arguments, "Environment");
    if (!environment.hasElements()) return ReaderJob::execute(arguments);
    try {
        const auto model = argument<uno::Reference<XModel>>(environment, "Model");
        if (const Document document(model, uno::UNO_QUERY); document.is()) read(document, {});
    } catch (const uno::Exception&) {
        // The formulas stay as they were loaded.
    }
    return {};
}

uno::Any KnownFunctions::read(const Document& document, const Arguments& arguments) {
    if (!is_xlsx(document)) return {};
    const UnrecordedChanges unrecorded(
        uno::Reference<com::sun::star::document::XUndoManagerSupplier>(document, uno::UNO_QUERY_THROW)
            ->getUndoManager());
    const Unmarked unmarked(document);
    const auto names = names_of(document);
    const bool everywhere = argument<bool>(arguments, "Everywhere");
    if (everywhere || !reads_short_names(context_)) {
        compile_named_expressions(names);
        compile_unknown_names(names);
    }
    remove_prefixes(document, everywhere);
    return {};
}

}  // namespace citystar::reader

// The constructor that citystar.components names.
extern "C" SAL_DLLPUBLIC_EXPORT com::sun::star::uno::XInterface* citystar_create_known_functions(
    com::sun::star::uno::XComponentContext* context, const com::sun::star::uno::Sequence<com::sun::star::uno::Any>&) {
    auto* job = new citystar::reader::KnownFunctions(context);
    job->acquire();
    return static_cast<cppu::OWeakObject*>(job);
}
