// An evaluation framework as data: indicators, measures, criteria per star, weights, departments.
//
// A Framework is built by load_framework() (load.hpp), never changed afterwards, and may be read from any number of
// threads. Strings are UTF-8. Points are points of the framework's own scale (0–100).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "citystar/text.hpp"

namespace citystar {

/// No indicator may declare more measures and parameters than this; load_framework() refuses it.
inline constexpr std::size_t max_measures = 16;

enum class MeasureType {
    share,   ///< part of a whole, a fraction 0–1, shown as per cent
    ratio,   ///< quotient that is not part of a whole, a fraction, shown as per cent
    count,   ///< whole number ≥ 0
    rank,    ///< whole number ≥ 1, 1 is best
    yes_no,  ///< 1 or 0
    level,   ///< whole number 0…n, each with a name
    amount,  ///< real number ≥ 0
    length,  ///< real number > 0
};

/// The values a measure can have: min ≤ value ≤ max, or min < value when `above_min`; whole numbers only when `whole`.
struct Domain {
    double min = 0;
    double max = 0;
    bool above_min = false;
    bool whole = false;
};

/// Some measures apply to counties only or to cities only; of those, the reported one counts.
enum class Tier { any, county, city };

struct Measure {
    std::string id;
    MeasureType type = MeasureType::count;
    Text name;
    Text unit;     ///< empty where the type says it all
    Text formula;  ///< "numerator / denominator" in our own words; may be empty
    Domain domain;
    std::vector<Text> levels;            ///< names of 0…n for MeasureType::level
    std::optional<std::size_t> part_of;  ///< this measure cannot exceed that one
    std::optional<double> full;          ///< the count that scores 1 where measures are put on a 0–1 scale
    bool lower_is_better = false;        ///< for a measure whose target the user gives
    Tier tier = Tier::any;
};

/// A number that the user gives after the measures: the target of a measure for which the source prints no target.
struct Parameter {
    Measure measure;            ///< its name, unit and domain
    std::size_t target_of = 0;  ///< the measure it is the target of
};

enum class Operator { at_least, above, at_most, below };

/// Whether more is better for a comparison with this operator.
constexpr bool wants_more(Operator op) noexcept { return op == Operator::at_least || op == Operator::above; }

/// `sum of measures  op  bound`. Usually one measure. Indices from Indicator::measures.size() on mean the combined
/// value, or parameters.
struct Comparison {
    std::vector<std::size_t> measures;
    Operator op = Operator::at_least;
    double bound = 0;
    std::optional<std::size_t> parameter;  ///< index of the value that stands for the bound
};

/// A comparison, or several criteria joined by "and" / "or".
struct Criterion {
    enum class Kind { comparison, all, any };
    Kind kind = Kind::comparison;
    Comparison comparison;            ///< used when kind is comparison
    std::vector<Criterion> children;  ///< used otherwise; never empty then
};

struct StarRule {
    int star = 0;       ///< 1–5
    double points = 0;  ///< weight earned at this star
    Criterion when;
};

/// One value made of all measures by inner weights (air, water, noise 40/40/20). Criteria refer to it.
struct Combined {
    Measure measure;              ///< its name and domain
    std::vector<double> weights;  ///< one per measure, sum 1
};

enum class Role { lead, support };

struct DepartmentRef {
    std::string printed;         ///< the name as the source prints it at this place
    std::size_t department = 0;  ///< index in Framework::departments
    Role role = Role::lead;
};

struct Department {
    std::string name;
    std::vector<std::string> aliases;
    bool placeholder = false;  ///< "the departments concerned": a phrase, not a department
};

struct Level {
    std::string code;
    Text name;
    std::vector<std::string> aliases;
    std::optional<std::size_t> parent;  ///< stands before its children
    double weight = 1;                  ///< in an index, relative to its siblings
    double index_weight = 0;            ///< in the whole index
    std::optional<double> points;       ///< printed sum of the top-star weights below it
};

/// A quantified target of a text task, for display.
struct TaskTarget {
    Text name;
    Operator op = Operator::at_least;
    double bound = 0;
    Text unit;
};

struct Deadline {
    std::string date;     ///< ISO 8601
    std::string printed;  ///< the source's own words
};

enum class IndicatorKind {
    scored,
    deduction,  ///< costs points per incident, has no star
    unscored,   ///< listed among the indicators, but the source gives it no criterion
    task,       ///< a task in words, with lead and responsible units
    item,       ///< part of an index: has a weight and a score, and no star
};

/// The way in which an item of an index is scored.
enum class ItemScore {
    value,       ///< its value is its score
    normalised,  ///< each measure on 0–1, the item is their mean
    target,      ///< 1 if its target is met, otherwise 0
};

struct Indicator {
    std::string code;
    Text name;
    std::vector<std::string> aliases;  ///< every other printed form of the name or code
    std::size_t level = 0;             ///< index in Framework::levels
    IndicatorKind kind = IndicatorKind::scored;
    bool leading = false;  ///< marked ★ in the source
    std::string source;    ///< who holds the data, as printed; may be empty
    std::vector<DepartmentRef> departments;
    std::vector<Measure> measures;  ///< in the order the functions take them
    std::optional<Combined> combined;
    std::vector<StarRule> stars;  ///< ascending by star
    double points_per_incident = 0;
    ItemScore score = ItemScore::value;
    double weight = 1;                  ///< weight of an item, relative to its siblings
    double index_weight = 0;            ///< weight of an item in the whole index; all items together make 1
    double full_points = 0;             ///< points of an item that scores 1: index weight × scale
    std::vector<Parameter> parameters;  ///< values that follow the measures
    std::optional<Criterion> target;    ///< target of an item that is scored by its target
    std::vector<TaskTarget> targets;
    std::optional<Deadline> deadline;

    /// Whether it brings or costs points.
    bool counts() const noexcept { return kind != IndicatorKind::unscored && kind != IndicatorKind::task; }
    /// The rule of a star, or null where the source has no criterion for it.
    const StarRule* rule(int star) const noexcept;
    /// The rule of the highest star up to `star` that has a criterion, or null.
    const StarRule* rule_up_to(int star) const noexcept;
    /// The highest star with a criterion, or null.
    const StarRule* top() const noexcept { return stars.empty() ? nullptr : &stars.back(); }
    /// How many figures are put in: measures, then parameters.
    std::size_t input_count() const noexcept { return measures.size() + parameters.size(); }
    /// The index of the user's target for a measure among all that is put in; no value if the measure needs no target.
    std::optional<std::size_t> parameter_of(std::size_t measure) const noexcept;
    /// The measure of a figure that is put in; `index` is below input_count().
    const Measure& input(std::size_t index) const noexcept {
        return index < measures.size() ? measures[index] : parameters[index - measures.size()].measure;
    }
    /// Whether an index of measure() means the combined value.
    bool is_combined(std::size_t index) const noexcept { return combined && index == measures.size(); }
    /// The index of measure() that criteria are about: the combined value where there is one, otherwise `index`.
    std::size_t judged(std::size_t index) const noexcept { return combined ? measures.size() : index; }
    /// The measure behind an index: a measure, the combined value, or a parameter.
    const Measure& measure(std::size_t index) const noexcept {
        if (index < measures.size()) return measures[index];
        return combined ? combined->measure : parameters[index - measures.size()].measure;
    }
};

struct StarTotal {
    int star = 0;
    double points = 0;  ///< sum of the weights of that star: the total that earns it
};

struct StarDeadline {
    int star = 0;
    std::string date;  ///< ISO 8601
};

/// A reading that is ours because the source does not print it.
struct Assumption {
    std::string id;
    std::vector<std::string> indicators;  ///< codes; empty: the whole framework
    Text text;
};

/// Part of a framework: everything, a level, a department, or the text tasks.
struct Scope {
    enum class Kind { everything, level, department, tasks };
    Kind kind = Kind::everything;
    std::size_t index = 0;
};

enum class Scoring {
    stars,  ///< points of the stars reached, summed
    index,  ///< weighted means up the tree of levels
};

/// The factor of an index's total.
struct Coefficient {
    Text name;
    double max = 1;  ///< 0 < coefficient ≤ max; 1 if the user gives no coefficient
};

/// A unit that the source itself compares, such as a district of the city.
struct Unit {
    std::string name;
    std::size_t group = 0;  ///< index in Framework::groups
};

struct UnitGroup {
    std::string code;
    Text name;
};

struct Framework {
    std::string id;
    std::vector<std::string> aliases;
    Text title;
    Text edition;
    Text source;
    Scoring scoring = Scoring::stars;
    double scale = 1;  ///< points of an index whose items all score 1
    std::optional<Coefficient> coefficient;
    std::vector<StarTotal> star_totals;  ///< ascending by star
    std::optional<Deadline> deadline;    ///< one date for all indicators
    std::vector<UnitGroup> groups;
    std::vector<Unit> units;
    std::vector<StarDeadline> deadlines;
    std::vector<Assumption> assumptions;
    std::vector<Department> departments;
    std::vector<Level> levels;
    std::vector<Indicator> indicators;

    /// The indicator of a code or any printed name, ignoring case and width; null if there is no such indicator.
    const Indicator* find_indicator(std::string_view code_or_name) const;
    /// The place of an indicator or a level among the framework's own; it must be one of them.
    std::size_t index_of(const Indicator& indicator) const noexcept {
        return static_cast<std::size_t>(&indicator - indicators.data());
    }
    std::size_t index_of(const Level& level) const noexcept { return static_cast<std::size_t>(&level - levels.data()); }
    /// The level of a code or name; null if there is no such level.
    const Level* find_level(std::string_view code_or_name) const;
    /// A level code or name, a department under any of its names, or "tasks"; empty text is everything.
    std::optional<Scope> find_scope(std::string_view text) const;
    /// Whether an indicator belongs to a scope. Sub-levels belong to their parent.
    bool contains(const Scope& scope, const Indicator& indicator) const noexcept;
    /// The date an indicator is due for a star: the indicator's own, otherwise the framework's; empty if neither is
    /// printed.
    std::string_view due(const Indicator& indicator, int star) const noexcept;

    struct KeyHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view key) const noexcept { return std::hash<std::string_view>{}(key); }
    };
    using Index = std::unordered_map<std::string, std::size_t, KeyHash, std::equal_to<>>;
    Index indicator_index;   ///< filled by load_framework(): keys and plain codes
    Index department_index;  ///< likewise
    Index level_index;       ///< likewise
};

}  // namespace citystar
