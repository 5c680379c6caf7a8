#include "citystar/load.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <cmath>
#include <fstream>
#include <sstream>

#include "node.hpp"

namespace citystar {
namespace {

constexpr double largest = 1e15;
constexpr std::size_t max_significant_digits = 15;

// Boost.JSON 1.81 reads at most 15 significant digits exactly, so a file with more would hold another number than it
// shows. The parsed value no longer tells; the text does.
void check_precision(std::string_view json, Problems& problems) {
    bool in_string = false;
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (in_string) {
            if (c == '\\')
                ++at;
            else if (c == '"')
                in_string = false;
            continue;
        }
        if (c == '"') in_string = true;
        if (c < '0' || c > '9') continue;
        const std::size_t end = std::min(json.find_first_not_of("0123456789.eE+-", at), json.size());
        const auto token = json.substr(at, end - at);
        std::size_t digits = 0;
        for (const char d : token.substr(0, token.find_first_of("eE")))
            if (d >= '0' && d <= '9' && (digits > 0 || d != '0')) ++digits;
        if (digits > max_significant_digits)
            problems.add(Fault::too_precise, {}, say_both(Message::load_precision, token.substr(0, 40)));
        at = end - 1;
    }
}

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
    explicit Reader(const boost::json::value& document) : root_(document, "", problems_) {}

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

    Problems& problems() noexcept { return problems_; }

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
                    level.parent = resolve(*parent, out_.level_index, "level");
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
        if (name.empty()) return std::nullopt;
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
            indicator.level = resolve(*level, out_.level_index, "level").value_or(0);
        if (const auto kind = node.require("kind"))
            indicator.kind = static_cast<IndicatorKind>(kind->choice({"scored", "deduction", "text"}));
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
        check_kind(node, indicator);
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
        if (!scored && node.has("combined")) must(false, "combined");
        if (indicator.kind != IndicatorKind::text && node.has("targets")) must(false, "targets");
    }

    void read_department_ref(const Node& node, Indicator& indicator) {
        if (!node.is_object({"name", "role"})) return;
        DepartmentRef ref;
        if (const auto name = node.require("name")) {
            ref.printed = name->string();
            ref.department = resolve(*name, out_.department_index, "department").value_or(0);
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
        if (elements.empty() && indicator.kind != IndicatorKind::text)
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
            for (const auto& level : levels->elements()) measure.levels.push_back(level.text());
        if (measure.type == MeasureType::level && measure.levels.size() < 2)
            node.report(Fault::missing_key, say_both(Message::load_missing_key, "levels"));
        if (measure.type != MeasureType::level && !measure.levels.empty())
            node.report(Fault::bad_value, say_both(Message::load_kind, "levels"));
        measure.domain = usual_domain(measure);
        if (const auto min = node.find("min")) measure.domain.min = min->number(-largest, largest);
        if (const auto above = node.find("above")) {
            measure.domain.min = above->number(-largest, largest);
            measure.domain.above_min = true;
        }
        if (const auto max = node.find("max")) measure.domain.max = max->number(measure.domain.min, largest);
        if (const auto whole = node.find("part_of")) {
            measure.part_of = find_measure(indicator, whole->string());
            if (!measure.part_of)
                whole->report(Fault::unresolved, say_both(Message::load_unresolved, whole->string(), "measure"));
        }
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
        if (const auto id = node.require("id")) combined.measure.id = id->string();
        if (const auto name = node.require("name")) combined.measure.name = name->text();
        if (const auto weights = node.require("weights")) {
            for (const auto& element : weights->elements()) combined.weights.push_back(element.number(0, largest));
            double sum = 0;
            bool positive = combined.weights.size() == indicator.measures.size() && !combined.weights.empty();
            for (const double weight : combined.weights) {
                sum += weight;
                positive = positive && weight > 0;
            }
            if (!positive)
                return weights->report(Fault::bad_value, say_both(Message::load_weights, indicator.measures.size()));
            for (double& weight : combined.weights) weight /= sum;
        }
        indicator.combined = std::move(combined);
    }

    static void read_stars(const Node& list, Indicator& indicator) {
        for (const auto& node : list.elements()) {
            if (!node.is_object({"star", "points", "when"})) continue;
            StarRule rule;
            if (const auto star = node.require("star")) {
                rule.star = star->integer(1, 5);
                if (!indicator.stars.empty() && rule.star <= indicator.stars.back().star)
                    star->report(Fault::duplicate, say_both(Message::load_star_order));
            }
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
            if (node.has("measure")) sum->report(Fault::unknown_key, say_both(Message::load_unknown_key, "sum"));
            for (const auto& element : sum->elements()) add_measure(element, comparison, indicator);
            if (comparison.measures.empty()) sum->report(Fault::bad_value, say_both(Message::load_empty));
        } else if (const auto measure = node.require("measure")) {
            add_measure(*measure, comparison, indicator);
        }
        if (const auto op = node.require("op")) comparison.op = read_operator(*op);
        if (const auto bound = node.require("bound")) comparison.bound = bound->number(-largest, largest);
        return criterion;
    }

    static Operator read_operator(const Node& node) {
        return static_cast<Operator>(node.choice({">=", ">", "<=", "<"}));
    }

    static void add_measure(const Node& node, Comparison& comparison, const Indicator& indicator) {
        const auto id = node.string();
        if (const auto found = find_measure(indicator, id))
            comparison.measures.push_back(*found);
        else if (indicator.combined && indicator.combined->measure.id == id)
            comparison.measures.push_back(indicator.measures.size());
        else
            node.report(Fault::unresolved, say_both(Message::load_unresolved, id, "measure"));
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
        const auto digit = [&](std::size_t i) { return date[i] >= '0' && date[i] <= '9'; };
        bool good = date.size() == 10 && date[4] == '-' && date[7] == '-';
        for (const std::size_t i : {0u, 1u, 2u, 3u, 5u, 6u, 8u, 9u}) good = good && digit(i);
        if (!good) node.report(Fault::bad_value, say_both(Message::load_type, "YYYY-MM-DD"));
        return date;
    }

    void read_star_totals() {
        const auto list = root_.require("star_totals");
        if (!list) return;
        for (const auto& node : list->elements()) {
            if (!node.is_object({"star", "points"})) continue;
            StarTotal total;
            if (const auto star = node.require("star")) {
                total.star = star->integer(1, 5);
                if (!out_.star_totals.empty() && total.star <= out_.star_totals.back().star)
                    star->report(Fault::duplicate, say_both(Message::load_star_order));
            }
            if (const auto points = node.require("points")) {
                total.points = points->number(0, largest);
                double sum = 0;
                for (const auto& indicator : out_.indicators)
                    if (const auto* rule = indicator.rule(total.star)) sum += rule->points;
                if (std::abs(sum - total.points) > 1e-9)
                    points->report(Fault::wrong_total, say_both(Message::load_total, total.star, number_text(sum),
                                                                number_text(total.points)));
            }
            out_.star_totals.push_back(total);
        }
        check_level_points();
    }

    void check_level_points() {
        for (std::size_t i = 0; i < out_.levels.size(); ++i) {
            const auto& level = out_.levels[i];
            if (!level.points) continue;
            double sum = 0;
            for (const auto& indicator : out_.indicators)
                if (indicator.top() && out_.contains({Scope::Kind::level, i}, indicator)) sum += indicator.top()->points;
            if (std::abs(sum - *level.points) > 1e-9)
                problems_.add(Fault::wrong_total, "/levels/" + std::to_string(i) + "/points",
                              say_both(Message::load_level_total, level.name.zh, number_text(sum),
                                       number_text(*level.points)));
        }
    }

    void read_deadlines() {
        const auto list = root_.find("deadlines");
        if (!list) return;
        for (const auto& node : list->elements()) {
            if (!node.is_object({"star", "date"})) continue;
            StarDeadline deadline;
            if (const auto star = node.require("star")) deadline.star = star->integer(1, 5);
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
                    resolve(code, out_.indicator_index, "indicator");
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
    const auto document = boost::json::parse({json.data(), json.size()}, failed);
    if (failed) return refused(Fault::json_invalid, say_both(Message::load_json, failed.message()));
    Reader reader(document);
    check_precision(json, reader.problems());
    auto framework = reader.read();
    if (!reader.problems().empty()) return {std::nullopt, reader.problems().take()};
    return {std::move(framework), {}};
}

LoadResult load_framework_file(const std::filesystem::path& path) {
    std::error_code failed;
    const auto size = std::filesystem::file_size(path, failed);
    if (failed) return refused(Fault::file_unreadable, say_both(Message::load_file));
    if (size > max_framework_bytes)
        return refused(Fault::file_too_large, say_both(Message::load_size, size, max_framework_bytes));
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file || !text) return refused(Fault::file_unreadable, say_both(Message::load_file));
    return load_framework(text.view());
}

}  // namespace citystar
