#include "catalogue.hpp"

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/configuration/theDefaultProvider.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/util/PathSubstitution.hpp>
#include <cstdlib>
#include <osl/file.hxx>
#include <osl/module.hxx>

#include "cells.hpp"

namespace citystar::component {
namespace {

namespace uno = com::sun::star::uno;
using com::sun::star::container::XNameAccess;

std::string configured(const uno::Reference<uno::XComponentContext>& context, const OUString& path, const OUString& key) {
    const auto provider = com::sun::star::configuration::theDefaultProvider::get(context);
    const uno::Any node(com::sun::star::beans::NamedValue("nodepath", uno::Any(path)));
    const uno::Reference<XNameAccess> access(
        provider->createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess",
                                              uno::Sequence<uno::Any>(&node, 1)),
        uno::UNO_QUERY_THROW);
    OUString value;
    access->getByName(key) >>= value;
    return utf8(value);
}

// The library lies in the extension's lib/ folder, the framework files in frameworks/ beside it.
std::filesystem::path frameworks_folder() {
    OUString url;
    OUString path;
    const auto here = reinterpret_cast<oslGenericFunction>(&catalogue);
    if (!osl::Module::getUrlFromAddress(here, url) ||
        osl::FileBase::getSystemPathFromFileURL(url, path) != osl::FileBase::E_None)
        return {};
    // The command lends the extension to its office through a link; people are to see where the files really are.
    std::error_code failed;
    const std::filesystem::path library(utf8(path));
    const auto real = std::filesystem::canonical(library, failed);
    return (failed ? library : real).parent_path().parent_path() / "frameworks";
}

Language language_of(const uno::Reference<uno::XComponentContext>& context) {
    const char* forced = std::getenv("CITYSTAR_LANGUAGE");
    const std::string name = forced && *forced ? forced : configured(context, "/org.openoffice.Setup/L10N", "ooLocale");
    return name.starts_with("zh") ? Language::zh : Language::en;
}

// citystar/frameworks under the user profile; empty without one.
std::filesystem::path profile_folder(const uno::Reference<uno::XComponentContext>& context) {
    const auto url = com::sun::star::util::PathSubstitution::create(context)->substituteVariables("$(user)/citystar/frameworks", true);
    OUString path;
    if (osl::FileBase::getSystemPathFromFileURL(url, path) != osl::FileBase::E_None) return {};
    return utf8(path);
}

Catalogue load(const uno::Reference<uno::XComponentContext>& context) {
    Catalogue out;
    out.folder = frameworks_folder();
    out.registry.add_folder(out.folder);
    out.crosswalk.load_file(out.folder.parent_path() / "crosswalk.json");
    out.registry.add_folders(std::getenv("CITYSTAR_FRAMEWORKS"));
    try {
        out.registry.add_folder(profile_folder(context));
        out.language = language_of(context);
        out.office_version = configured(context, "/org.openoffice.Setup/Product", "ooSetupVersionAboutBox");
    } catch (const uno::Exception&) {
        // Without a configuration (a bare UNO runtime) texts are English and the version stays empty.
    }
    return out;
}

}  // namespace

const Catalogue& catalogue(const uno::Reference<uno::XComponentContext>& context) {
    static const Catalogue loaded = load(context);
    return loaded;
}

}  // namespace citystar::component
