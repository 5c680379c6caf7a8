#include "catalogue.hpp"

#include <com/sun/star/util/PathSubstitution.hpp>
#include <cstdlib>
#include <osl/file.hxx>
#include <osl/module.hxx>

#include "cells.hpp"
#include "language.hpp"

namespace citystar::component {
namespace {

namespace uno = com::sun::star::uno;

// The library is in the extension's folder lib/ or lib-PROCESSOR/, the framework files are in frameworks/ next to it.
std::filesystem::path frameworks_folder() {
    OUString url;
    OUString path;
    const auto here = reinterpret_cast<oslGenericFunction>(&catalogue);
    if (!osl::Module::getUrlFromAddress(here, url) ||
        osl::FileBase::getSystemPathFromFileURL(url, path) != osl::FileBase::E_None)
        return {};
    // The command gives the extension to its office through a link. Users are shown where the files really are.
    std::error_code failed;
    const std::filesystem::path library(utf8(path));
    const auto real = std::filesystem::canonical(library, failed);
    return (failed ? library : real).parent_path().parent_path() / "frameworks";
}

// The folder citystar/frameworks in the user profile; empty without a profile.
std::filesystem::path profile_folder(const uno::Reference<uno::XComponentContext>& context) {
    const auto url = com::sun::star::util::PathSubstitution::create(context)->substituteVariables(
        "$(user)/citystar/frameworks", true);
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
    out.language = language_of(context);
    try {
        out.registry.add_folder(profile_folder(context));
        out.office_version = configured(context, "/org.openoffice.Setup/Product", "ooSetupVersionAboutBox");
    } catch (const uno::Exception&) {
        // Without a configuration (a bare UNO runtime) the version stays empty.
    }
    return out;
}

}  // namespace

const Catalogue& catalogue(const uno::Reference<uno::XComponentContext>& context) {
    static const Catalogue loaded = load(context);
    return loaded;
}

}  // namespace citystar::component
