// Several changes of a document as one step of undo.
#pragma once

#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/uno/Reference.hxx>

#include "citystar/uno_text.hpp"

namespace citystar::menu {

/// Combines the changes made while it exists into one undo step. The constructor throws UNO exceptions.
class UndoStep {
public:
    UndoStep(const com::sun::star::uno::Reference<com::sun::star::uno::XInterface>& document, const OUString& title)
        : manager_(com::sun::star::uno::Reference<com::sun::star::document::XUndoManagerSupplier>(
                       document, com::sun::star::uno::UNO_QUERY_THROW)
                       ->getUndoManager()) {
        manager_->enterUndoContext(title);
    }
    ~UndoStep() {
        try {
            manager_->leaveUndoContext();
        } catch (const com::sun::star::uno::Exception&) {
            // The document is being closed, so there is nothing left to undo.
        }
    }
    UndoStep(const UndoStep&) = delete;
    UndoStep& operator=(const UndoStep&) = delete;

private:
    com::sun::star::uno::Reference<com::sun::star::document::XUndoManager> manager_;
};

}  // namespace citystar::menu
