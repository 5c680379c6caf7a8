// Surroundings of the component: the framework files next to it, and the user's language.
#pragma once

#include <com/sun/star/uno/Reference.hxx>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <filesystem>
#include <string>

#include "citystar/crosswalk.hpp"
#include "citystar/registry.hpp"
#include "citystar/text.hpp"

namespace citystar::component {

struct Catalogue {
    std::filesystem::path folder;  ///< the framework files inside the extension
    Registry registry;  ///< the shipped frameworks, then the user's: $CITYSTAR_FRAMEWORKS, citystar/frameworks in the
                        ///< profile
    Crosswalk crosswalk;
    Language language = Language::en;  ///< of texts in cells
    std::string office_version;
};

/// Loaded once, on first use, and never changed: safe from any thread. The language is that of the office's user
/// interface, unless CITYSTAR_LANGUAGE (zh, en) sets another one. The batch sets it, so that the texts in a workbook do
/// not depend on the machine that recalculates it.
const Catalogue& catalogue(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);

}  // namespace citystar::component
