#include "ladder.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace citystar {
namespace {

constexpr std::size_t most_combinations = 300'000;
constexpr std::size_t most_points = 500;  // for one measure
constexpr double unlimited = 1e15;        // limits from here on count as unlimited

bool same(double a, double b) noexcept { return compare(a, Operator::at_least, b) && compare(a, Operator::at_most, b); }

// The values of one measure to try, the ones that read best in a message first.
struct Axis {
    const Measure* measure = nullptr;
    bool asked = false;   // used by some criterion
    bool summed = false;  // used in a sum
    std::vector<double> points;

    void add(double value) {
        if (std::ranges::none_of(points, [&](double point) { return same(value, point); })) points.push_back(value);
    }
};

class Search {
public:
    explicit Search(const Indicator& indicator) : indicator_(indicator) {
        // Parts may be unknown: criteria refer to the combined value, which may be given alone.
        if (indicator.combined)
            axes_.push_back({&indicator.combined->measure, false, false, {}});
        else
            for (const auto& measure : indicator.measures) axes_.push_back({&measure, false, false, {}});
        add_bounds();
        add_limits();
        add_parts();
        add_sums();
        add_steps();
    }

    std::optional<std::vector<LadderState>> run() {
        std::vector<std::vector<Value>> choices;
        std::size_t combinations = 1;
        for (std::size_t i = 0; i < axes_.size(); ++i) {
            choices.push_back(choices_of(i));
            if (choices.back().size() > most_points) return std::nullopt;
            combinations *= choices.back().size();
            if (combinations > most_combinations) return std::nullopt;
        }
        std::vector<LadderState> states;
        std::vector<Value> values(axes_.size());
        for (std::size_t number = 0; number < combinations; ++number) {
            std::size_t rest = number;
            for (std::size_t i = axes_.size(); i-- > 0; rest /= choices[i].size())
                values[i] = choices[i][rest % choices[i].size()];
            try_values(values, states);
        }
        return states;
    }

private:
    std::size_t axis_of(std::size_t measure) const noexcept { return indicator_.combined ? 0 : measure; }

    void add_bounds() {
        for (const auto& rule : indicator_.stars)
            for_each_comparison(rule.when, [&](const Comparison& comparison) {
                for (const auto measure : comparison.measures) axes_[axis_of(measure)].asked = true;
                if (comparison.measures.size() == 1)
                    axes_[axis_of(comparison.measures[0])].add(comparison.bound);
                else
                    sums_.push_back(&comparison);
            });
        for (const auto* sum : sums_)
            for (const auto measure : sum->measures) axes_[axis_of(measure)].summed = true;
    }

    void add_limits() {
        for (auto& axis : axes_) {
            if (!axis.asked) continue;
            const auto& domain = axis.measure->domain;
            if (domain.min > -unlimited) axis.add(domain.min);
            if (domain.max < unlimited) axis.add(domain.max);
        }
    }

    // A part may be as large as its whole, so values to try for one are also tried for the other.
    void add_parts() {
        if (indicator_.combined) return;
        for (std::size_t round = 0; round < axes_.size(); ++round)
            for (auto& part : axes_) {
                if (!part.measure->part_of) continue;
                auto& whole = axes_[*part.measure->part_of];
                if (!part.asked || !whole.asked) continue;
                const auto points = part.points;
                for (const double point : whole.points) part.add(point);
                for (const double point : points) whole.add(point);
            }
    }

    // Adds, for each summand, the rest of the sum's bound after every choice of the other summands. Sums with other
    // summands can add rests for each other, so there are several rounds.
    void add_sums() {
        std::set<std::vector<std::size_t>> kinds;
        for (const auto* sum : sums_) kinds.insert(sum->measures);
        for (std::size_t round = 0; round < kinds.size(); ++round) {
            const auto before = axes_;
            for (const auto* sum : sums_)
                for (const auto measure : sum->measures)
                    for (const double others : sums_of_others(before, *sum, measure))
                        if (axes_[measure].points.size() <= most_points) axes_[measure].add(sum->bound - others);
        }
    }

    static std::vector<double> sums_of_others(const std::vector<Axis>& axes, const Comparison& sum,
                                              std::size_t without) {
        Axis totals;
        totals.points = {0};
        for (const auto measure : sum.measures) {
            if (measure == without) continue;
            Axis next;
            for (const double total : totals.points)
                for (const double point : axes[measure].points)
                    if (next.points.size() <= most_points) next.add(total + point);
            totals = std::move(next);
        }
        return totals.points;
    }

    // Adds a value just above each point. A value just below a point lies just above the next lower one, so it is added
    // only if there may be no lower point or the measure is in a sum.
    void add_steps() {
        for (auto& axis : axes_) {
            if (!axis.asked) continue;
            const auto& domain = axis.measure->domain;
            const auto points = axis.points;
            const bool down = axis.summed || domain.min <= -unlimited;
            for (const double point : points) {
                const double step = domain.whole ? 1 : 1e-6 * std::max(1.0, std::abs(point));
                axis.add(point + step);
                if (down) axis.add(point - step);
            }
        }
    }

    // Points that the measure can have. Empty if no criterion asks for it, or if the measure may not apply.
    std::vector<Value> choices_of(std::size_t index) const {
        const auto& axis = axes_[index];
        std::vector<Value> out;
        for (const double point : axis.points) {
            std::vector<Value> alone(index);
            alone.emplace_back(point);
            if (axis.asked && read_values(indicator_, alone).fault == Fault::none) out.emplace_back(point);
        }
        if (out.empty() || axis.measure->tier != Tier::any) out.emplace_back();
        return out;
    }

    bool parts_fit(const Reading& reading) const noexcept {
        if (reading.combined_given) return true;
        for (std::size_t i = 0; i < indicator_.measures.size(); ++i)
            if (const auto whole = indicator_.measures[i].part_of; whole && reading.has(i) && reading.has(*whole))
                if (compare(reading.values[i], Operator::above, reading.values[*whole])) return false;
        return true;
    }

    void try_values(const std::vector<Value>& values, std::vector<LadderState>& states) const {
        LadderState state{0, read_values(indicator_, values)};
        if (state.reading.fault != Fault::none || !parts_fit(state.reading)) return;
        for (std::size_t i = 0; i < indicator_.stars.size(); ++i)
            if (holds(indicator_.stars[i].when, state.reading)) state.holding |= 1u << i;
        if (std::ranges::find(states, state.holding, &LadderState::holding) == states.end()) states.push_back(state);
    }

    const Indicator& indicator_;
    std::vector<Axis> axes_;
    std::vector<const Comparison*> sums_;
};

}  // namespace

void for_each_comparison(const Criterion& criterion, const std::function<void(const Comparison&)>& visit) {
    if (criterion.kind == Criterion::Kind::comparison) return visit(criterion.comparison);
    for (const auto& child : criterion.children) for_each_comparison(child, visit);
}

std::optional<std::vector<LadderState>> ladder_states(const Indicator& indicator) { return Search(indicator).run(); }

}  // namespace citystar
