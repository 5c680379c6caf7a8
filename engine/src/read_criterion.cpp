#include "read_criterion.hpp"

#include <algorithm>

namespace citystar {
namespace {

constexpr double largest = 1e15;

// Checks the summands. The reported summands give a lower limit of the sum, so no summand may be negative. Words and
// gap of a sum are those of one type, so all summands have the same type.
bool can_be_summed(const Comparison& comparison, const Indicator& indicator) {
    const auto& indices = comparison.measures;
    for (const auto index : indices) {
        if (index == indicator.measures.size() || std::ranges::count(indices, index) > 1) return false;
        const auto type = indicator.measures[index].type;
        const bool addable = type == MeasureType::count || type == MeasureType::amount || type == MeasureType::share;
        if (!addable || type != indicator.measures[indices[0]].type) return false;
    }
    return indices.size() > 1;
}

// Checks that the comparison can be put into words: a rank is within a limit, an answer is yes, a level or a mean is
// reached.
void check_operator(const Node& node, const Measure& measure, bool combined, Operator op) {
    const auto only = [&](bool good, std::string_view choices) {
        if (!good) node.report(Fault::bad_value, say_both(Message::load_choice, node.string(), choices));
    };
    if (measure.type == MeasureType::rank) only(op == Operator::at_most, "<=");
    if (measure.type == MeasureType::yes_no || measure.type == MeasureType::level) only(op == Operator::at_least, ">=");
    if (combined) only(op == Operator::at_least || op == Operator::above, ">=, >");
}

// Reads a bound that the measure can have. With a bound outside the domain, a comparison would always or never hold.
double read_bound(const Node& node, const Measure& measure, bool sum) {
    const auto& domain = measure.domain;
    const double min = measure.type == MeasureType::yes_no ? 1 : domain.min;
    const double max = sum ? largest : domain.max;
    return domain.whole ? node.whole_number(min, max) : node.number(min, max);
}

void add_measure(const Node& node, Comparison& comparison, const Indicator& indicator) {
    const auto id = node.string();
    if (id.empty()) return;  // reported already
    // Parts may be unknown, so criteria refer to the combined value if there is one.
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

// Parameters follow the measures.
std::optional<std::size_t> find_parameter(const Node& node, const Indicator& indicator) {
    const auto id = node.string();
    for (std::size_t i = 0; i < indicator.parameters.size(); ++i)
        if (indicator.parameters[i].measure.id == id) return indicator.measures.size() + i;
    if (!id.empty()) node.report(Fault::unresolved, say_both(Message::load_unresolved, id, "parameters"));
    return std::nullopt;
}

}  // namespace

std::optional<std::size_t> find_measure(const Indicator& indicator, std::string_view id) {
    const auto found = std::ranges::find(indicator.measures, id, &Measure::id);
    if (found == indicator.measures.end()) return std::nullopt;
    return static_cast<std::size_t>(found - indicator.measures.begin());
}

Operator read_operator(const Node& node) { return static_cast<Operator>(node.choice({">=", ">", "<=", "<"})); }

Criterion read_criterion(const Node& node, const Indicator& indicator) {
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
    if (!node.is_object({"measure", "sum", "op", "bound", "parameter"})) return criterion;
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
    const auto before = node.problem_count();
    if (op) comparison.op = read_operator(*op);
    const bool op_known = op && node.problem_count() == before;
    const auto parameter = node.find("parameter");
    if (parameter) comparison.parameter = find_parameter(*parameter, indicator);
    const auto bound = parameter ? std::nullopt : node.require("bound");
    if (parameter && (node.has("bound") || node.has("sum")))
        parameter->report(Fault::bad_value, say_both(Message::load_kind, "parameter"));
    if (comparison.measures.empty()) return criterion;  // reported already
    const std::size_t first = comparison.measures.front();
    const auto& measure = indicator.measure(first);
    if (op_known) check_operator(*op, measure, first == indicator.measures.size(), comparison.op);
    if (bound) comparison.bound = read_bound(*bound, measure, comparison.measures.size() > 1);
    if (comparison.parameter &&
        (first >= indicator.measures.size() ||
         indicator.parameters[*comparison.parameter - indicator.measures.size()].target_of != first))
        parameter->report(Fault::unresolved, say_both(Message::load_parameter, parameter->string()));
    return criterion;
}

}  // namespace citystar
