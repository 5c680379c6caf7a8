#include "citystar/crosswalk.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/system/error_code.hpp>
#include <fstream>
#include <sstream>

#include "node.hpp"

namespace citystar {
namespace {

void read_side(const Node& node, std::string& framework, std::string& indicator) {
    const auto parts = node.strings();
    if (parts.size() != 2) return node.report(Fault::bad_value, say_both(Message::load_pair));
    framework = parts[0];
    indicator = parts[1];
}

Crosswalk::Pair read_pair(const Node& node) {
    Crosswalk::Pair pair;
    if (!node.is_object({"a", "b", "same", "reason"})) return pair;
    if (const auto a = node.require("a")) read_side(*a, pair.framework[0], pair.indicator[0]);
    if (const auto b = node.require("b")) read_side(*b, pair.framework[1], pair.indicator[1]);
    if (const auto same = node.require("same")) pair.same = same->boolean();
    if (const auto reason = node.require("reason")) pair.reason = reason->text();
    return pair;
}

}  // namespace

std::vector<Problem> Crosswalk::load_file(const std::filesystem::path& file) {
    // Reading a pipe may never end.
    std::error_code unseen;
    const bool regular = std::filesystem::is_regular_file(file, unseen);
    std::ifstream in(regular ? file : std::filesystem::path(), std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) return {{Fault::file_unreadable, {}, say_both(Message::load_file)}};
    boost::system::error_code failed;
    const auto document = boost::json::parse(text.str(), failed);
    if (failed) return {{Fault::json_invalid, {}, say_both(Message::load_json, 1, failed.message())}};
    Problems problems({});
    const Node root(document, "", problems);
    std::vector<Pair> pairs;
    if (root.is_object({"schema", "pairs"})) {
        if (const auto schema = root.require("schema")) schema->integer(1, 1);
        if (const auto list = root.require("pairs"))
            for (const auto& node : list->elements()) pairs.push_back(read_pair(node));
    }
    auto found = problems.take();
    if (found.empty()) pairs_ = std::move(pairs);
    return found;
}

std::vector<const Crosswalk::Pair*> Crosswalk::find(const Framework& framework, const Indicator& indicator,
                                                    const Framework& other) const {
    std::vector<const Pair*> out;
    for (const auto& pair : pairs_)
        for (const int side : {0, 1})
            if (pair.framework[side] == framework.id && pair.indicator[side] == indicator.code &&
                pair.framework[1 - side] == other.id)
                out.push_back(&pair);
    std::ranges::stable_sort(out, {}, [](const Pair* pair) { return !pair->same; });
    return out;
}

const std::string& Crosswalk::other_code(const Pair& pair, const Framework& other) {
    return pair.indicator[pair.framework[1] == other.id ? 1 : 0];
}

}  // namespace citystar
