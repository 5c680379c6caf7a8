// The folder for the user's own framework files.
#pragma once

#include <com/sun/star/uno/XComponentContext.hpp>

#include "place.hpp"

namespace citystar::menu {

/// The file URL of citystar/frameworks in the office's user profile. Creates the folder if it is missing; throws a UNO
/// exception if it cannot be created. Thread-safe.
OUString make_framework_folder(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);

/// Opens that folder in the system's file manager; if there is no file manager, shows its path. Throws UNO exceptions.
Outcome open_framework_folder(const Place& place);

}  // namespace citystar::menu
