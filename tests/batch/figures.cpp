#include "figures.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "citystar/score.hpp"
#include "values.hpp"

namespace citystar::batch {
namespace {

// Nobody reports a rank as large as a billion.
constexpr double largest = 1000;

double fraction(Random& random) { return static_cast<double>(random() % 1000) / 1000; }

const Measure& input_measure(const Indicator& indicator, std::size_t index) {
    return index < indicator.measures.size() ? indicator.measures[index]
                                             : indicator.parameters[index - indicator.measures.size()].measure;
}

Value value_of(const Input& input) {
    if (const auto* number = std::get_if<double>(&input)) return *number;
    if (const auto* text = std::get_if<std::string>(&input)) return std::string_view(*text);
    return {};
}

std::vector<Value> values_of(const std::vector<Input>& inputs) {
    std::vector<Value> out;
    for (const auto& input : inputs) out.push_back(value_of(input));
    return out;
}

// The figure as people type it: a word where there is a list, otherwise at most four decimals.
Input typed(const Measure& measure, double value) {
    if (measure.type == MeasureType::yes_no) return std::string(value != 0 ? "是" : "否");
    if (measure.type == MeasureType::level) return measure.levels[static_cast<std::size_t>(value)].zh;
    return std::round(value * 1e4) / 1e4;
}

// A value somewhat better than a threshold.
double beyond(Random& random, const Measure& measure, double value) {
    const auto& domain = measure.domain;
    const double part = 0.2 * fraction(random);
    value = test::small_is_good(measure) ? value - part * (value - domain.min)
                                         : value + part * (std::min(domain.max, largest) - value);
    value = domain.whole ? std::floor(value) : value;
    return std::clamp(value, domain.above_min ? domain.min + 1e-4 : domain.min, domain.max);
}

double anywhere(Random& random, const Measure& measure, double top) {
    const auto& domain = measure.domain;
    const double value = domain.min + (fraction(random) + 1e-3) * (std::min(domain.max, top) - domain.min);
    return domain.whole ? std::ceil(value) : value;
}

// Half of the indicators are as good as the whole workbook; the others are random.
std::vector<double> near_a_star(Random& random, const Indicator& indicator, std::size_t quality) {
    const auto best = indicator.stars.size();
    const auto chosen = random() % 2 == 0 ? std::min(quality, best) : random() % (best + 1);
    auto out =
        chosen == 0 ? test::worst_values(indicator) : test::meeting_values(indicator, indicator.stars[chosen - 1].when);
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = beyond(random, indicator.measures[i],
                        std::min(out[i], std::max(largest, indicator.measures[i].domain.min)));
    return out;
}

std::vector<Input> draw_row(const Indicator& indicator, Random& random, std::size_t quality) {
    const auto count = indicator.measures.size() + indicator.parameters.size();
    std::vector<double> values;
    if (indicator.kind == IndicatorKind::scored && !indicator.stars.empty())
        values = near_a_star(random, indicator, quality);
    while (values.size() < count)
        values.push_back(anywhere(random, input_measure(indicator, values.size()),
                                  indicator.kind == IndicatorKind::deduction ? 2 : 120));
    std::vector<Input> out;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& measure = input_measure(indicator, i);
        const bool left_out = random() % 12 == 0 || measure.tier == Tier::county;
        out.push_back(left_out ? Input() : typed(measure, values[i]));
    }
    return out;
}

}  // namespace

std::vector<const Indicator*> indicators_of(const Framework& framework) {
    std::vector<const Indicator*> out;
    for (const auto& indicator : framework.indicators)
        if (indicator.kind != IndicatorKind::task) out.push_back(&indicator);
    return out;
}

Figures draw_figures(const Framework& framework, Random& random) {
    const auto quality = random() % 6;
    Figures out;
    for (const auto* indicator : indicators_of(framework)) out.push_back(draw_row(*indicator, random, quality));
    return out;
}

Worth worth_of(const Framework& framework, const Figures& figures) {
    const auto indicators = indicators_of(framework);
    std::vector<std::vector<Value>> values;
    for (const auto& row : figures) values.push_back(values_of(row));
    std::vector<Row> rows;
    for (std::size_t i = 0; i < indicators.size(); ++i)
        rows.push_back({Value(std::string_view(indicators[i]->code)), values[i]});
    const auto total = total_points(framework, rows);
    if (!total) throw std::logic_error("no figures for " + indicators[total.failure().row]->code);
    Worth out{*total, std::nullopt};
    if (framework.scoring == Scoring::stars) out.overall_star = *overall_star(framework, rows, OverallRule::score);
    return out;
}

}  // namespace citystar::batch
