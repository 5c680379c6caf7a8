// Keep a document as it was while something else in it is changed.
#pragma once

#include <com/sun/star/document/XUndoManager.hpp>
#include <com/sun/star/uno/Reference.hxx>
#include <com/sun/star/util/XProtectable.hpp>
#include <utility>

namespace citystar {

/// Suspends the protection of a sheet while it exists, and then restores it with the settings of the templates. A sheet
/// with a password stays protected.
class OpenedSheet {
public:
    explicit OpenedSheet(com::sun::star::uno::Reference<com::sun::star::util::XProtectable> sheet)
        : sheet_(std::move(sheet)) {
        if (sheet_->isProtected())
            sheet_->unprotect({});
        else
            sheet_.clear();
    }
    ~OpenedSheet() {
        try {
            if (sheet_.is()) sheet_->protect({});
        } catch (const com::sun::star::uno::Exception&) {
            // The document is being closed.
        }
    }
    OpenedSheet(const OpenedSheet&) = delete;
    OpenedSheet& operator=(const OpenedSheet&) = delete;

private:
    com::sun::star::uno::Reference<com::sun::star::util::XProtectable> sheet_;
};

/// Makes changes, while it exists, part of the last step of the undo list. Throws
/// com::sun::star::document::EmptyUndoStackException if there is none.
class PartOfLastStep {
public:
    explicit PartOfLastStep(com::sun::star::uno::Reference<com::sun::star::document::XUndoManager> manager)
        : manager_(std::move(manager)) {
        manager_->enterHiddenUndoContext();
    }
    ~PartOfLastStep() {
        try {
            manager_->leaveUndoContext();
        } catch (const com::sun::star::uno::Exception&) {
            // The document is being closed.
        }
    }
    PartOfLastStep(const PartOfLastStep&) = delete;
    PartOfLastStep& operator=(const PartOfLastStep&) = delete;

private:
    com::sun::star::uno::Reference<com::sun::star::document::XUndoManager> manager_;
};

/// Keeps changes out of the undo list while it exists.
class UnrecordedChanges {
public:
    explicit UnrecordedChanges(com::sun::star::uno::Reference<com::sun::star::document::XUndoManager> manager)
        : manager_(std::move(manager)) {
        manager_->lock();
    }
    ~UnrecordedChanges() {
        try {
            manager_->unlock();
        } catch (const com::sun::star::uno::Exception&) {
            // The document is being closed.
        }
    }
    UnrecordedChanges(const UnrecordedChanges&) = delete;
    UnrecordedChanges& operator=(const UnrecordedChanges&) = delete;

private:
    com::sun::star::uno::Reference<com::sun::star::document::XUndoManager> manager_;
};

}  // namespace citystar
