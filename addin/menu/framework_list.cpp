#include "framework_list.hpp"

#include <stdexcept>

#include "citystar/load.hpp"
#include "citystar/uno_text.hpp"
#include "service.hpp"

namespace citystar::menu {
namespace {

namespace uno = com::sun::star::uno;

std::string text_of(const uno::Any& cell) {
    OUString out;
    cell >>= out;
    return utf8(out);
}

}  // namespace

FrameworkList framework_list(const uno::Reference<uno::XComponentContext>& context) {
    FrameworkList out;
    for (const auto& row : functions(context)->frameworks()) {
        double indicators = 0;
        row[3] >>= indicators;
        const std::filesystem::path file = text_of(row[4]);
        if (const auto id = text_of(row[0]); id == "—")
            out.refused.push_back(file.filename().string() + "：" + text_of(row[1]));
        else
            out.usable.push_back({id, text_of(row[1]), text_of(row[2]), static_cast<int>(indicators), file});
    }
    return out;
}

Framework whole(const ListedFramework& listed, Language language) {
    auto loaded = load_framework_file(listed.file);
    if (!loaded.framework) throw std::runtime_error(loaded.problems.front().message.in(language));
    return std::move(*loaded.framework);
}

}  // namespace citystar::menu
