#include "help.hpp"

#include <com/sun/star/deployment/PackageInformationProvider.hpp>
#include <com/sun/star/lang/IllegalArgumentException.hpp>
#include <com/sun/star/system/SystemShellExecute.hpp>
#include <com/sun/star/system/SystemShellExecuteException.hpp>
#include <com/sun/star/system/SystemShellExecuteFlags.hpp>
#include <osl/file.hxx>

#include "messages.hpp"

namespace citystar::menu {
namespace {

namespace shell = com::sun::star::system;

// A path that people can read and type, if the URL has one.
OUString readable(const OUString& url) {
    OUString path;
    return osl::FileBase::getSystemPathFromFileURL(url, path) == osl::FileBase::E_None ? path : url;
}

}  // namespace

Outcome open_help(const Place& place) {
    const auto packages = com::sun::star::deployment::PackageInformationProvider::get(place.context);
    const OUString page =
        packages->getPackageLocation("org.citystar.CityStar") +
        (place.language == Language::zh ? OUString("/help/zh-CN/index.html") : OUString("/help/en-US/index.html"));
    try {
        shell::SystemShellExecute::create(place.context)
            ->execute(page, OUString(), shell::SystemShellExecuteFlags::URIS_ONLY);
        return std::nullopt;
    } catch (const shell::SystemShellExecuteException&) {
        // The system has no browser, or none is configured.
    } catch (const com::sun::star::lang::IllegalArgumentException&) {
        // The system does not accept such an address.
    }
    return messages::say(messages::Message::help_place, place.language, utf8(readable(page)));
}

}  // namespace citystar::menu
