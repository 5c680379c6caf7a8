#include "scan.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <unordered_map>
#include <unordered_set>

#include "say.hpp"

namespace citystar {
namespace {

// Boost.JSON 1.81 reads at most 15 significant digits exactly. With more digits, the parsed number would differ from
// the number in the file.
constexpr std::size_t max_significant_digits = 15;

std::size_t significant_digits(std::string_view number) {
    std::size_t digits = 0;
    for (const char c : number.substr(0, number.find_first_of("eE")))
        if (c >= '0' && c <= '9' && (digits > 0 || c != '0')) ++digits;
    return digits;
}

std::string unescaped(std::string_view token) {
    if (token.find('\\') == std::string_view::npos) return std::string(token.substr(1, token.size() - 2));
    const auto value = boost::json::parse({token.data(), token.size()});
    return {value.as_string().data(), value.as_string().size()};
}

// Walks through valid JSON text and names every value: visitor.value(pointer, at, token), where the token of an object
// or array is its bracket, and visitor.repeated(pointer, key).
template <typename Visitor>
class Walk {
public:
    Walk(std::string_view json, Visitor& visitor) : json_(json), visitor_(visitor) { value(); }

private:
    void value() {
        skip_space();
        const std::size_t begin = at_;
        if (json_[at_] == '{' || json_[at_] == '[') {
            visitor_.value(pointer_, begin, json_.substr(begin, 1));
            members(json_[at_] == '{');
        } else {
            visitor_.value(pointer_, begin, json_[at_] == '"' ? string() : scalar());
        }
    }

    void members(bool named) {
        const char closing = named ? '}' : ']';
        const std::size_t length = pointer_.size();
        std::unordered_set<std::string> keys;
        ++at_;
        for (std::size_t index = 0;; ++index) {
            skip_space();
            if (json_[at_] == ',') {
                ++at_;
                skip_space();
            }
            if (json_[at_] == closing) break;
            pointer_ += '/';
            if (named) {
                const auto key = unescaped(string());
                pointer_ += pointer_token(key);
                if (!keys.insert(key).second) visitor_.repeated(pointer_, key);
                at_ = json_.find(':', at_) + 1;
            } else {
                pointer_ += std::to_string(index);
            }
            value();
            pointer_.resize(length);
        }
        ++at_;
    }

    std::string_view string() {
        const std::size_t begin = at_++;
        while (json_[at_] != '"') at_ += json_[at_] == '\\' ? 2 : 1;
        ++at_;
        return json_.substr(begin, at_ - begin);
    }

    std::string_view scalar() {
        const std::size_t begin = at_;
        at_ = std::min(json_.find_first_of(" \t\r\n,]}", at_), json_.size());
        return json_.substr(begin, at_ - begin);
    }

    void skip_space() { at_ = json_.find_first_not_of(" \t\r\n", at_); }

    std::string_view json_;
    Visitor& visitor_;
    std::size_t at_ = 0;
    std::string pointer_;
};

struct Check {
    std::vector<Problem> problems;

    void value(const std::string& pointer, std::size_t, std::string_view token) {
        const bool number = token.front() == '-' || (token.front() >= '0' && token.front() <= '9');
        if (number && significant_digits(token) > max_significant_digits)
            problems.push_back({Fault::too_precise, pointer, say_both(Message::load_precision, token.substr(0, 40))});
    }
    void repeated(const std::string& pointer, const std::string& key) {
        problems.push_back({Fault::duplicate, pointer, say_both(Message::load_repeated_key, key)});
    }
};

struct Locate {
    std::unordered_map<std::string, std::size_t> places;

    void value(const std::string& pointer, std::size_t at, std::string_view) {
        if (const auto wanted = places.find(pointer); wanted != places.end()) wanted->second = at;
    }
    void repeated(const std::string&, const std::string&) {}
};

}  // namespace

std::vector<Problem> scan_problems(std::string_view json) {
    Check check;
    const Walk walk(json, check);
    return std::move(check.problems);
}

void sort_by_place(std::string_view json, std::vector<Problem>& problems) {
    Locate locate;
    for (const auto& problem : problems) locate.places.emplace(problem.pointer, 0);
    const Walk walk(json, locate);
    std::ranges::stable_sort(problems, {}, [&](const Problem& problem) { return locate.places.at(problem.pointer); });
}

std::string pointer_token(std::string_view key) {
    std::string out;
    for (const char c : key) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

}  // namespace citystar
