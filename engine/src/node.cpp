#include "node.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "scan.hpp"

namespace citystar {
namespace {

bool is_date(std::string_view text) {
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

}  // namespace

bool Node::is_object(std::initializer_list<std::string_view> known) const {
    const auto* object = value_->if_object();
    if (!object) {
        report(Fault::wrong_type, say_both(Message::load_object));
        return false;
    }
    for (const auto& member : *object) {
        const std::string_view key(member.key().data(), member.key().size());
        if (std::ranges::find(known, key) == known.end())
            problems_->add(Fault::unknown_key, pointer_ + "/" + pointer_token(key),
                           say_both(Message::load_unknown_key, key));
    }
    return true;
}

bool Node::has(std::string_view key) const { return find(key).has_value(); }

std::optional<Node> Node::find(std::string_view key) const {
    const auto* object = value_->if_object();
    if (!object) return std::nullopt;
    const auto* member = object->if_contains(boost::json::string_view(key.data(), key.size()));
    if (!member) return std::nullopt;
    return Node(*member, pointer_ + "/" + pointer_token(key), *problems_);
}

std::optional<Node> Node::require(std::string_view key) const {
    auto node = find(key);
    if (!node) report(Fault::missing_key, say_both(Message::load_missing_key, key));
    return node;
}

std::vector<Node> Node::elements() const {
    std::vector<Node> nodes;
    const auto* array = value_->if_array();
    if (!array) {
        report(Fault::wrong_type, say_both(Message::load_array));
        return nodes;
    }
    for (std::size_t i = 0; i < array->size(); ++i)
        nodes.emplace_back((*array)[i], pointer_ + "/" + std::to_string(i), *problems_);
    return nodes;
}

std::string Node::string() const {
    const auto* text = value_->if_string();
    if (!text) {
        report(Fault::wrong_type, say_both(Message::load_string));
        return {};
    }
    std::string out(text->data(), text->size());
    if (name_key(out).empty()) {
        report(Fault::bad_value, say_both(Message::load_empty));
        return {};
    }
    return out;
}

double Node::number(double min, double max) const {
    if (!value_->is_number()) {
        report(Fault::wrong_type, say_both(Message::load_number));
        return min;
    }
    const double number = value_->to_number<double>();
    if (!(number >= min && number <= max)) {
        report(Fault::bad_value,
               say_both(Message::load_range, number_text(number), number_text(min), number_text(max)));
        return min;
    }
    return number;
}

double Node::whole_number(double min, double max) const {
    const double value = number(min, max);
    if (std::trunc(value) != value) report(Fault::wrong_type, say_both(Message::load_integer));
    return value;
}

int Node::integer(int min, int max) const { return static_cast<int>(whole_number(min, max)); }

bool Node::boolean() const {
    const auto* value = value_->if_bool();
    if (!value) report(Fault::wrong_type, say_both(Message::load_type, "true / false"));
    return value && *value;
}

std::string Node::date() const {
    auto text = string();
    if (!text.empty() && !is_date(text)) report(Fault::bad_value, say_both(Message::load_type, "YYYY-MM-DD"));
    return text;
}

Text Node::text() const {
    Text out;
    if (!is_object({"zh", "en"})) return out;
    if (const auto zh = require("zh")) out.zh = zh->string();
    if (const auto en = require("en")) out.en = en->string();
    return out;
}

std::vector<std::string> Node::strings() const {
    std::vector<std::string> out;
    for (const auto& element : elements()) out.push_back(element.string());
    return out;
}

std::size_t Node::choice(std::initializer_list<std::string_view> choices) const {
    const auto text = string();
    const auto* found = std::ranges::find(choices, text);
    if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
    std::string list;
    for (const auto choice : choices) list.append(list.empty() ? "" : ", ").append(choice);
    if (!text.empty()) report(Fault::bad_value, say_both(Message::load_choice, text, list));
    return 0;
}

}  // namespace citystar
