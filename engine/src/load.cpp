#include "citystar/load.hpp"

#include <algorithm>
#include <boost/json/parser.hpp>
#include <boost/system/error_code.hpp>
#include <cmath>
#include <fstream>

#include "names.hpp"
#include "node.hpp"
#include "read_criterion.hpp"
#include "read_indicator.hpp"
#include "scan.hpp"

namespace citystar {
namespace {

constexpr double largest = 1e15;

class Reader {
public:
    /// `found`: problems that the scan of the text has found already.
    Reader(const boost::json::value& document, std::vector<Problem> found)
        : problems_(std::move(found)), root_(document, "", problems_) {}

    Framework read() {
        if (!root_.is_object({"$schema", "schema", "id", "aliases", "title", "edition", "source", "star_totals",
                              "deadlines", "deadline", "assumptions", "departments", "levels", "indicators", "scoring",
                              "scale", "coefficient", "groups", "units"}))
            return {};
        if (const auto node = root_.require("schema")) node->integer(1, 1);
        if (const auto node = root_.require("id")) out_.id = node->string();
        if (const auto node = root_.find("aliases")) out_.aliases = node->strings();
        if (const auto node = root_.require("title")) out_.title = node->text();
        if (const auto node = root_.require("edition")) out_.edition = node->text();
        if (const auto node = root_.require("source")) out_.source = node->text();
        read_departments();
        read_levels();
        if (const auto list = root_.require("indicators")) read_indicators(*list, out_);
        read_scoring();
        read_units();
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
            if (node.is_object({"code", "name", "aliases", "parent", "points", "weight"})) {
                // Parents come before their children, so the tree has no cycle.
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
                if (const auto aliases = node.find("aliases"))
                    for (const auto& alias : aliases->elements()) {
                        level.aliases.push_back(alias.string());
                        names.add(level.aliases.back(), out_.levels.size(), alias);
                    }
                if (const auto weight = node.find("weight")) level.weight = weight->number(0, largest);
                if (const auto points = node.find("points")) level.points = points->number(0, largest);
            }
            out_.levels.push_back(std::move(level));
        }
        if (out_.levels.empty()) list->report(Fault::bad_value, say_both(Message::load_empty));
    }

    void read_scoring() {
        if (const auto scoring = root_.find("scoring"))
            out_.scoring = static_cast<Scoring>(scoring->choice({"stars", "index"}));
        const bool index = out_.scoring == Scoring::index;
        const auto never = [&](std::string_view key) {
            if (const auto node = root_.find(key)) node->report(Fault::bad_value, say_both(Message::load_scoring, key));
        };
        // A framework of stars never uses the weight of a level; an index never uses the points of a level.
        if (!out_.levels.empty())
            for (const auto& level : root_.find("levels")->elements())
                if (const auto node = level.find(index ? "points" : "weight"))
                    node->report(Fault::bad_value, say_both(Message::load_scoring, index ? "points" : "weight"));
        for (std::size_t i = 0; i < out_.indicators.size(); ++i) {
            const auto kind = out_.indicators[i].kind;
            const bool fits =
                index ? kind == IndicatorKind::item || kind == IndicatorKind::task : kind != IndicatorKind::item;
            if (!fits)
                problems_.add(Fault::bad_value, "/indicators/" + std::to_string(i) + "/kind",
                              say_both(Message::load_scoring_kind, index ? "index" : "stars",
                                       index ? "item, task" : "scored, deduction, unscored, task"));
        }
        if (!index) {
            never("scale");
            never("coefficient");
            read_star_totals();
            return;
        }
        never("star_totals");
        never("deadlines");
        if (const auto scale = root_.require("scale")) out_.scale = read_positive(*scale);
        if (const auto node = root_.find("coefficient"); node && node->is_object({"name", "max"})) {
            out_.coefficient.emplace();
            if (const auto name = node->require("name")) out_.coefficient->name = name->text();
            if (const auto max = node->require("max")) out_.coefficient->max = read_positive(*max);
        }
        spread_weights();
    }

    double read_positive(const Node& node) {
        const double value = node.number(0, largest);
        if (value == 0) node.report(Fault::bad_value, say_both(Message::load_kind, "0"));
        return value;
    }

    // Computes the weights in the whole index: siblings share their parent's weight. A level without weighted items
    // takes no part, so the items' weights sum to 1.
    void spread_weights() {
        if (out_.levels.empty()) return;
        std::vector<double> sums(out_.levels.size(), 0);
        for (const auto& indicator : out_.indicators)
            if (indicator.kind == IndicatorKind::item) sums[indicator.level] += indicator.weight;
        double roots = 0;
        // Parents come before their children.
        for (std::size_t i = out_.levels.size(); i-- > 0;) {
            const auto& level = out_.levels[i];
            if (sums[i] > 0) (level.parent ? sums[*level.parent] : roots) += level.weight;
        }
        if (!(roots > 0)) {
            const auto node = root_.find("indicators");
            if (node && !out_.indicators.empty()) node->report(Fault::bad_value, say_both(Message::load_no_weight));
        }
        for (std::size_t i = 0; i < out_.levels.size(); ++i) {
            auto& level = out_.levels[i];
            const double sum = level.parent ? sums[*level.parent] : roots;
            const double parent = level.parent ? out_.levels[*level.parent].index_weight : 1;
            level.index_weight = sums[i] > 0 && sum > 0 ? parent * level.weight / sum : 0;
        }
        for (auto& indicator : out_.indicators)
            if (indicator.kind == IndicatorKind::item && sums[indicator.level] > 0) {
                indicator.index_weight =
                    out_.levels[indicator.level].index_weight * indicator.weight / sums[indicator.level];
                indicator.full_points = indicator.index_weight * out_.scale;
            }
    }

    void read_units() {
        Framework::Index groups;
        Names group_names(groups);
        if (const auto list = root_.find("groups"))
            for (const auto& node : list->elements()) {
                UnitGroup group;
                if (node.is_object({"code", "name"})) {
                    if (const auto code = node.require("code")) {
                        group.code = code->string();
                        group_names.add(group.code, out_.groups.size(), *code);
                    }
                    if (const auto name = node.require("name")) group.name = name->text();
                }
                out_.groups.push_back(std::move(group));
            }
        Framework::Index units;
        Names unit_names(units);
        if (const auto list = root_.find("units"))
            for (const auto& node : list->elements()) {
                Unit unit;
                if (node.is_object({"name", "group"})) {
                    if (const auto name = node.require("name")) {
                        unit.name = name->string();
                        unit_names.add(unit.name, out_.units.size(), *name);
                    }
                    if (const auto group = node.require("group"))
                        unit.group = resolve(*group, groups, "groups").value_or(0);
                }
                out_.units.push_back(std::move(unit));
            }
        if (const auto deadline = root_.find("deadline")) out_.deadline = read_deadline(*deadline);
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
        // Parents come before their children.
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
            if (const auto date = node.require("date")) deadline.date = date->date();
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

// The reason why a text is not valid JSON, in words; the parser's own texts are in English only.
Message json_message(std::string_view json, boost::system::error_code failed) {
    if (json.starts_with("\xEF\xBB\xBF")) return Message::json_bom;
    if (valid_utf8_prefix(json) < json.size()) return Message::json_encoding;
    if (json.find_first_not_of(" \t\r\n") == std::string_view::npos) return Message::json_empty;
    if (failed == boost::json::error::incomplete) return Message::json_incomplete;
    if (failed == boost::json::error::extra_data) return Message::json_extra;
    if (failed == boost::json::error::too_deep) return Message::json_deep;
    if (failed == boost::json::error::exponent_overflow) return Message::json_number;
    return Message::json_syntax;
}

LoadResult refused(Fault fault, Text message) { return {std::nullopt, {{fault, {}, std::move(message)}}}; }

}  // namespace

LoadResult load_framework(std::string_view json) {
    if (json.size() > max_framework_bytes)
        return refused(Fault::file_too_large, say_both(Message::load_size, json.size(), max_framework_bytes));
    boost::system::error_code failed;
    boost::json::parser parser;
    std::size_t end = parser.write(json.data(), json.size(), failed);
    if (failed) {
        const auto why = json_message(json, failed);
        if (why == Message::json_encoding) end = valid_utf8_prefix(json);
        const auto line = std::ranges::count(json.substr(0, end), '\n') + 1;
        return refused(Fault::json_invalid, {say(Message::load_json, Language::zh, line, raw(why, Language::zh)),
                                             say(Message::load_json, Language::en, line, raw(why, Language::en))});
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
