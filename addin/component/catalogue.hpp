// What the component knows about its surroundings: the framework files beside it, and the user's language.
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
    Registry registry;             ///< those, then the user's: $CITYSTAR_FRAMEWORKS, citystar/frameworks in the profile
    Crosswalk crosswalk;
    Language language = Language::en;  ///< of texts in cells
    std::string office_version;
};

/// Loaded once, on first use, and never changed: safe from any thread. The language is the office's user-interface
/// language, or what CITYSTAR_LANGUAGE (zh, en) says: the batch sets it, so that a workbook's texts do not change with
/// the machine that recalculates it.
const Catalogue& catalogue(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);

}  // namespace citystar::component
