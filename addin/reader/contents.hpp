// Reads all cells of a document from inside the office, for the command.
#pragma once

#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/task/XJob.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <cppuhelper/implbase2.hxx>

#include "citystar/uno_text.hpp"

namespace citystar::reader {

/// The service org.citystar.WorkbookContents. Stateless, thread-safe.
class WorkbookContents final
    : public cppu::WeakImplHelper2<com::sun::star::task::XJob, com::sun::star::lang::XServiceInfo> {
public:
    /// Takes a "Document"; gives bytes for an Unpacker: the number of sheets, and of each its name (text), whether it
    /// is hidden, whether it has more than is read (8 bits each), columns and rows (32 bits each), per row whether it
    /// is hidden (8 bits), the values row by row (their Kind, and number or text), and its formulas: the number of
    /// their areas, and of each left, top, right, bottom (from 0) and the texts row by row. With "FormulaValues" of
    /// each sheet only these areas, with values instead of texts. Throws IllegalArgumentException if the document is no
    /// spreadsheet.
    com::sun::star::uno::Any SAL_CALL
    execute(const com::sun::star::uno::Sequence<com::sun::star::beans::NamedValue>& arguments) override;

    OUString SAL_CALL getImplementationName() override;
    sal_Bool SAL_CALL supportsService(const OUString& name) override;
    com::sun::star::uno::Sequence<OUString> SAL_CALL getSupportedServiceNames() override;
};

}  // namespace citystar::reader
