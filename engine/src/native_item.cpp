#include "native_item.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "native_syntax.hpp"

namespace citystar::native {
namespace {

// A measure on a scale of 0–1. Source: normalised() of the evaluation.
std::string scaled(const Measure& measure, const std::string& value, const std::string& target) {
    if (!target.empty() && measure.lower_is_better) return fmt::format("IF({0}<={1};1;{1}/{0})", value, target);
    if (!target.empty()) return fmt::format("MAX(0;MIN(1;{}/{}))", value, target);
    switch (measure.type) {
        case MeasureType::count: return fmt::format("MIN(1;{}/{})", value, literal(measure.full.value_or(1)));
        case MeasureType::level: return fmt::format("{}/{}", value, measure.levels.size() - 1);
        case MeasureType::rank:
            return fmt::format("({}-{})/{}", literal(measure.domain.max + 1), value, literal(measure.domain.max));
        default: return fmt::format("MAX(0;MIN(1;{}))", value);
    }
}

// The measures of an item that is scored by their mean.
class Mean {
public:
    Mean(const Indicator& item, const Row& row, Figures figures) : item_(item), row_(row), figures_(figures) {
        for (std::size_t i = 0; i < item.measures.size(); ++i)
            if (item.measures[i].tier != Tier::any) tiered_.push_back(i);
    }

    std::string sum() const {
        std::vector<std::string> terms;
        for (std::size_t i = 0; i < item_.measures.size(); ++i) terms.push_back(term(i));
        return added(terms);
    }

    // How many measures count: those without a tier, and those of the tier that is reported. If neither is, those of
    // the larger one.
    std::string counted() const {
        const auto any = counted(Tier::any);
        if (tiered_.empty()) return any;
        const auto county = counted(Tier::county);
        const auto city = counted(Tier::city);
        return fmt::format("{}+IF({};{};IF({};{};MAX({};{})))", any, known(Tier::county), county, known(Tier::city),
                           city, county, city);
    }

private:
    const Measure& measure(std::size_t index) const { return item_.measures[index]; }

    // Whether the measure takes part, as conditions; none if it always does.
    std::vector<std::string> conditions(std::size_t index) const {
        std::vector<std::string> out;
        if (const auto target = item_.parameter_of(index)) out.push_back(row_.has(*target));
        if (figures_ == Figures::as_reported) {
            out.push_back(row_.has(index));
        } else if (measure(index).tier != Tier::any) {
            // If neither tier is reported, the first measure of one stands for both.
            const auto filled = row_.count(tiered_) + "=0";
            out.push_back(index == tiered_.front() ? any_of({row_.has(index), filled}) : row_.has(index));
        }
        return out;
    }

    std::string value(std::size_t index) const {
        if (figures_ == Figures::as_reported) return row_.number(index);
        const auto& domain = measure(index).domain;
        const bool small = measure(index).lower_is_better || measure(index).type == MeasureType::rank;
        return row_.number_or(index, small ? domain.min : domain.max);
    }

    std::string term(std::size_t index) const {
        const auto target = item_.parameter_of(index);
        const auto score = scaled(measure(index), value(index), target ? row_.number(*target) : std::string());
        const auto needed = conditions(index);
        // A measure that is not reported is 0, which scores 0 on most scales.
        const bool zero_is_zero =
            figures_ == Figures::as_reported && !target && measure(index).type != MeasureType::rank;
        if (needed.empty() || zero_is_zero) return score;
        return fmt::format("IF({};{};0)", all_of(needed), score);
    }

    std::string counted(Tier tier) const {
        std::size_t always = 0;
        std::vector<std::size_t> targets;
        for (std::size_t i = 0; i < item_.measures.size(); ++i) {
            if (measure(i).tier != tier) continue;
            const auto target = item_.parameter_of(i);
            if (target)
                targets.push_back(*target);
            else
                ++always;
        }
        if (targets.empty()) return std::to_string(always);
        return always == 0 ? row_.count(targets) : fmt::format("{}+{}", always, row_.count(targets));
    }

    // Whether a measure of the tier takes part.
    std::string known(Tier tier) const {
        std::vector<std::string> out;
        for (const auto index : tiered_)
            if (measure(index).tier == tier) out.push_back(all_of(conditions(index)));
        return out.empty() ? "FALSE()" : any_of(out);
    }

    const Indicator& item_;
    const Row& row_;
    const Figures figures_;
    std::vector<std::size_t> tiered_;
};

}  // namespace

std::string counted_measures(const Indicator& item, const Row& row, Figures figures) {
    return Mean(item, row, figures).counted();
}

std::string score_formula(const Indicator& item, const Row& row, Figures figures) {
    if (item.score == ItemScore::target) {
        const auto met = figures == Figures::at_best ? row.could_hold(*item.target) : row.holds(*item.target);
        return fmt::format("IF({};1;0)", met);
    }
    const Mean mean(item, row, figures);
    const auto counted = mean.counted();
    const bool always = counted.find_first_not_of("0123456789") == std::string::npos && counted != "0";
    if (always) return fmt::format("({})/{}", mean.sum(), counted);
    return fmt::format("IF({0}=0;0;({1})/({0}))", counted, mean.sum());
}

}  // namespace citystar::native
