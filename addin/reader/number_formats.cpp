#include "number_formats.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/util/NumberFormat.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>
#include <map>

namespace citystar::reader {
namespace {

namespace uno = com::sun::star::uno;
namespace kinds = com::sun::star::util::NumberFormat;

Shows shows(sal_Int32 type) {
    const bool date = (type & kinds::DATE) != 0;
    const bool time = (type & kinds::TIME) != 0;
    if (date || time) return date && time ? Shows::date_time : date ? Shows::date : Shows::time;
    if ((type & kinds::LOGICAL) != 0) return Shows::truth;
    return (type & kinds::PERCENT) != 0 ? Shows::percent : Shows::number;
}

// Recognises a format that shows no digit and no text for numbers: ";;;", or "[>0]"";[<0]"";"";""" as an .ods keeps it.
bool shows_nothing(const OUString& format) {
    if (format.indexOf(';') < 0) return false;
    bool condition = false;
    for (sal_Int32 i = 0; i < format.getLength(); ++i) {
        const auto c = format[i];
        if (c == '[' || c == ']')
            condition = c == '[';
        else if (!condition && c != ';' && c != ' ' && c != '"' && c != '@')
            return false;
    }
    return true;
}

template <typename T>
T property(const uno::Reference<com::sun::star::beans::XPropertySet>& of, const char* name) {
    T value{};
    of->getPropertyValue(OUString::createFromAscii(name)) >>= value;
    return value;
}

}  // namespace

struct NumberFormats::Known {
    uno::Reference<com::sun::star::util::XNumberFormats> formats;
    std::map<sal_Int32, Look> looks;
};

NumberFormats::NumberFormats(const uno::Reference<uno::XInterface>& document) : known_(std::make_unique<Known>()) {
    known_->formats = uno::Reference<com::sun::star::util::XNumberFormatsSupplier>(document, uno::UNO_QUERY_THROW)
                          ->getNumberFormats();
}

NumberFormats::~NumberFormats() = default;

const NumberFormats::Look& NumberFormats::of(sal_Int32 key) {
    const auto [place, added] = known_->looks.try_emplace(key);
    if (added) {
        const auto format = known_->formats->getByKey(key);
        place->second = {shows(property<sal_Int16>(format, "Type")), false,
                         shows_nothing(property<OUString>(format, "FormatString"))};
        place->second.general = place->second.shows == Shows::number && property<bool>(format, "StandardFormat") &&
                                (property<sal_Int16>(format, "Type") & kinds::NUMBER) != 0;
    }
    return place->second;
}

Shows shown_result(const OUString& shown) {
    const auto has = [&](char16_t c) { return shown.indexOf(c) >= 0; };
    bool digits = false;
    sal_Int32 points = 0;
    bool dash_inside = false;
    for (sal_Int32 i = 0; i < shown.getLength(); ++i) {
        digits = digits || (shown[i] >= '0' && shown[i] <= '9');
        points += shown[i] == '.';
        dash_inside = dash_inside || (i > 0 && shown[i] == '-' && shown[i - 1] >= '0' && shown[i - 1] <= '9');
    }
    if (!digits) return shown.isEmpty() || has('#') || has(u'∞') ? Shows::number : Shows::truth;
    const bool date = dash_inside || has('/') || has(u'年') || has(u'月') || points > 1;
    if (has(':')) return date ? Shows::date_time : Shows::time;
    if (date) return Shows::date;
    return has('%') ? Shows::percent : Shows::number;
}

}  // namespace citystar::reader
