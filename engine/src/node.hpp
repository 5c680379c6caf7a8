// A JSON value with its place, for readers that report every problem and continue.
#pragma once

#include <boost/json/value.hpp>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "citystar/load.hpp"
#include "say.hpp"

namespace citystar {

/// Collects problems; shared by the nodes of one document.
class Problems {
public:
    explicit Problems(std::vector<Problem> found) : list_(std::move(found)) {}
    void add(Fault fault, std::string pointer, Text message) {
        list_.push_back({fault, std::move(pointer), std::move(message)});
    }
    std::size_t count() const noexcept { return list_.size(); }
    std::vector<Problem> take() { return std::move(list_); }

private:
    std::vector<Problem> list_;
};

/// A place in the document. A failed read reports a problem and returns a default, so that a reader always runs to its
/// end.
class Node {
public:
    Node(const boost::json::value& value, std::string pointer, Problems& problems)
        : value_(&value), pointer_(std::move(pointer)), problems_(&problems) {}

    const std::string& pointer() const noexcept { return pointer_; }
    void report(Fault fault, Text message) const { problems_->add(fault, pointer_, std::move(message)); }

    std::size_t problem_count() const noexcept { return problems_->count(); }

    /// Reports keys of an object that are not in `known`. Returns false and reports if the value is not an object.
    bool is_object(std::initializer_list<std::string_view> known) const;
    bool has(std::string_view key) const;
    /// The member; no value if it is absent.
    std::optional<Node> find(std::string_view key) const;
    /// The member; reports a missing member and returns no value.
    std::optional<Node> require(std::string_view key) const;
    /// The elements; reports if the value is not an array.
    std::vector<Node> elements() const;

    /// A text that is not blank; otherwise reports and returns an empty text.
    std::string string() const;
    double number(double min, double max) const;
    double whole_number(double min, double max) const;
    int integer(int min, int max) const;
    bool boolean() const;
    std::string date() const;  ///< YYYY-MM-DD, a day of the calendar
    Text text() const;         ///< {"zh": …, "en": …}
    std::vector<std::string> strings() const;
    /// The index of the text in `choices`; otherwise reports and returns 0.
    std::size_t choice(std::initializer_list<std::string_view> choices) const;

private:
    const boost::json::value* value_;
    std::string pointer_;
    Problems* problems_;
};

}  // namespace citystar
