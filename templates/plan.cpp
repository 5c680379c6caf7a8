#include "plan.hpp"

#include <algorithm>
#include <map>

#include "cell_texts.hpp"
#include "native_judgement.hpp"

namespace citystar::templates {
namespace {

// Assigns the next free columns one after the other.
class Columns {
public:
    explicit Columns(sal_Int32 first) : next_(first) {}
    sal_Int32 take(sal_Int32 count = 1) {
        const auto out = next_;
        next_ += count;
        return out;
    }

private:
    sal_Int32 next_;
};

constexpr sal_Int32 unassigned_notice_rows = 40;

}  // namespace

Plan::Plan(const Framework& of, const WorkbookOptions& with) : framework(of), options(with) {
    list_contents();
    place_report();
    place_score();
}

void Plan::list_contents() {
    for (const auto& indicator : framework.indicators) {
        if (part() && !part()->rows.contains(indicator.code)) continue;
        (indicator.kind == IndicatorKind::task ? tasks : listed).push_back(&indicator);
    }
    for (const auto* indicator : listed) {
        values = std::max(values, inputs(*indicator));
        if (indicator->kind == IndicatorKind::item) item_score = indicator->score;
    }
    // The sums of levels are those of the whole.
    for (const auto& level : framework.levels)
        if (!part() && !level.parent &&
            std::ranges::any_of(listed, [&](const auto* one) { return &level1_of(*one) == &level; }))
            level1.push_back(&level);
    if (framework.scoring == Scoring::index && framework.units.empty() && !part())
        for (const auto& level : framework.levels)
            if (level.parent) level2.push_back(&level);
    for (const auto& department : framework.departments)
        if (!department.placeholder) departments.push_back(department.name);
    stars = framework.scoring == Scoring::stars;
    units = !framework.units.empty();
    native = options.formulas == Formulas::native;
}

void Plan::place_report() {
    Columns columns(report.content + 1);
    if (std::ranges::any_of(listed, [](const auto* indicator) { return quotient(*indicator); })) {
        report.numerator = columns.take();
        report.denominator = columns.take();
    }
    report.value = columns.take(values);
    report.check = columns.take();
    report.level = columns.take();
    report.departments = columns.take();
    report.period = columns.take();
    report.document = columns.take();
    report.page = columns.take();
    report.dated = columns.take();
    report.grade = columns.take();
    report.verifier = columns.take();
    report.verified = columns.take(values);
    report.status = columns.take();
    report.planned = columns.take();
    report.note = columns.take();
}

void Plan::place_score() {
    Columns next(score.lead + 1);
    if (stars)
        score.star = next.take();
    else {
        score.weight = next.take();
        score.score = next.take();
    }
    score.points = next.take();
    score.full = next.take();
    if (units) {
        score.mean = next.take();
        score.best = next.take();
        score.rank = next.take();
    }
    score.missing = next.take();
    score.check = next.take();
    score.row = next.take();
    if (units) score.declared = next.take();
    score.adopted = next.take(values);
    score.unusable = next.take();
    if (!native) score.counted = next.take(values);
    score.unusable_declared = next.take();
    if (!native) score.counted_declared = next.take(values);
    if (!stars) score.share = next.take();
    score.support = next.take();
    score.leads_key = next.take();
    score.all_key = next.take();
    score.held = next.take();
    score.gain = next.take();
    score.requirement = next.take();
    score.target_gap = next.take();
    score.due = next.take();
    score.light = next.take();
    score.key = next.take();
    score.mine = next.take();
    score.last = score.mine;
    if (native) place_native();
}

// What is alike stands side by side: the file becomes a third smaller.
void Plan::place_native() {
    Columns next(score.last + 1);
    auto& to = native_columns;
    const bool combined = std::ranges::any_of(listed, [](const auto* one) { return one->combined.has_value(); });
    to.block = values + (combined ? 1 : 0);
    to.adopted.contents = score.adopted;
    to.declared.contents = units ? score.declared : next.take(values);
    for (auto* figures : {&to.declared, &to.adopted}) figures->keys = next.take(values);
    for (auto* figures : {&to.declared, &to.adopted}) figures->readings = next.take(to.block);
    for (auto* block : {&to.counted_declared, &to.counted}) *block = next.take(to.block);
    to.held = next.take();
    for (const auto column : {&NativeColumns::Result::score, &NativeColumns::Result::points,
                              &NativeColumns::Result::takes_part, &NativeColumns::Result::level})
        for (auto* result : {&to.counting, &to.own, &to.best}) result->*column = next.take();
    if (!stars)
        for (auto* result : {&to.counting, &to.own})
            for (auto* column : {&result->own_points, &result->own_weight}) *column = next.take();
    to.reported = next.take();
    to.missing = next.take(5);
    to.rule = next.take(5);
    to.weight = next.take();
    to.given = next.take();
    to.open = next.take();
    for (auto* column : {&to.decimals, &to.shown, &to.faults}) *column = next.take(values);
    to.doubts = next.take(native_doubts(*this));
    score.counted = to.counted;
    score.counted_declared = to.counted_declared;
    score.last = next.take() - 1;
}

sal_Int32 Plan::notice_rows() const {
    if (departments.empty()) return std::min(count(), unassigned_notice_rows);
    std::map<std::size_t, sal_Int32> involved;
    for (const auto& indicator : framework.indicators) {
        if (!indicator.counts() && indicator.kind != IndicatorKind::task) continue;
        for (const auto& department : indicator.departments) ++involved[department.department];
    }
    sal_Int32 most = 1;
    for (const auto& [department, rows] : involved)
        if (!framework.departments[department].placeholder) most = std::max(most, rows);
    return most;
}

const Level& Plan::level1_of(const Indicator& indicator) const {
    const auto* level = &framework.levels[indicator.level];
    while (level->parent) level = &framework.levels[*level->parent];
    return *level;
}

sal_Int32 Plan::inputs(const Indicator& indicator) { return static_cast<sal_Int32>(indicator.input_count()); }

const Measure& Plan::input(const Indicator& indicator, sal_Int32 index) {
    return indicator.input(static_cast<std::size_t>(index));
}

bool Plan::quotient(const Indicator& indicator) {
    if (inputs(indicator) != 1) return false;
    const auto& measure = indicator.measures.front();
    return is_fraction(measure) && measure.formula.zh.find(" / ") != std::string::npos;
}

std::string Plan::department_names(const Indicator& indicator, Role role) const {
    std::string out;
    for (const auto& department : indicator.departments) {
        if (department.role != role) continue;
        if (!out.empty()) out += "、";
        out += framework.departments[department.department].name;
    }
    return out;
}

}  // namespace citystar::templates
