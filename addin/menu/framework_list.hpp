// The frameworks that the user can choose, as the functions know them.
#pragma once

#include <com/sun/star/uno/XComponentContext.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "citystar/framework.hpp"

namespace citystar::menu {

/// A line of FRAMEWORKS().
struct ListedFramework {
    std::string id;
    std::string title;
    std::string edition;
    int indicators = 0;
    std::filesystem::path file;
};

struct FrameworkList {
    std::vector<ListedFramework> usable;  ///< the shipped ones, then the user's own
    std::vector<std::string> refused;     ///< files that cannot be used: name and first problem
};

/// Asks the functions, which load their library and the framework files on first use. Throws UNO exceptions.
FrameworkList framework_list(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);

/// A listed framework in full. Throws std::runtime_error, with the reason, if its file was changed or removed
/// meanwhile.
Framework whole(const ListedFramework& listed, Language language);

}  // namespace citystar::menu
