// Names in a framework file: each name is used once, and each reference leads to a name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "citystar/framework.hpp"
#include "node.hpp"

namespace citystar {

/// Names of one kind, each used once: the index, and the place of each name.
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

/// The target of a name in the file. Reports a name that leads nowhere and returns no value. `what` is the list that
/// should hold it.
inline std::optional<std::size_t> resolve(const Node& node, const Framework::Index& index, std::string_view what) {
    const auto name = node.string();
    if (name.empty()) return std::nullopt;  // reported already
    if (const auto found = index.find(name_key(name)); found != index.end()) return found->second;
    node.report(Fault::unresolved, say_both(Message::load_unresolved, name, what));
    return std::nullopt;
}

}  // namespace citystar
