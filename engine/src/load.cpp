#include "citystar/load.hpp"

#include <algorithm>
#include <boost/json/parser.hpp>
#include <chrono>
#include <cmath>
#include <fstream>
#include <unordered_set>

#include "node.hpp"
#include "scan.hpp"

namespace citystar {
namespace {

constexpr double largest = 1e15;

// Names of one kind, each to be used once: the index, and where each stands.
class Names {
public:
    explicit Names(Framework::Index& index) : index_(&index) {}

    void add(const std::string& name, std::size_t target, const Node& where) {
        const auto key = name_key(name);
        if (key.empty()) return;
        const auto [entry, fresh] = index_->emplace(key, target);
        if (!fresh && entry->second != target) {
            where.report(Fault::duplicate, say_both(Message::load_duplicate, name, places_[key]));
            return;
        }
        places_.emplace(key, where.pointer());
        index_->emplace(name, target);
    }

private:
    Framework::Index* index_;
    std::unordered_map<std::string, std::string> places_;
};

class Reader {
public:
    /// `found`: what the text has shown already.
    Reader(const boost::json::value& document, std::vector<Problem> found)
        : problems_(std::move(found)), root_(document, "", problems_) {}

    Framework read() {
        if (!root_.is_object({"$schema", "schema", "id", "aliases", "title", "edition", "source", "star_totals",
                              "deadlines", "assumptions", "departments", "levels", "indicators"}))
            return {};
        if (const auto node = root_.require("schema")) node->integer(1, 1);
        if (const auto node = root_.require("id")) out_.id = node->string();
        if (const auto node = root_.find("aliases")) out_.aliases = node->strings();
        if (const auto node = root_.require("title")) out_.title = node->text();
        if (const auto node = root_.require("edition")) out_.edition = node->text();
        if (const auto node = root_.require("source")) out_.source = node->text();
        read_departments();
        read_levels();
        read_indicators();
        read_star_totals();
        read_deadlines();
        read_assumptions();
        return std::move(out_);
    }

    std::vector<Problem> take_problems() { return problems_.take(); }

private:
    void read_departments() {
        const auto list = root_.find("departments");
        if (!list) return;
        Names names(out_.department_index);
        for (const auto& node : list->elements()) {
            Department department;
            if (node.is_object({"name", "aliases", "placeholder"})) {
                if (const auto name = node.require("name")) {
                    department.name = name->string();
                    names.add(department.name, out_.departments.size(), *name);
                }
                if (const auto aliases = node.find("aliases"))
                    for (const auto& alias : aliases->elements()) {
                        department.aliases.push_back(alias.string());
                        names.add(department.aliases.back(), out_.departments.size(), alias);
                    }
                if (const auto mark = node.find("placeholder")) department.placeholder = mark->boolean();
            }
            out_.departments.push_back(std::move(department));
        }
    }

    void read_levels() {
        const auto list = root_.require("levels");
        if (!list) return;
        Names names(out_.level_index);
        for (const auto& node : list->elements()) {
            Level level;
            if (node.is_object({"code", "name", "parent", "points"})) {
                // A parent stands before its children, so the tree has no cycle.
                if (const auto parent = node.find("parent"))
                    level.parent = resolve(*parent, out_.level_index, "levels");
                if (const auto code = node.require("code")) {
                    level.code = code->string();
                    names.add(level.code, out_.levels.size(), *code);
                }
                if (const auto name = node.require("name")) {
                    level.name = name->text();
                    names.add(level.name.zh, out_.levels.size(), *name);
                }
                if (const auto points = node.find("points")) level.points = points->number(0, largest);
            }
            out_.levels.push_back(std::move(level));
        }
        if (out_.levels.empty()) list->report(Fault::bad_value, say_both(Message::load_empty));
    }

    std::optional<std::size_t> resolve(const Node& node, const Framework::Index& index, std::string_view what) {
        const auto name = node.string();
        if (name.empty()) return std::nullopt;  // reported
        if (const auto found = index.find(name_key(name)); found != index.end()) return found->second;
        node.report(Fault::unresolved, say_both(Message::load_unresolved, name, what));
        return std::nullopt;
    }

    void read_indicators() {
        const auto list = root_.require("indicators");
        if (!list) return;
        Names names(out_.indicator_index);
        for (const auto& node : list->elements()) {
            Indicator indicator;
            if (node.is_object({"code", "name", "aliases", "level", "kind", "leading", "source", "departments",
                                "measures", "combined", "points_per_incident", "stars", "targets", "deadline"}))
                read_indicator(node, indicator, names);
            out_.indicators.push_back(std::move(indicator));
        }
        if (out_.indicators.empty()) list->report(Fault::bad_value, say_both(Message::load_empty));
    }

    void read_indicator(const Node& node, Indicator& indicator, Names& names) {
        const std::size_t self = out_.indicators.size();
        if (const auto code = node.require("code")) {
            indicator.code = code->string();
            names.add(indicator.code, self, *code);
        }
        if (const auto name = node.require("name")) {
            indicator.name = name->text();
            names.add(indicator.name.zh, self, *name);
        }
        if (const auto aliases = node.find("aliases"))
            for (const auto& alias : aliases->elements()) {
                indicator.aliases.push_back(alias.string());
                names.add(indicator.aliases.back(), self, alias);
            }
        if (const auto level = node.require("level"))
            indicator.level = resolve(*level, out_.level_index, "levels").value_or(0);
        bool kind_known = false;
        if (const auto kind = node.require("kind")) {
            const auto before = problems_.count();
            indicator.kind = static_cast<IndicatorKind>(kind->choice({"scored", "deduction", "unscored", "task"}));
            kind_known = problems_.count() == before;
        }
        if (const auto leading = node.find("leading")) indicator.leading = leading->boolean();
        if (const auto source = node.find("source")) indicator.source = source->string();
        if (const auto list = node.find("departments"))
            for (const auto& element : list->elements()) read_department_ref(element, indicator);
        if (const auto list = node.find("measures")) read_measures(*list, indicator);
        if (const auto combined = node.find("combined")) read_combined(*combined, indicator);
        if (const auto points = node.find("points_per_incident"))
            indicator.points_per_incident = points->number(0, largest);
        if (const auto stars = node.find("stars")) read_stars(*stars, indicator);
        if (const auto targets = node.find("targets"))
            for (const auto& element : targets->elements()) read_target(element, indicator);
        if (const auto deadline = node.find("deadline"); deadline && deadline->is_object({"date", "printed"})) {
            indicator.deadline.emplace();
            if (const auto date = deadline->require("date")) indicator.deadline->date = read_date(*date);
            if (const auto printed = deadline->require("printed")) indicator.deadline->printed = printed->string();
        }
        if (kind_known) check_kind(node, indicator);
    }

    static void check_kind(const Node& node, const Indicator& indicator) {
        const auto must = [&](bool wanted, std::string_view key) {
            if (wanted && !node.has(key))
                node.report(Fault::missing_key, say_both(Message::load_kind_needs, key));
            else if (!wanted && node.has(key))
                node.report(Fault::bad_value, say_both(Message::load_kind, key));
        };
        const bool scored = indicator.kind == IndicatorKind::scored;
        const bool deduction = indicator.kind == IndicatorKind::deduction;
        must(scored, "stars");
        must(scored || deduction, "measures");
        must(deduction, "points_per_incident");
        // Incidents are counted: a deduction has one value, and it is a whole number.
        if (deduction && (indicator.measures.size() != 1 || indicator.measures[0].type != MeasureType::count))
            node.report(Fault::bad_value, say_both(Message::load_deduction));
        if (!scored && node.has("combined")) must(false, "combined");
        if (indicator.kind != IndicatorKind::task && node.has("targets")) must(false, "targets");
    }

    void read_department_ref(const Node& node, Indicator& indicator) {
        if (!node.is_object({"name", "role"})) return;
        DepartmentRef ref;
        if (const auto name = node.require("name")) {
            ref.printed = name->string();
            ref.department = resolve(*name, out_.department_index, "departments").value_or(0);
        }
        if (const auto role = node.require("role")) ref.role = static_cast<Role>(role->choice({"lead", "support"}));
        indicator.departments.push_back(std::move(ref));
    }

    void read_measures(const Node& list, Indicator& indicator) {
        const auto elements = list.elements();
        if (elements.size() > max_measures)
            return list.report(Fault::bad_value, say_both(Message::load_range, elements.size(), 1, max_measures));
        for (const auto& node : elements) {
            Measure measure;
            if (node.is_object({"id", "type", "name", "unit", "formula", "levels", "min", "max", "above", "part_of"}))
                read_measure(node, measure, indicator);
            indicator.measures.push_back(std::move(measure));
        }
        if (elements.empty() && indicator.counts())
            list.report(Fault::bad_value, say_both(Message::load_empty));
    }

    static void read_measure(const Node& node, Measure& measure, const Indicator& indicator) {
        if (const auto id = node.require("id")) {
            measure.id = id->string();
            if (find_measure(indicator, measure.id))
                id->report(Fault::duplicate, say_both(Message::load_duplicate, measure.id, "measures"));
        }
        if (const auto type = node.require("type"))
            measure.type = static_cast<MeasureType>(
                type->choice({"share", "ratio", "count", "rank", "yes_no", "level", "amount", "length"}));
        if (const auto name = node.require("name")) measure.name = name->text();
        if (const auto unit = node.find("unit")) measure.unit = unit->text();
        if (const auto formula = node.find("formula")) measure.formula = formula->text();
        if (const auto levels = node.find("levels"))
            read_level_names(*levels, measure);
        if (measure.type == MeasureType::level && measure.levels.size() < 2)
            node.report(Fault::missing_key, say_both(Message::load_missing_key, "levels"));
        if (measure.type != MeasureType::level && !measure.levels.empty())
            node.report(Fault::bad_value, say_both(Message::load_kind, "levels"));
        measure.domain = usual_domain(measure);
        read_limits(node, measure);
        if (const auto whole = node.find("part_of"))
            if (const auto whole_id = whole->string(); !whole_id.empty()) {
                measure.part_of = find_measure(indicator, whole_id);
                if (!measure.part_of)
                    whole->report(Fault::unresolved, say_both(Message::load_unresolved, whole_id, "measures"));
            }
    }

    static void read_level_names(const Node& list, Measure& measure) {
        std::unordered_set<std::string> keys;
        for (const auto& node : list.elements()) {
            auto name = node.text();
            if (!name.zh.empty() && !keys.insert(name_key(name.zh)).second)
                node.report(Fault::duplicate, say_both(Message::load_duplicate, name.zh, "levels"));
            measure.levels.push_back(std::move(name));
        }
    }

    // Limits narrow the usual domain of the type and never widen it; yes/no and levels have no others.
    static void read_limits(const Node& node, Measure& measure) {
        const bool fixed = measure.type == MeasureType::yes_no || measure.type == MeasureType::level;
        auto& domain = measure.domain;
        const auto read = [&](const Node& limit) {
            return domain.whole ? limit.whole_number(domain.min, domain.max) : limit.number(domain.min, domain.max);
        };
        const auto refuse = [](const Node& limit, std::string_view key) {
            limit.report(Fault::bad_value, say_both(Message::load_kind, key));
        };
        const auto min = node.find("min");
        const auto above = node.find("above");
        const auto max = node.find("max");
        if (min && (fixed || domain.above_min)) return refuse(*min, "min");
        if (above && (fixed || domain.whole || min)) return refuse(*above, "above");
        if (max && fixed) return refuse(*max, "max");
        if (min) domain.min = read(*min);
        if (above) domain.min = read(*above);
        if (above) domain.above_min = true;
        if (max) domain.max = read(*max);
        if (domain.above_min && domain.max <= domain.min)
            node.report(Fault::bad_value, say_both(Message::load_no_room));
    }

    static Domain usual_domain(const Measure& measure) {
        switch (measure.type) {
            case MeasureType::share: return {0, 1, false, false};
            case MeasureType::ratio: return {-largest, largest, false, false};
            case MeasureType::count: return {0, largest, false, true};
            case MeasureType::rank: return {1, largest, false, true};
            case MeasureType::yes_no: return {0, 1, false, true};
            case MeasureType::level: return {0, static_cast<double>(measure.levels.size()) - 1, false, true};
            case MeasureType::amount: return {0, largest, false, false};
            case MeasureType::length: return {0, largest, true, false};
        }
        return {};
    }

    static std::optional<std::size_t> find_measure(const Indicator& indicator, std::string_view id) {
        const auto found = std::ranges::find(indicator.measures, id, &Measure::id);
        if (found == indicator.measures.end()) return std::nullopt;
        return static_cast<std::size_t>(found - indicator.measures.begin());
    }

    static void read_combined(const Node& node, Indicator& indicator) {
        if (!node.is_object({"id", "name", "weights"})) return;
        Combined combined;
        combined.measure.type = MeasureType::share;
        combined.measure.domain = usual_domain(combined.measure);
        if (const auto id = node.require("id")) {
            combined.measure.id = id->string();
            if (find_measure(indicator, combined.measure.id))
                id->report(Fault::duplicate, say_both(Message::load_duplicate, combined.measure.id, "measures"));
        }
        if (const auto name = node.require("name")) combined.measure.name = name->text();
        const auto is_share = [](const Measure& measure) { return measure.type == MeasureType::share; };
        if (!std::ranges::all_of(indicator.measures, is_share))
            node.report(Fault::bad_value, say_both(Message::load_combined));
        if (const auto weights = node.require("weights")) {
            for (const auto& element : weights->elements()) combined.weights.push_back(element.number(0, largest));
            double sum = 0;
            bool positive = combined.weights.size() == indicator.measures.size() && !combined.weights.empty();
            for (const double weight : combined.weights) {
                sum += weight;
                positive = positive && weight > 0;
            }
            if (!positive)
                weights->report(Fault::bad_value, say_both(Message::load_weights, indicator.measures.size()));
            else
                for (double& weight : combined.weights) weight /= sum;
        }
        indicator.combined = std::move(combined);
    }

    // Reads the star of what is to be added to `ladder`; reports and gives false if it does not ascend.
    template <typename Step>
    static bool read_next_star(const Node& node, const std::vector<Step>& ladder, int& star) {
        star = node.integer(1, 5);
        if (ladder.empty() || star > ladder.back().star) return true;
        node.report(Fault::duplicate, say_both(Message::load_star_order));
        return false;
    }

    static void read_stars(const Node& list, Indicator& indicator) {
        for (const auto& node : list.elements()) {
            if (!node.is_object({"star", "points", "when"})) continue;
            StarRule rule;
            if (const auto star = node.require("star")) read_next_star(*star, indicator.stars, rule.star);
            if (const auto points = node.require("points")) rule.points = points->number(0, largest);
            if (const auto when = node.require("when")) rule.when = read_criterion(*when, indicator);
            indicator.stars.push_back(std::move(rule));
        }
        if (indicator.stars.empty()) list.report(Fault::bad_value, say_both(Message::load_empty));
    }

    static Criterion read_criterion(const Node& node, const Indicator& indicator) {
        Criterion criterion;
        const bool all = node.has("all");
        if (all || node.has("any")) {
            if (!node.is_object({all ? std::string_view("all") : std::string_view("any")})) return criterion;
            const auto list = node.find(all ? "all" : "any");
            criterion.kind = all ? Criterion::Kind::all : Criterion::Kind::any;
            for (const auto& child : list->elements()) criterion.children.push_back(read_criterion(child, indicator));
            if (criterion.children.empty()) list->report(Fault::bad_value, say_both(Message::load_empty));
            return criterion;
        }
        if (!node.is_object({"measure", "sum", "op", "bound"})) return criterion;
        auto& comparison = criterion.comparison;
        if (const auto sum = node.find("sum")) {
            if (node.has("measure")) sum->report(Fault::bad_value, say_both(Message::load_kind, "sum"));
            const auto elements = sum->elements();
            for (const auto& element : elements) add_measure(element, comparison, indicator);
            if (comparison.measures.size() == elements.size() && !can_be_summed(comparison, indicator))
                sum->report(Fault::bad_value, say_both(Message::load_sum));
        } else if (const auto measure = node.require("measure")) {
            add_measure(*measure, comparison, indicator);
        }
        const auto op = node.require("op");
        if (op) comparison.op = read_operator(*op);
        const auto bound = node.require("bound");
        if (comparison.measures.empty()) return criterion;  // reported
        const std::size_t first = comparison.measures.front();
        const auto& measure = indicator.measure(first);
        if (op) check_operator(*op, measure, first == indicator.measures.size(), comparison.op);
        if (bound) comparison.bound = read_bound(*bound, measure, comparison.measures.size() > 1);
        return criterion;
    }

    // What is reported of a sum counts as its lower limit, so summands are never negative; and its words and its gap are
    // those of one kind of measure.
    static bool can_be_summed(const Comparison& comparison, const Indicator& indicator) {
        const auto& indices = comparison.measures;
        for (const auto index : indices) {
            if (index == indicator.measures.size() || std::ranges::count(indices, index) > 1) return false;
            const auto type = indicator.measures[index].type;
            const bool addable =
                type == MeasureType::count || type == MeasureType::amount || type == MeasureType::share;
            if (!addable || type != indicator.measures[indices[0]].type) return false;
        }
        return indices.size() > 1;
    }

    // The comparisons that have words: a rank is among the first, an answer is yes, a level or a mean is reached.
    static void check_operator(const Node& node, const Measure& measure, bool combined, Operator op) {
        const auto only = [&](bool good, std::string_view choices) {
            if (!good) node.report(Fault::bad_value, say_both(Message::load_choice, node.string(), choices));
        };
        if (measure.type == MeasureType::rank) only(op == Operator::at_most, "<=");
        if (measure.type == MeasureType::yes_no || measure.type == MeasureType::level)
            only(op == Operator::at_least, ">=");
        if (combined) only(op == Operator::at_least || op == Operator::above, ">=, >");
    }

    // A bound that the measure cannot have decides nothing, or everything.
    static double read_bound(const Node& node, const Measure& measure, bool sum) {
        const auto& domain = measure.domain;
        const double min = measure.type == MeasureType::yes_no ? 1 : domain.min;
        const double max = sum ? largest : domain.max;
        return domain.whole ? node.whole_number(min, max) : node.number(min, max);
    }

    static Operator read_operator(const Node& node) {
        return static_cast<Operator>(node.choice({">=", ">", "<=", "<"}));
    }

    static void add_measure(const Node& node, Comparison& comparison, const Indicator& indicator) {
        const auto id = node.string();
        if (id.empty()) return;  // reported
        // Parts are not always known one by one, so where there is a combined value criteria refer to it.
        if (indicator.combined) {
            if (indicator.combined->measure.id == id)
                comparison.measures.push_back(indicator.measures.size());
            else
                node.report(Fault::unresolved, say_both(Message::load_unresolved, id, "combined"));
        } else if (const auto found = find_measure(indicator, id)) {
            comparison.measures.push_back(*found);
        } else {
            node.report(Fault::unresolved, say_both(Message::load_unresolved, id, "measures"));
        }
    }

    static void read_target(const Node& node, Indicator& indicator) {
        if (!node.is_object({"name", "op", "bound", "unit"})) return;
        TaskTarget target;
        if (const auto name = node.require("name")) target.name = name->text();
        if (const auto op = node.require("op")) target.op = read_operator(*op);
        if (const auto bound = node.require("bound")) target.bound = bound->number(-largest, largest);
        if (const auto unit = node.find("unit")) target.unit = unit->text();
        indicator.targets.push_back(std::move(target));
    }

    static std::string read_date(const Node& node) {
        auto date = node.string();
        if (!date.empty() && !is_date(date)) node.report(Fault::bad_value, say_both(Message::load_type, "YYYY-MM-DD"));
        return date;
    }

    static bool is_date(std::string_view text) {
        if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
        unsigned fields[3] = {};
        std::size_t field = 0;
        for (const char c : text) {
            if (c == '-' && field < 2)
                ++field;
            else if (c >= '0' && c <= '9')
                fields[field] = fields[field] * 10 + static_cast<unsigned>(c - '0');
            else
                return false;
        }
        using namespace std::chrono;
        return year_month_day(year(static_cast<int>(fields[0])), month(fields[1]), day(fields[2])).ok();
    }

    void read_star_totals() {
        const auto list = root_.require("star_totals");
        if (!list) return;
        for (const auto& node : list->elements()) {
            if (!node.is_object({"star", "points"})) continue;
            StarTotal total;
            const auto star = node.require("star");
            const bool ascends = star && read_next_star(*star, out_.star_totals, total.star);
            const auto points = node.require("points");
            const auto before = problems_.count();
            if (points) total.points = points->number(0, largest);
            if (points && ascends && problems_.count() == before) {
                double sum = 0;
                for (const auto& indicator : out_.indicators)
                    if (const auto* rule = indicator.rule(total.star)) sum += rule->points;
                if (std::abs(sum - total.points) > 1e-9)
                    points->report(Fault::wrong_total, say_both(Message::load_total, total.star, number_text(sum),
                                                                number_text(total.points)));
            }
            if (ascends) out_.star_totals.push_back(total);
        }
        check_level_points();
    }

    void check_level_points() {
        if (out_.levels.empty()) return;
        std::vector<double> sums(out_.levels.size(), 0);
        for (const auto& indicator : out_.indicators)
            if (indicator.top()) sums[indicator.level] += indicator.top()->points;
        // A parent stands before its children.
        for (std::size_t i = out_.levels.size(); i-- > 0;) {
            const auto& level = out_.levels[i];
            if (level.parent) sums[*level.parent] += sums[i];
            if (level.points && std::abs(sums[i] - *level.points) > 1e-9)
                problems_.add(Fault::wrong_total, "/levels/" + std::to_string(i) + "/points",
                              say_both(Message::load_level_total, level.name.zh, number_text(sums[i]),
                                       number_text(*level.points)));
        }
    }

    void read_deadlines() {
        const auto list = root_.find("deadlines");
        if (!list) return;
        for (const auto& node : list->elements()) {
            if (!node.is_object({"star", "date"})) continue;
            StarDeadline deadline;
            if (const auto star = node.require("star")) read_next_star(*star, out_.deadlines, deadline.star);
            if (const auto date = node.require("date")) deadline.date = read_date(*date);
            out_.deadlines.push_back(std::move(deadline));
        }
    }

    void read_assumptions() {
        const auto list = root_.find("assumptions");
        if (!list) return;
        for (const auto& node : list->elements()) {
            if (!node.is_object({"id", "indicators", "text"})) continue;
            Assumption assumption;
            if (const auto id = node.require("id")) assumption.id = id->string();
            if (const auto codes = node.find("indicators"))
                for (const auto& code : codes->elements()) {
                    assumption.indicators.push_back(code.string());
                    resolve(code, out_.indicator_index, "indicators");
                }
            if (const auto text = node.require("text")) assumption.text = text->text();
            out_.assumptions.push_back(std::move(assumption));
        }
    }

    Problems problems_;
    Node root_;
    Framework out_;
};

LoadResult refused(Fault fault, Text message) { return {std::nullopt, {{fault, {}, std::move(message)}}}; }

}  // namespace

LoadResult load_framework(std::string_view json) {
    if (json.size() > max_framework_bytes)
        return refused(Fault::file_too_large, say_both(Message::load_size, json.size(), max_framework_bytes));
    boost::json::error_code failed;
    boost::json::parser parser;
    const std::size_t end = parser.write(json.data(), json.size(), failed);
    if (failed) {
        const auto line = std::ranges::count(json.substr(0, end), '\n') + 1;
        return refused(Fault::json_invalid, say_both(Message::load_json, line, failed.message()));
    }
    const auto document = parser.release();
    Reader reader(document, scan_problems(json));
    auto framework = reader.read();
    auto problems = reader.take_problems();
    if (problems.empty()) return {std::move(framework), {}};
    sort_by_place(json, problems);
    return {std::nullopt, std::move(problems)};
}

LoadResult load_framework_file(const std::filesystem::path& path) {
    std::error_code failed;
    const auto size = std::filesystem::file_size(path, failed);
    if (failed) return refused(Fault::file_unreadable, say_both(Message::load_file));
    if (size > max_framework_bytes)
        return refused(Fault::file_too_large, say_both(Message::load_size, size, max_framework_bytes));
    std::ifstream file(path, std::ios::binary);
    std::string text(static_cast<std::size_t>(size), '\0');
    if (!file.read(text.data(), static_cast<std::streamsize>(size)))
        return refused(Fault::file_unreadable, say_both(Message::load_file));
    return load_framework(text);
}

}  // namespace citystar
