#include "file_choice.hpp"

#include <fmt/format.h>

#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/lang/XComponent.hpp>
#include <com/sun/star/ui/dialogs/ExecutableDialogResults.hpp>
#include <com/sun/star/ui/dialogs/FolderPicker.hpp>
#include <cstdlib>
#include <osl/file.hxx>

namespace citystar::menu {
namespace {

namespace uno = com::sun::star::uno;
namespace fs = std::filesystem;

// Leaves room for "~999" and the extension within the 255 bytes of a name.
constexpr std::size_t longest_stem = 200;

std::string usable(std::string_view stem) {
    std::string out(stem.substr(0, valid_utf8_prefix(stem.substr(0, longest_stem))));
    for (auto& c : out)
        if (std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos || static_cast<unsigned char>(c) < ' ')
            c = '_';
    if (out.empty() || out.front() == '.') out.insert(0, "_");
    return out;
}

}  // namespace

OUString url_of(const fs::path& path) {
    OUString url;
    osl::FileBase::getFileURLFromSystemPath(utf16(path.string()), url);
    return url;
}

fs::path path_of(const OUString& url) {
    OUString path;
    if (osl::FileBase::getSystemPathFromFileURL(url, path) != osl::FileBase::E_None) return {};
    return utf8(path);
}

fs::path folder_of(const Place& place) {
    const auto model = place.view.is() ? place.view->getModel() : nullptr;
    if (auto file = model.is() ? path_of(model->getURL()) : fs::path(); !file.empty()) return file.parent_path();
    const char* home = std::getenv("HOME");
    return home ? home : "/";
}

std::optional<fs::path> choose_folder(const Place& place, std::string_view title, const fs::path& start) {
    namespace dialogs = com::sun::star::ui::dialogs;
    const auto picker = dialogs::FolderPicker::create(place.context);
    picker->setTitle(utf16(title));
    std::error_code failed;
    if (fs::is_directory(start, failed)) picker->setDisplayDirectory(url_of(start));
    const bool chosen = picker->execute() == dialogs::ExecutableDialogResults::OK;
    auto folder = chosen ? path_of(picker->getDirectory()) : fs::path();
    if (const uno::Reference<com::sun::star::lang::XComponent> window(picker, uno::UNO_QUERY); window.is())
        window->dispose();
    if (folder.empty()) return std::nullopt;
    return folder;
}

fs::path free_name(const fs::path& folder, std::string_view stem, std::string_view ending) {
    const auto name = usable(stem);
    auto out = folder / fmt::format("{}{}", name, ending);
    std::error_code failed;
    for (int number = 2; fs::exists(fs::symlink_status(out, failed)); ++number)
        out = folder / fmt::format("{}~{}{}", name, number, ending);
    return out;
}

}  // namespace citystar::menu
