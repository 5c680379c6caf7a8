#include "plain_formula.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace citystar::command {
namespace {

using Names = std::set<std::string, std::less<>>;

// Left out on purpose: CELL, INFO, STYLE, FORMULA, INDIRECT (may name another file), DDE, WEBSERVICE, GETPIVOTDATA,
// MULTIPLE.OPERATIONS, and the functions of extensions other than ours.
const Names& known_functions() {
    static const Names names{
        // clang-format off
        "ABS", "ACOS", "ACOSH", "ACOT", "ACOTH", "ADDRESS", "AND", "ASIN", "ASINH", "ATAN", "ATAN2", "ATANH", "AVEDEV",
        "AVERAGE", "AVERAGEA", "AVERAGEIF", "AVERAGEIFS", "CEILING", "CHAR", "CHOOSE", "CLEAN", "CODE", "COLUMN",
        "COLUMNS", "COMBIN", "CONCATENATE", "CORREL", "COS", "COSH", "COT", "COTH", "COUNT", "COUNTA", "COUNTBLANK",
        "COUNTIF", "COUNTIFS", "COVAR", "DATE", "DATEDIF", "DATEVALUE", "DAY", "DAYS", "DAYS360", "DEGREES", "DEVSQ",
        "EDATE", "EOMONTH", "EVEN", "EXACT", "EXP", "FACT", "FALSE", "FIND", "FIXED", "FLOOR", "FREQUENCY", "GCD",
        "GEOMEAN", "HARMEAN", "HLOOKUP", "HOUR", "IF", "IFERROR", "IFNA", "INDEX", "INT", "INTERCEPT", "ISBLANK", "ISERR",
        "ISERROR", "ISEVEN", "ISLOGICAL", "ISNA", "ISNONTEXT", "ISNUMBER", "ISODD", "ISTEXT", "KURT", "LARGE", "LCM",
        "LEFT", "LEN", "LN", "LOG", "LOG10", "LOOKUP", "LOWER", "MATCH", "MAX", "MAXA", "MEDIAN", "MID", "MIN", "MINA",
        "MINUTE", "MOD", "MODE", "MONTH", "MROUND", "N", "NA", "NETWORKDAYS", "NORMDIST", "NORMINV", "NORMSDIST",
        "NORMSINV", "NOT", "NOW", "NUMBERVALUE", "ODD", "OFFSET", "OR", "PEARSON", "PERCENTILE", "PERCENTRANK", "PERMUT",
        "PI", "POWER", "PRODUCT", "PROPER", "QUARTILE", "QUOTIENT", "RADIANS", "RAND", "RANK", "REPLACE", "REPT", "RIGHT",
        "ROUND", "ROUNDDOWN", "ROUNDUP", "ROW", "ROWS", "RSQ", "SEARCH", "SECOND", "SHEET", "SHEETS", "SIGN", "SIN",
        "SINH", "SKEW", "SLOPE", "SMALL", "SQRT", "STANDARDIZE", "STDEV", "STDEVA", "STDEVP", "STDEVPA", "SUBSTITUTE",
        "SUBTOTAL", "SUM", "SUMIF", "SUMIFS", "SUMPRODUCT", "SUMSQ", "SUMX2MY2", "SUMX2PY2", "SUMXMY2", "T", "TAN", "TANH",
        "TEXT", "TIME", "TIMEVALUE", "TODAY", "TREND", "TRIM", "TRIMMEAN", "TRUE", "TRUNC", "UNICHAR", "UNICODE", "UPPER",
        "VALUE", "VAR", "VARA", "VARP", "VARPA", "VLOOKUP", "WEEKDAY", "WEEKNUM", "WORKDAY", "XOR", "YEAR", "YEARFRAC",
        "AGGREGATE", "MDETERM", "MINVERSE", "MMULT", "MUNIT", "TRANSPOSE", "COM.MICROSOFT.CONCAT", "COM.MICROSOFT.IFS", "COM.MICROSOFT.MAXIFS", "COM.MICROSOFT.MINIFS",
        "COM.MICROSOFT.SWITCH", "COM.MICROSOFT.TEXTJOIN", "COM.MICROSOFT.CEILING", "COM.MICROSOFT.FLOOR"
        // clang-format on
    };
    return names;
}

constexpr std::string_view our_functions = "ORG.CITYSTAR.FUNCTIONS.";
constexpr std::string_view quote = "&quot;";

// The last words before the bracket of formula-is(), cell-content-is-between() and the like.
const Names& condition_words() {
    static const Names words{"AVERAGE", "BETWEEN", "CONTENT", "DUPLICATE", "ELEMENTS", "ERROR", "FORMULA",
                             "IS",      "PERCENT", "TEXT",    "UNIQUE",    "VALUE",    "WITH"};
    return words;
}

bool in_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool known(std::string_view name, const Names* more) {
    std::string upper(name);
    std::ranges::transform(upper, upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
    return known_functions().contains(upper) || upper.starts_with(our_functions) || (more && more->contains(upper));
}

bool plain(std::string_view text, const Names* more) {
    if (text.find("&#") != std::string_view::npos) return false;  // a character in disguise
    std::size_t name = 0;                                         // where the word before here begins
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool text_begins = text.substr(at).starts_with(quote);
        if (text_begins || text[at] == '\'') {
            const auto end = text_begins ? quote : std::string_view("'");
            const auto found = text.find(end, at + end.size());
            if (found == std::string_view::npos) return false;
            at = found + end.size() - 1;
            name = at + 1;
            continue;
        }
        if (static_cast<unsigned char>(text[at]) < ' ') return false;
        // The name of another file ends with #. LibreOffice never writes &apos;.
        if (text[at] == '#' || text.substr(at).starts_with("&apos;")) return false;
        if (text[at] == '(' && name < at && !known(text.substr(name, at - name), more)) return false;
        if (text[at] == ' ' && name < at) {
            const auto next = text.find_first_not_of(' ', at);
            if (next != std::string_view::npos && text[next] == '(') return false;
        }
        if (!in_name(text[at])) name = at + 1;
    }
    return true;
}

}  // namespace

bool plain_formula(std::string_view formula) {
    constexpr std::string_view prefix = "of:";
    return formula.starts_with(prefix) && plain(formula.substr(prefix.size()), nullptr);
}

bool plain_condition(std::string_view condition) { return plain(condition, &condition_words()); }

}  // namespace citystar::command
