// The folder in which users keep framework files of their own.
#pragma once

#include <com/sun/star/uno/XComponentContext.hpp>

#include "place.hpp"

namespace citystar::menu {

/// The file URL of citystar/frameworks in the office's user profile, which is made if it is not there. Throws a UNO
/// exception if it cannot be made. Thread-safe.
OUString make_framework_folder(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);

/// Opens that folder in the system's file manager; where none answers, says where the folder is. Throws UNO exceptions.
Outcome open_framework_folder(const Place& place);

}  // namespace citystar::menu
