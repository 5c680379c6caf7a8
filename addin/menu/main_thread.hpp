// Back to the office's main thread.
#pragma once

#include <com/sun/star/uno/XComponentContext.hpp>
#include <functional>

namespace citystar::menu {

/// Has the office call `action` on its main thread, soon and after this returns. From any thread. What `action` throws
/// is swallowed: nobody above could say it. Throws UNO exceptions if the office is going.
void post(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
          std::function<void()> action);

}  // namespace citystar::menu
