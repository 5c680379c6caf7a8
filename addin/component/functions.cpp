#include "functions.hpp"

#include <algorithm>
#include <cmath>
#include <cppuhelper/supportsservice.hxx>
#include <set>

#include "catalogue.hpp"
#include "citystar/bounds.hpp"
#include "citystar/expected.hpp"
#include "citystar/explain.hpp"
#include "citystar/score.hpp"
#include "figure_cells.hpp"
#include "found.hpp"
#include "information.hpp"
#include "range_rows.hpp"

namespace citystar::component {
namespace {

// The upper level of an index that a name means where it means no indicator; null otherwise.
const Level* index_level(const Found& found, const OUString& name) {
    if (found.fault != Fault::unknown_indicator || found.framework->scoring != Scoring::index) return nullptr;
    return found.framework->find_level(utf8(name));
}

Expected<const StarRule*> find_rule(const Indicator& indicator, double star) {
    if (!(star >= 1 && star <= 5) || star != std::floor(star)) return Fault::unknown_star;
    if (indicator.kind != IndicatorKind::scored) return Fault::no_star;
    const auto* rule = indicator.rule(static_cast<int>(star));
    if (!rule) return Fault::no_criterion;
    return rule;
}

Any star_cell(const Reading& reading, const Evaluation& evaluation) {
    switch (evaluation.state) {
        case Evaluation::State::faulty: return error_cell(reading.fault);
        case Evaluation::State::not_reported: return text_cell({});
        case Evaluation::State::no_star: return error_cell(Fault::no_star);
        case Evaluation::State::scored: return number_cell(evaluation.star);
    }
    return {};
}

Any points_cell(const Reading& reading, const Evaluation& evaluation) {
    switch (evaluation.state) {
        case Evaluation::State::faulty: return error_cell(reading.fault);
        case Evaluation::State::not_reported: return text_cell({});
        case Evaluation::State::no_star:
        case Evaluation::State::scored: return number_cell(evaluation.points);
    }
    return {};
}

Expected<TotalOptions> total_options(const Framework& framework, const Any& adjustment, const Any& scope) {
    const auto number = optional_number(adjustment);
    if (!number) return number.fault();
    const auto found = framework.find_scope(word_of(scope));
    if (!found) return Fault::unknown_scope;
    TotalOptions out;
    out.adjustment = *number;
    out.scope = *found;
    return out;
}

constexpr std::size_t table_columns = 5;
constexpr std::size_t kept_rows = 2000;  // of which empty ones at the end are kept: an array formula shows them empty
constexpr std::size_t most_table_rows = 20000;
constexpr int top_star = 5;

// Points between what is held and the most there is up to a star; empty where there is no most (index values).
Any gain_cell(const Indicator& indicator, const Evaluation& evaluation, int star) {
    if (indicator.kind == IndicatorKind::item && indicator.score == ItemScore::value) return text_cell({});
    const auto* rule = indicator.rule_up_to(star);
    const double possible = indicator.kind == IndicatorKind::item ? indicator.full_points : rule ? rule->points : 0;
    const double held = indicator.kind == IndicatorKind::deduction ? 0 : evaluation.points;
    return number_cell(std::max(0.0, std::round((possible - held) * 1e9) / 1e9));
}

std::vector<Any> table_row(const Framework& framework, const Row& row, bool repeated, std::optional<int> star,
                           Language language) {
    const auto failed = [&](Fault fault, const std::string& message) {
        return std::vector<Any>{error_cell(fault), error_cell(fault), error_cell(fault), text_cell({}),
                                text_cell(message)};
    };
    if (row.indicator.blank()) {
        for (const auto& value : row.values)
            if (!value.blank())
                return failed(Fault::value_without_indicator,
                              row_fault_sentence(Fault::value_without_indicator, {}, language));
        return std::vector<Any>(table_columns, text_cell({}));
    }
    const auto* indicator = framework.find_indicator(row.indicator.text);
    if (!indicator)
        return failed(Fault::unknown_indicator, unknown_indicator_sentence(framework, row.indicator.text, language));
    if (repeated)
        return failed(Fault::duplicate_indicator,
                      row_fault_sentence(Fault::duplicate_indicator, row.indicator.text, language));
    const auto reading = read_values(*indicator, row.values);
    const auto check = check_sentence(*indicator, row.values, reading, language);
    const auto evaluation = evaluate(*indicator, reading);
    if (evaluation.state == Evaluation::State::faulty) return failed(reading.fault, check);
    // A row without a star (deduction, item, task in words) shows none instead of an error: the table is to be read.
    const bool has_star = evaluation.state == Evaluation::State::scored;
    return {has_star ? number_cell(evaluation.star) : text_cell({}), points_cell(reading, evaluation),
            gain_cell(*indicator, evaluation, star.value_or(top_star)),
            text_cell(star ? missing_sentence(*indicator, reading, *star, language)
                           : missing_sentence(*indicator, reading, language)),
            text_cell(check)};
}

}  // namespace

Any Functions::starLevel(const OUString& framework, const OUString& indicator, const Sequence<Any>& values) {
    const auto found = find(catalogue(context_).registry, framework, indicator);
    if (found.fault != Fault::none) return error_cell(found.fault);
    const Values given(values);
    const auto reading = read_values(*found.indicator, given.all());
    return star_cell(reading, evaluate(*found.indicator, reading));
}

Any Functions::starScore(const OUString& framework, const OUString& indicator, const Sequence<Any>& values) {
    const auto found = find(catalogue(context_).registry, framework, indicator);
    if (found.fault != Fault::none) return error_cell(found.fault);
    const Values given(values);
    const auto reading = read_values(*found.indicator, given.all());
    return points_cell(reading, evaluate(*found.indicator, reading));
}

Matrix Functions::starTable(const OUString& framework, const Matrix& indicators, const Matrix& values,
                            const Any& star) {
    const auto& known = catalogue(context_);
    const auto* found = known.registry.find(utf8(framework));
    if (!found) return column({error_cell(Fault::unknown_framework)});
    const auto given_star = optional_number(star);
    if (!given_star) return column({error_cell(given_star.fault())});
    std::optional<int> target_star;
    if (*given_star) {
        if (!(**given_star >= 1 && **given_star <= top_star) || **given_star != std::floor(**given_star))
            return column({error_cell(Fault::unknown_star)});
        target_star = static_cast<int>(**given_star);
    }
    RangeRows rows(indicators, values);
    if (rows.fault() != Fault::none) return column({error_cell(rows.fault())});
    auto& table = rows.all();
    // Calc takes a table in the square of its length.
    if (table.size() > most_table_rows) return column({error_cell(Fault::bad_argument)});
    if (rows.given() <= kept_rows) table.resize(rows.given());
    if (table.empty()) table.resize(1);
    Matrix out(static_cast<sal_Int32>(table.size()));
    auto* lines = out.getArray();
    std::set<const Indicator*> seen;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto& row = table[i];
        const auto* indicator = row.indicator.blank() ? nullptr : found->find_indicator(row.indicator.text);
        const bool repeated = indicator && !seen.insert(indicator).second;
        const auto cells = table_row(*found, row, repeated, target_star, known.language);
        lines[i] = Sequence<Any>(cells.data(), static_cast<sal_Int32>(cells.size()));
    }
    return out;
}

Any Functions::weightedScore(const OUString& framework, const Matrix& indicators, const Matrix& values,
                             const Any& adjustment, const Any& scope, const Any& weights) {
    const auto* found = catalogue(context_).registry.find(utf8(framework));
    if (!found) return error_cell(Fault::unknown_framework);
    RangeRows rows(indicators, values);
    if (rows.fault() != Fault::none) return error_cell(rows.fault());
    if (const auto fault = rows.add_weights(weights); fault != Fault::none) return error_cell(fault);
    const auto options = total_options(*found, adjustment, scope);
    if (!options) return error_cell(options.fault());
    const auto total = total_points(*found, rows.all(), *options);
    return total ? number_cell(*total) : error_cell(total.fault());
}

Any Functions::overallStar(const OUString& framework, const Matrix& indicators, const Matrix& values,
                           const Any& adjustment, const Any& rule) {
    const auto* found = catalogue(context_).registry.find(utf8(framework));
    if (!found) return error_cell(Fault::unknown_framework);
    RangeRows rows(indicators, values);
    if (rows.fault() != Fault::none) return error_cell(rows.fault());
    const auto options = total_options(*found, adjustment, {});
    if (!options) return error_cell(options.fault());
    const auto name = name_key(word_of(rule));
    if (!name.empty() && name != "score" && name != "all") return error_cell(Fault::bad_argument);
    const auto star = overall_star(*found, rows.all(), name == "all" ? OverallRule::all : OverallRule::score, *options);
    return star ? number_cell(*star) : error_cell(star.fault());
}

Any Functions::attainment(const OUString& framework, const OUString& indicator, const Any& value, const Any& target) {
    const auto found = find(catalogue(context_).registry, framework, indicator);
    if (found.fault != Fault::none) return error_cell(found.fault);
    const auto given_target = optional_number(target);
    if (!given_target) return error_cell(given_target.fault());
    const Values given(value);
    const auto result =
        citystar::attainment(*found.indicator, read_values(*found.indicator, given.all()), *given_target);
    if (!result) return error_cell(result.fault());
    return *result ? number_cell(**result) : text_cell({});
}

Matrix Functions::starGap(const OUString& framework, const OUString& indicator, double star,
                          const Sequence<Any>& values) {
    const auto found = find(catalogue(context_).registry, framework, indicator);
    if (found.fault != Fault::none) return column({error_cell(found.fault)});
    const auto rule = find_rule(*found.indicator, star);
    if (!rule) return column({error_cell(rule.fault())});
    const Values given(values);
    const auto reading = read_values(*found.indicator, given.all());
    if (reading.fault != Fault::none) return column({error_cell(reading.fault)});
    std::vector<Any> cells;
    for (const double gap : gaps(*found.indicator, (*rule)->when, reading)) cells.push_back(number_cell(gap));
    return row(cells);
}

Any Functions::starTarget(const OUString& framework, const OUString& indicator, double star, const Any& measure) {
    const auto found = find(catalogue(context_).registry, framework, indicator);
    if (found.fault != Fault::none) return error_cell(found.fault);
    const auto rule = find_rule(*found.indicator, star);
    if (!rule) return error_cell(rule.fault());
    const auto which = optional_number(measure);
    if (!which) return error_cell(which.fault());
    std::optional<std::size_t> index;
    if (*which) {
        const auto count = static_cast<double>(found.indicator->measures.size());
        if (!(**which >= 1 && **which <= count) || **which != std::floor(**which))
            return error_cell(Fault::bad_argument);
        index = static_cast<std::size_t>(**which) - 1;
        // The criteria of an indicator with inner weights are about the combined value, whichever part is asked for.
        if (found.indicator->combined) index = found.indicator->measures.size();
    }
    const auto* comparison = comparison_of((*rule)->when, index);
    return comparison ? number_cell(comparison->bound) : error_cell(Fault::no_criterion);
}

Any Functions::starRule(const OUString& framework, const OUString& indicator, double star) {
    const auto& known = catalogue(context_);
    const auto found = find(known.registry, framework, indicator);
    if (found.fault != Fault::none) return error_cell(found.fault);
    const auto rule = find_rule(*found.indicator, star);
    if (!rule) return error_cell(rule.fault());
    return text_cell(rule_sentence(*found.indicator, (*rule)->when, known.language));
}

Any Functions::starWeight(const OUString& framework, const OUString& indicator, const Any& star) {
    const auto found = find(catalogue(context_).registry, framework, indicator);
    if (const auto* level = index_level(found, indicator)) return number_cell(level->index_weight);
    if (found.fault != Fault::none) return error_cell(found.fault);
    if (found.indicator->kind == IndicatorKind::item) return number_cell(found.indicator->index_weight);
    const auto which = optional_number(star);
    if (!which) return error_cell(which.fault());
    const auto rule = find_rule(*found.indicator, which->value_or(5));
    if (rule.fault() == Fault::unknown_star) return error_cell(rule.fault());
    // "/" in the source means that there is nothing to earn; 0 keeps column sums simple.
    return number_cell(rule ? (*rule)->points : 0);
}

Any Functions::starWhy(const OUString& framework, const OUString& indicator, const Sequence<Any>& values) {
    const auto& known = catalogue(context_);
    const auto found = find(known.registry, framework, indicator);
    if (found.fault != Fault::none) return error_cell(found.fault);
    const Values given(values);
    const auto reading = read_values(*found.indicator, given.all());
    if (reading.fault != Fault::none && found.indicator->counts()) return error_cell(reading.fault);
    return text_cell(why_sentence(*found.indicator, reading, known.language));
}

Any Functions::starCheck(const OUString& framework, const OUString& indicator, const Sequence<Any>& values) {
    const auto& known = catalogue(context_);
    const auto found = find(known.registry, framework, indicator);
    if (found.fault == Fault::unknown_framework)
        return text_cell(unknown_framework_sentence(known.registry, utf8(framework), known.language));
    if (const auto* level = index_level(found, indicator))
        return text_cell(no_star_sentence(*found.framework, level->name.in(known.language), known.language));
    if (found.fault != Fault::none)
        return text_cell(unknown_indicator_sentence(*found.framework, utf8(indicator), known.language));
    const Values given(values);
    const auto reading = read_values(*found.indicator, given.all());
    const auto check = check_sentence(*found.indicator, given.all(), reading, known.language);
    // The input is good; what is left to say is why STARLEVEL has no answer here.
    if (check.empty() && found.indicator->kind == IndicatorKind::item)
        return text_cell(no_star_sentence(*found.framework, found.indicator->name.in(known.language), known.language));
    return text_cell(check);
}

Any Functions::indicatorInfo(const OUString& framework, const OUString& indicator, const OUString& field) {
    const auto& known = catalogue(context_);
    const auto found = find(known.registry, framework, indicator);
    if (const auto* level = index_level(found, indicator))
        return level_information(*found.framework, *level, utf8(field), known.language);
    if (found.fault != Fault::none) return error_cell(found.fault);
    return information(*found.framework, *found.indicator, utf8(field), known.language);
}

Any Functions::departments(const OUString& framework, const OUString& indicator, const Any& role) {
    const auto found = find(catalogue(context_).registry, framework, indicator);
    if (found.fault != Fault::none) return error_cell(found.fault);
    return department_names(*found.indicator, word_of(role));
}

Matrix Functions::indicators(const OUString& framework, const Any& scope) {
    const auto* found = catalogue(context_).registry.find(utf8(framework));
    if (!found) return column({error_cell(Fault::unknown_framework)});
    const auto part = found->find_scope(word_of(scope));
    if (!part) return column({error_cell(Fault::unknown_scope)});
    std::vector<Any> codes;
    for (const auto& indicator : found->indicators) {
        const bool listed = part->kind == Scope::Kind::tasks || indicator.counts();
        if (listed && found->contains(*part, indicator)) codes.push_back(text_cell(indicator.code));
    }
    return codes.empty() ? column({error_cell(Fault::unknown_scope)}) : column(codes);
}

Matrix Functions::frameworks() { return framework_table(catalogue(context_)); }

OUString Functions::cityStarInfo() { return utf16(info_line(catalogue(context_))); }

Matrix Functions::scoreBounds(const OUString& framework, const Matrix& indicators, const Matrix& values,
                              const Any& adjustment, const Any& scope) {
    const auto* found = catalogue(context_).registry.find(utf8(framework));
    if (!found) return column({error_cell(Fault::unknown_framework)});
    RangeRows rows(indicators, values);
    if (rows.fault() != Fault::none) return column({error_cell(rows.fault())});
    const auto options = total_options(*found, adjustment, scope);
    if (!options) return column({error_cell(options.fault())});
    const auto bounds = score_bounds(*found, rows.all(), *options);
    if (!bounds) return column({error_cell(bounds.fault())});
    return row({number_cell(bounds->lower), number_cell(bounds->reported),
                bounds->upper ? number_cell(*bounds->upper) : error_cell(Fault::no_criterion),
                number_cell(bounds->coverage)});
}

Any Functions::crosswalk(const OUString& framework, const OUString& indicator, const OUString& otherFramework,
                         const Any& answer) {
    const auto& known = catalogue(context_);
    const auto found = find(known.registry, framework, indicator);
    if (found.fault != Fault::none) return error_cell(found.fault);
    const auto* other = known.registry.find(utf8(otherFramework));
    if (!other) return error_cell(Fault::unknown_framework);
    const auto wanted = name_key(word_of(answer));
    if (!wanted.empty() && wanted != "code" && wanted != "reason") return error_cell(Fault::bad_argument);
    if (wanted == "reason")
        return text_cell(
            crosswalk_sentence(known.crosswalk, *found.framework, *found.indicator, *other, known.language));
    if (other == found.framework) return text_cell(found.indicator->code);
    const auto pairs = known.crosswalk.find(*found.framework, *found.indicator, *other);
    if (pairs.empty() || !pairs.front()->same) return error_cell(Fault::no_criterion);
    return text_cell(Crosswalk::other_code(*pairs.front(), *other));
}

Any Functions::figureCheck(const com::sun::star::uno::Reference<com::sun::star::beans::XPropertySet>& document,
                           const OUString& framework, const OUString& indicator,
                           const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& cells) {
    const auto& known = catalogue(context_);
    const auto found = find(known.registry, framework, indicator);
    // STARCHECK says what is wrong with the names.
    const auto* answered = found.fault == Fault::none ? found.indicator : nullptr;
    const auto wrong = first_no_figure(document, cells, answered);
    return text_cell(wrong ? no_figure_sentence(wrong->kind, wrong->address, known.language) : std::string());
}

OUString Functions::getImplementationName() { return "org.citystar.Functions"; }

sal_Bool Functions::supportsService(const OUString& name) { return cppu::supportsService(this, name); }

Sequence<OUString> Functions::getSupportedServiceNames() {
    const OUString name("org.citystar.Functions");
    return {&name, 1};
}

}  // namespace citystar::component

// The constructor that citystar.components names; the one symbol the library exports.
extern "C" SAL_DLLPUBLIC_EXPORT com::sun::star::uno::XInterface* citystar_create_functions(
    com::sun::star::uno::XComponentContext* context, const com::sun::star::uno::Sequence<com::sun::star::uno::Any>&) {
    auto* functions = new citystar::component::Functions(context);
    functions->acquire();
    return static_cast<cppu::OWeakObject*>(functions);
}
