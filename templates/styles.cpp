#include "sheet.hpp"

#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/lang/Locale.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/table/BorderLine.hpp>
#include <com/sun/star/table/CellHoriJustify.hpp>
#include <com/sun/star/table/CellVertJustify2.hpp>
#include <com/sun/star/util/CellProtection.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>

#include "cell_texts.hpp"
#include "uno_objects.hpp"

namespace citystar::templates {
namespace {

namespace sheet = com::sun::star::sheet;
namespace table = com::sun::star::table;

// Dark on light everywhere, so that grey prints stay readable.
constexpr sal_Int32 head_fill = 0x2F5D8A;
constexpr sal_Int32 white = 0xFFFFFF;
constexpr sal_Int32 input_fill = 0xFFF8DC;
constexpr sal_Int32 unused_fill = 0xEDEDED;
constexpr sal_Int32 result_fill = 0xEEF4FA;
constexpr sal_Int32 rule_colour = 0xA6AEB8;
constexpr sal_Int32 helper_colour = 0x7A7A7A;

// Half a line of 10 points, in hundredths of a millimetre.
constexpr sal_Int32 half_line = 250;

constexpr auto font = "Noto Sans CJK SC";

struct Look {
    Style style;
    Message name;
    bool ruled = true;
    bool wrapped = false;
    bool centred = false;
    bool locked = true;
    bool top = false;   ///< the beginning stays in sight if the text is longer than the cell
    bool tall = false;  ///< a row that fits its contents has room for two lines
    bool bold = false;
    float size = 10;
    sal_Int32 fill = -1;
    sal_Int32 colour = -1;
    const char* format = nullptr;
};

constexpr Look looks[] = {
    {.style = Style::text, .name = Message::style_text, .wrapped = true},
    {.style = Style::centred, .name = Message::style_centred, .wrapped = true, .centred = true},
    {.style = Style::code, .name = Message::style_code, .wrapped = true, .centred = true, .tall = true},
    {.style = Style::title, .name = Message::style_title, .ruled = false, .bold = true, .size = 16},
    {.style = Style::note, .name = Message::style_note, .ruled = false, .wrapped = true},
    {.style = Style::head,
     .name = Message::style_head,
     .wrapped = true,
     .centred = true,
     .bold = true,
     .fill = head_fill,
     .colour = white},
    {.style = Style::caption, .name = Message::style_caption, .ruled = false, .wrapped = true, .bold = true},
    {.style = Style::heading,
     .name = Message::style_heading,
     .ruled = false,
     .bold = true,
     .size = 12,
     .colour = head_fill},
    {.style = Style::input, .name = Message::style_input, .wrapped = true, .locked = false, .fill = input_fill},
    {.style = Style::input_number,
     .name = Message::style_input_number,
     .centred = true,
     .locked = false,
     .fill = input_fill,
     .format = "General"},
    {.style = Style::input_share,
     .name = Message::style_input_share,
     .centred = true,
     .locked = false,
     .fill = input_fill,
     .format = typed_share_format},
    {.style = Style::input_date,
     .name = Message::style_input_date,
     .centred = true,
     .locked = false,
     .fill = input_fill,
     .format = "YYYY-MM-DD"},
    {.style = Style::input_sample, .name = Message::style_input_sample, .centred = true, .fill = input_fill},
    {.style = Style::unused, .name = Message::style_unused, .fill = unused_fill},
    {.style = Style::result, .name = Message::style_result, .wrapped = true, .fill = result_fill},
    {.style = Style::held,
     .name = Message::style_held,
     .wrapped = true,
     .centred = true,
     .bold = true,
     .fill = result_fill},
    {.style = Style::wrong,
     .name = Message::style_wrong,
     .wrapped = true,
     .top = true,
     .size = 9,
     .fill = 0xFBE3E4,
     .colour = 0x9B1C1C},
    {.style = Style::reached, .name = Message::style_reached, .wrapped = true, .fill = 0xE3F3E6, .colour = 0x14532D},
    {.style = Style::number, .name = Message::style_number, .centred = true, .fill = result_fill, .format = "General"},
    {.style = Style::points, .name = Message::style_points, .centred = true, .fill = result_fill, .format = "0.0##"},
    {.style = Style::value, .name = Message::style_value, .centred = true, .fill = result_fill, .format = "0.00"},
    {.style = Style::share, .name = Message::style_share, .centred = true, .fill = result_fill, .format = "0.0%"},
    {.style = Style::date, .name = Message::style_date, .centred = true, .fill = result_fill, .format = "YYYY-MM-DD"},
    {.style = Style::total,
     .name = Message::style_total,
     .centred = true,
     .bold = true,
     .size = 14,
     .fill = result_fill,
     .format = "0.0##"},
    {.style = Style::grand,
     .name = Message::style_grand,
     .centred = true,
     .bold = true,
     .size = 14,
     .fill = result_fill,
     .format = "General"},
    {.style = Style::missing,
     .name = Message::style_missing,
     .ruled = false,
     .wrapped = true,
     .bold = true,
     .size = 13,
     .colour = 0xB42318},
    {.style = Style::helper, .name = Message::style_helper, .ruled = false, .size = 8, .colour = helper_colour},
    {.style = Style::done,
     .name = Message::style_done,
     .centred = true,
     .bold = true,
     .fill = 0xC6E7CB,
     .colour = 0x14532D},
    {.style = Style::near,
     .name = Message::style_near,
     .centred = true,
     .bold = true,
     .fill = 0xCFE2F7,
     .colour = 0x123D73},
    {.style = Style::behind,
     .name = Message::style_behind,
     .centred = true,
     .bold = true,
     .fill = 0xFFE48A,
     .colour = 0x5C4400},
    {.style = Style::overdue,
     .name = Message::style_overdue,
     .centred = true,
     .bold = true,
     .fill = 0xD8504A,
     .colour = white},
};

void set_rules(const uno::Reference<uno::XInterface>& style) {
    table::BorderLine line;
    line.Color = rule_colour;
    line.OuterLineWidth = sal_Int16{10};
    for (const auto* side : {"TopBorder", "BottomBorder", "LeftBorder", "RightBorder"}) set(style, side, line);
}

void set_font(const uno::Reference<uno::XInterface>& style, float size, bool bold) {
    const float weight = bold ? com::sun::star::awt::FontWeight::BOLD : com::sun::star::awt::FontWeight::NORMAL;
    for (const auto* name : {"CharFontName", "CharFontNameAsian"}) set(style, name, OUString::createFromAscii(font));
    for (const auto* name : {"CharHeight", "CharHeightAsian"}) set(style, name, size);
    for (const auto* name : {"CharWeight", "CharWeightAsian"}) set(style, name, weight);
}

// The language of a format decides what a cell takes, whatever the language of the office. Shares and dates are typed
// as in China: 82.5% with full-width digits, 5月3日. Plain numbers are not: there 3-5 and 1.2.1 would become dates.
sal_Int32 number_format(const uno::Reference<sheet::XSpreadsheetDocument>& document, const Look& look) {
    const auto formats = uno::Reference<com::sun::star::util::XNumberFormatsSupplier>(document, uno::UNO_QUERY_THROW)
                             ->getNumberFormats();
    const bool chinese = look.style == Style::input_share || look.style == Style::input_date;
    const auto locale =
        chinese ? com::sun::star::lang::Locale("zh", "CN", {}) : com::sun::star::lang::Locale("en", "US", {});
    const auto format = OUString::createFromAscii(look.format);
    const auto key = formats->queryKey(format, locale, false);
    return key >= 0 ? key : formats->addNew(format, locale);
}

}  // namespace

std::string_view Document::style_name(Style style) const {
    return labels::raw(looks[static_cast<std::size_t>(style)].name, Language::zh);
}

void Document::make_styles() {
    const uno::Reference<com::sun::star::lang::XMultiServiceFactory> factory(document_, uno::UNO_QUERY_THROW);
    const auto styles = styles_of(document_, "CellStyles");
    uno::Reference<uno::XInterface> base;
    styles->getByName("Default") >>= base;
    set_font(base, 10, false);
    const com::sun::star::lang::Locale chinese("zh", "CN", {});
    for (const auto* name : {"CharLocale", "CharLocaleAsian"}) set(base, name, chinese);
    set(base, "VertJustify", static_cast<sal_Int32>(table::CellVertJustify2::CENTER));
    for (const auto& look : looks) {
        const auto style = factory->createInstance("com.sun.star.style.CellStyle");
        styles->insertByName(utf16(labels::raw(look.name, Language::zh)), uno::Any(style));
        set_font(style, look.size, look.bold);
        if (look.ruled) set_rules(style);
        if (look.wrapped) {
            set(style, "IsTextWrapped", true);
            set(style, "ParaIsForbiddenRules", true);  // no line begins with a comma or a closing bracket
        }
        if (look.centred) {
            set(style, "HoriJustify", table::CellHoriJustify_CENTER);
        } else if (look.ruled) {
            // An indent of a millimetre keeps the text off the rules.
            set(style, "HoriJustify", table::CellHoriJustify_LEFT);
            set(style, "ParaIndent", sal_Int16{100});
        }
        if (look.tall)
            for (const auto* name : {"ParaTopMargin", "ParaBottomMargin"}) set(style, name, half_line);
        if (look.top) set(style, "VertJustify", static_cast<sal_Int32>(table::CellVertJustify2::TOP));
        if (look.fill >= 0) set(style, "CellBackColor", look.fill);
        if (look.colour >= 0) set(style, "CharColor", look.colour);
        if (look.format) set(style, "NumberFormat", number_format(document_, look));
        if (!look.locked)
            set(style, "CellProtection", com::sun::star::util::CellProtection(false, false, false, false));
    }
}

}  // namespace citystar::templates
