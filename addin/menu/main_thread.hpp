// Calls functions on the office's main thread.
#pragma once

#include <com/sun/star/uno/XComponentContext.hpp>
#include <functional>

namespace citystar::menu {

/// Has the office call `action` on its main thread soon, after this function has returned. Callable from any thread.
/// Exceptions of `action` are swallowed, because no caller could show them. Throws UNO exceptions if the office is
/// ending.
void post(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
          std::function<void()> action);

}  // namespace citystar::menu
