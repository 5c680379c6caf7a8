#include "chinese_font.hpp"

#include <fontconfig/fontconfig.h>

#include <memory>

namespace citystar::office {
namespace {

struct Destroy {
    void operator()(FcPattern* pattern) const noexcept { FcPatternDestroy(pattern); }
    void operator()(FcCharSet* characters) const noexcept { FcCharSetDestroy(characters); }
    void operator()(FcObjectSet* objects) const noexcept { FcObjectSetDestroy(objects); }
    void operator()(FcFontSet* fonts) const noexcept { FcFontSetDestroy(fonts); }
};
template <typename T>
using Owned = std::unique_ptr<T, Destroy>;

// Characters that reports use often. A font that has these has the others.
constexpr char32_t characters[] = U"智慧城市评价指标填报部门";

}  // namespace

bool has_chinese_font() {
    const Owned<FcPattern> pattern(FcPatternCreate());
    const Owned<FcCharSet> wanted(FcCharSetCreate());
    for (const auto* character = characters; *character; ++character) FcCharSetAddChar(wanted.get(), *character);
    FcPatternAddCharSet(pattern.get(), FC_CHARSET, wanted.get());
    const Owned<FcObjectSet> nothing(FcObjectSetCreate());
    const Owned<FcFontSet> fonts(FcFontList(nullptr, pattern.get(), nothing.get()));
    return fonts && fonts->nfont > 0;
}

}  // namespace citystar::office
