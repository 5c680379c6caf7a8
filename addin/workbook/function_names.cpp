#include "function_names.hpp"

#include <array>
#include <map>

namespace citystar::workbook {
namespace {

constexpr std::array<std::string_view, 6> prefixes{"_XLFN.", "_XLWS.",        "_XLUDF.",
                                                   "_XLL.",  "ORG.GNUMERIC.", "ORG.CITYSTAR.FUNCTIONS."};

// Functions that Excel 2010 renamed without changing their meaning. Not listed are those that take other arguments
// (NORMSDIST, TDIST, BETADIST …) or treat ranges differently (CONCATENATE).
const std::map<std::string_view, std::string_view>& renamed() {
    static const std::map<std::string_view, std::string_view> names{
        {"RANK.EQ", "RANK"},
        {"STDEV.S", "STDEV"},
        {"STDEV.P", "STDEVP"},
        {"VAR.S", "VAR"},
        {"VAR.P", "VARP"},
        {"MODE.SNGL", "MODE"},
        {"PERCENTILE.INC", "PERCENTILE"},
        {"PERCENTRANK.INC", "PERCENTRANK"},
        {"QUARTILE.INC", "QUARTILE"},
        {"COVARIANCE.P", "COVAR"},
        {"NORM.DIST", "NORMDIST"},
        {"NORM.INV", "NORMINV"},
        {"NORM.S.INV", "NORMSINV"},
        {"BINOM.DIST", "BINOMDIST"},
        {"BINOM.INV", "CRITBINOM"},
        {"POISSON.DIST", "POISSON"},
        {"WEIBULL.DIST", "WEIBULL"},
        {"EXPON.DIST", "EXPONDIST"},
        {"GAMMA.DIST", "GAMMADIST"},
        {"GAMMA.INV", "GAMMAINV"},
        {"CHISQ.DIST.RT", "CHIDIST"},
        {"CHISQ.INV.RT", "CHIINV"},
        {"CHISQ.TEST", "CHITEST"},
        {"F.DIST.RT", "FDIST"},
        {"F.INV.RT", "FINV"},
        {"F.TEST", "FTEST"},
        {"T.INV.2T", "TINV"},
        {"T.TEST", "TTEST"},
        {"Z.TEST", "ZTEST"},
        {"CONFIDENCE.NORM", "CONFIDENCE"},
        {"LOGNORM.INV", "LOGINV"},
        {"FORECAST.LINEAR", "FORECAST"},
        {"COM.MICROSOFT.CONCAT", "CONCAT"},
        {"COM.MICROSOFT.IFS", "IFS"},
        {"COM.MICROSOFT.MAXIFS", "MAXIFS"},
        {"COM.MICROSOFT.MINIFS", "MINIFS"},
        {"COM.MICROSOFT.SWITCH", "SWITCH"},
        {"COM.MICROSOFT.TEXTJOIN", "TEXTJOIN"},
    };
    return names;
}

}  // namespace

std::string plain_function(std::string_view name) {
    for (bool again = true; again;) {
        again = false;
        for (const auto prefix : prefixes)
            if (name.size() > prefix.size() && name.starts_with(prefix)) {
                name.remove_prefix(prefix.size());
                again = true;
            }
    }
    const auto found = renamed().find(name);
    return std::string(found == renamed().end() ? name : found->second);
}

}  // namespace citystar::workbook
