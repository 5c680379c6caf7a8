#include "place.hpp"

#include <com/sun/star/awt/MessageBoxButtons.hpp>
#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/lang/XComponent.hpp>

namespace citystar::menu {

namespace uno = com::sun::star::uno;
namespace awt = com::sun::star::awt;

void tell(const Place& place, std::string_view sentence) {
    try {
        const uno::Reference<awt::XWindowPeer> window(place.frame->getContainerWindow(), uno::UNO_QUERY);
        if (!window.is()) return;
        const auto box = awt::Toolkit::create(place.context)
                             ->createMessageBox(window, awt::MessageBoxType_INFOBOX, awt::MessageBoxButtons::BUTTONS_OK,
                                                "CityStar", utf16(sentence));
        box->execute();
        uno::Reference<com::sun::star::lang::XComponent>(box, uno::UNO_QUERY_THROW)->dispose();
    } catch (const uno::Exception&) {
        // The window is being closed, so the sentence cannot be shown.
    }
}

}  // namespace citystar::menu
