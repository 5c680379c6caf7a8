#include "framework_folder.hpp"

#include <com/sun/star/io/IOException.hpp>
#include <com/sun/star/system/SystemShellExecute.hpp>
#include <com/sun/star/system/SystemShellExecuteFlags.hpp>
#include <com/sun/star/util/PathSubstitution.hpp>
#include <cstdlib>
#include <osl/file.hxx>

#include "messages.hpp"

namespace citystar::menu {
namespace {

namespace uno = com::sun::star::uno;
namespace shell = com::sun::star::system;
using messages::Message;

std::string path_of(const OUString& url) {
    OUString path;
    osl::FileBase::getSystemPathFromFileURL(url, path);
    return utf8(path);
}

// LibreOffice hands a folder to xdg-open in the background and does not report if xdg-open is missing.
bool someone_opens_folders() {
    const char* path = std::getenv("PATH");
    OUString found;
    return path && osl::FileBase::searchFileURL("xdg-open", utf16(path), found) == osl::FileBase::E_None;
}

}  // namespace

OUString make_framework_folder(const uno::Reference<uno::XComponentContext>& context) {
    const auto url = com::sun::star::util::PathSubstitution::create(context)->substituteVariables(
        "$(user)/citystar/frameworks", true);
    const auto made = osl::Directory::createPath(url);
    if (made != osl::FileBase::E_None && made != osl::FileBase::E_EXIST)
        throw com::sun::star::io::IOException(utf16(path_of(url)), nullptr);
    return url;
}

Outcome open_framework_folder(const Place& place) {
    const auto url = make_framework_folder(place.context);
    if (!someone_opens_folders()) return messages::say(Message::folder_is, place.language, path_of(url));
    try {
        shell::SystemShellExecute::create(place.context)->execute(url, {}, shell::SystemShellExecuteFlags::URIS_ONLY);
    } catch (const uno::Exception&) {
        return messages::say(Message::folder_is, place.language, path_of(url));
    }
    return std::nullopt;
}

}  // namespace citystar::menu
