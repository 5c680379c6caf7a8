#include "typed_entries.hpp"

#include <com/sun/star/awt/AsyncCallback.hpp>
#include <com/sun/star/awt/XUserInputInterception.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/document/XDocumentEventBroadcaster.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/frame/DispatchHelper.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/sheet/ValidationType.hpp>
#include <com/sun/star/sheet/XCellAddressable.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/table/CellContentType.hpp>
#include <com/sun/star/table/XCell.hpp>
#include <com/sun/star/text/XTextRange.hpp>
#include <com/sun/star/util/CellProtection.hpp>
#include <com/sun/star/util/NumberFormat.hpp>
#include <com/sun/star/util/NumberFormatter.hpp>
#include <com/sun/star/util/XChangesNotifier.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>
#include <cppuhelper/implbase1.hxx>
#include <cppuhelper/implbase3.hxx>
#include <functional>
#include <optional>

#include "ascii_entry.hpp"
#include "citystar/cell_address.hpp"
#include "citystar/document_guards.hpp"

namespace citystar::reader {
namespace {

namespace awt = com::sun::star::awt;
namespace sheet = com::sun::star::sheet;
namespace table = com::sun::star::table;
namespace uno = com::sun::star::uno;
namespace util = com::sun::star::util;
using com::sun::star::beans::XPropertySet;
using com::sun::star::frame::XController;
using com::sun::star::frame::XModel;
using com::sun::star::lang::EventObject;
using Context = uno::Reference<uno::XComponentContext>;

template <typename T>
T property(const uno::Reference<uno::XInterface>& object, const char* name) {
    T out{};
    uno::Reference<XPropertySet>(object, uno::UNO_QUERY_THROW)->getPropertyValue(OUString::createFromAscii(name)) >>=
        out;
    return out;
}

class Later final : public cppu::WeakImplHelper1<awt::XCallback> {
public:
    explicit Later(std::function<void()> action) : action_(std::move(action)) {}
    void SAL_CALL notify(const uno::Any&) override try { action_(); } catch (const uno::Exception&) {
        // The document has been closed.
    }

private:
    const std::function<void()> action_;
};

// Has the office call `action` on its main thread soon, even while a dialogue of its own is open.
void post(const Context& context, std::function<void()> action) {
    awt::AsyncCallback::create(context)->addCallback(new Later(std::move(action)), {});
}

bool is_open(const uno::Reference<uno::XInterface>& cell) {
    return !property<util::CellProtection>(cell, "CellProtection").IsLocked;
}

// Whether the rule of the cell asks for a number or a date.
bool takes_numbers(const uno::Reference<uno::XInterface>& cell) {
    const auto rule = property<uno::Reference<uno::XInterface>>(cell, "Validation");
    const auto type = property<sheet::ValidationType>(rule, "Type");
    return type == sheet::ValidationType_WHOLE || type == sheet::ValidationType_DECIMAL ||
           type == sheet::ValidationType_DATE || type == sheet::ValidationType_CUSTOM;
}

// Reads texts of numbers again.
class Entries final : public cppu::WeakImplHelper1<util::XChangesListener> {
public:
    Entries(Context context, const Document& document) : context_(std::move(context)), document_(document) {}

    void SAL_CALL changesOccurred(const util::ChangesEvent& event) override {
        for (const auto& change : event.Changes) {
            // One cell is an entry; many are pasted, and stay as they came.
            const uno::Reference<sheet::XCellAddressable> cell(change.ReplacedElement, uno::UNO_QUERY);
            if (!cell.is()) continue;
            // Calc still works on the cell.
            post(context_, [self = uno::Reference<util::XChangesListener>(this), this, cell] {
                const uno::Reference<table::XCell> entry(cell, uno::UNO_QUERY_THROW);
                if (entry->getType() == table::CellContentType_TEXT && is_open(entry) && takes_numbers(entry))
                    read_again(entry);
            });
        }
    }
    void SAL_CALL disposing(const EventObject&) override {}

private:
    // One step of undo with the entry, which gives back what was in the cell before. Setting a text would change the
    // number format.
    void read_again(const uno::Reference<table::XCell>& cell) const {
        const uno::Reference<util::XNumberFormatsSupplier> formats(document_.get(), uno::UNO_QUERY_THROW);
        const auto format = property<sal_Int32>(cell, "NumberFormat");
        const auto type = property<sal_Int16>(formats->getNumberFormats()->getByKey(format), "Type");
        const auto typed = uno::Reference<com::sun::star::text::XTextRange>(cell, uno::UNO_QUERY_THROW)->getString();
        const auto entry = ascii_entry(typed, (type & util::NumberFormat::PERCENT) != 0);
        if (!entry) return;
        const auto reader = util::NumberFormatter::create(context_);
        reader->attachNumberFormatsSupplier(formats);
        // No number: the exception ends the attempt.
        const auto number = reader->convertStringToNumber(format, *entry);
        const PartOfLastStep part(
            uno::Reference<com::sun::star::document::XUndoManagerSupplier>(formats, uno::UNO_QUERY_THROW)
                ->getUndoManager());
        cell->setValue(number);
    }

    const Context context_;
    const uno::WeakReference<sheet::XSpreadsheetDocument> document_;
};

// Leads the cursor back after a question about an entry. Calc asks while it handles the key that ends the entry: if the
// cursor is still in the cell when a call posted at that key arrives, there is a question on the screen.
class Cursor final : public cppu::WeakImplHelper3<awt::XKeyHandler, awt::XMouseClickHandler,
                                                  com::sun::star::view::XSelectionChangeListener> {
public:
    Cursor(Context context, const uno::Reference<XController>& view) : context_(std::move(context)), view_(view) {}

    sal_Bool SAL_CALL keyPressed(const awt::KeyEvent& event) override {
        forget();
        // An input method sends no keys, so that nobody knows whether something is being typed.
        if (event.KeyChar >= u' ') return false;
        if (const auto at = place())
            post(context_, [self = uno::Reference<awt::XKeyHandler>(this), this, at, inputs = inputs_] {
                if (inputs == inputs_ && place() == at) asked_ = at;
            });
        return false;
    }
    sal_Bool SAL_CALL keyReleased(const awt::KeyEvent&) override { return false; }
    sal_Bool SAL_CALL mousePressed(const awt::MouseEvent&) override {
        forget();
        return false;
    }
    sal_Bool SAL_CALL mouseReleased(const awt::MouseEvent&) override { return false; }
    void SAL_CALL selectionChanged(const EventObject&) override {
        if (!asked_ || place() == asked_) return;
        const auto back = *asked_;
        asked_.reset();
        post(context_, [self = uno::Reference<awt::XKeyHandler>(this), this, back] { go_to(back); });
    }
    void SAL_CALL disposing(const EventObject&) override {}

private:
    struct Place {
        sal_Int16 sheet = 0;
        sal_Int32 column = 0;
        sal_Int32 row = 0;
        bool operator==(const Place&) const = default;
    };

    void forget() {
        asked_.reset();
        ++inputs_;
    }

    // The cell under the cursor; none if several are selected.
    std::optional<Place> place() const {
        const uno::Reference<com::sun::star::view::XSelectionSupplier> view(view_.get(), uno::UNO_QUERY);
        if (!view.is()) return std::nullopt;
        const uno::Reference<sheet::XCellAddressable> cell(view->getSelection(), uno::UNO_QUERY);
        if (!cell.is()) return std::nullopt;
        const auto at = cell->getCellAddress();
        return Place{at.Sheet, at.Column, at.Row};
    }

    // Selecting the cell would keep the cursor in it at the next Enter.
    void go_to(const Place& place) const {
        const uno::Reference<XController> view(view_.get(), uno::UNO_QUERY);
        if (!view.is()) return;
        com::sun::star::beans::PropertyValue to;
        to.Name = "ToPoint";
        to.Value <<= utf16(cell_address(place.column, place.row));
        com::sun::star::frame::DispatchHelper::create(context_)->executeDispatch(
            uno::Reference<com::sun::star::frame::XDispatchProvider>(view->getFrame(), uno::UNO_QUERY_THROW),
            ".uno:GoToCell", {}, 0, {&to, 1});
    }

    const Context context_;
    const uno::WeakReference<XController> view_;
    std::optional<Place> asked_;  ///< the cell whose entry Calc asks about
    unsigned inputs_ = 0;
};

void watch_view(const Context& context, const uno::Reference<XController>& view) {
    const uno::Reference<awt::XUserInputInterception> keys(view, uno::UNO_QUERY);
    const uno::Reference<com::sun::star::view::XSelectionSupplier> selection(view, uno::UNO_QUERY);
    if (!keys.is() || !selection.is()) return;
    const uno::Reference<Cursor> cursor(new Cursor(context, view));
    keys->addKeyHandler(cursor.get());
    keys->addMouseClickHandler(cursor.get());
    selection->addSelectionChangeListener(cursor.get());
}

// Watches each window of a document, the first one and those that are opened later.
class Views final : public cppu::WeakImplHelper1<com::sun::star::document::XDocumentEventListener> {
public:
    explicit Views(Context context) : context_(std::move(context)) {}
    void SAL_CALL documentEventOccured(const com::sun::star::document::DocumentEvent& event) override {
        const uno::Reference<XController> view(event.ViewController, uno::UNO_QUERY);
        if (event.EventName == "OnViewCreated" && view.is()) watch_view(context_, view);
    }
    void SAL_CALL disposing(const EventObject&) override {}

private:
    const Context context_;
};

bool is_hidden(const Document& document) {
    for (const auto& one : uno::Reference<XModel>(document, uno::UNO_QUERY_THROW)->getArgs())
        if (bool hidden = false; one.Name == "Hidden" && (one.Value >>= hidden)) return hidden;
    return false;
}

bool is_ours(const Document& document) {
    const auto names = property<uno::Reference<com::sun::star::container::XNameAccess>>(document, "NamedRanges");
    return names.is() && names->hasByName("CS_FRAMEWORK");
}

}  // namespace

uno::Any TypedEntries::execute(const Arguments& arguments) {
    const auto environment = argument<Arguments>(arguments, "Environment");
    if (!environment.hasElements()) return ReaderJob::execute(arguments);
    try {
        const auto model = argument<uno::Reference<XModel>>(environment, "Model");
        if (const Document document(model, uno::UNO_QUERY); document.is() && !is_hidden(document)) read(document, {});
    } catch (const uno::Exception&) {
        // Entries stay as Calc takes them.
    }
    return {};
}

uno::Any TypedEntries::read(const Document& document, const Arguments&) {
    if (!is_ours(document)) return {};
    const uno::Reference<util::XChangesNotifier> changes(document, uno::UNO_QUERY_THROW);
    changes->addChangesListener(new Entries(context_, document));
    uno::Reference<com::sun::star::document::XDocumentEventBroadcaster>(document, uno::UNO_QUERY_THROW)
        ->addDocumentEventListener(new Views(context_));
    const auto view = uno::Reference<XModel>(document, uno::UNO_QUERY_THROW)->getCurrentController();
    if (view.is()) watch_view(context_, view);
    return {};
}

}  // namespace citystar::reader

// The constructor that citystar.components names.
extern "C" SAL_DLLPUBLIC_EXPORT com::sun::star::uno::XInterface* citystar_create_typed_entries(
    com::sun::star::uno::XComponentContext* context, const com::sun::star::uno::Sequence<com::sun::star::uno::Any>&) {
    auto* job = new citystar::reader::TypedEntries(context);
    job->acquire();
    return static_cast<cppu::OWeakObject*>(job);
}
