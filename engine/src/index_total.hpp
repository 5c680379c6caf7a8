// The total of an index: weighted means up the tree of levels.
#pragma once

#include <optional>
#include <vector>

#include "citystar/framework.hpp"

namespace citystar {

/// The known data of each item and level: its score, and the weight that replaces the framework's own.
class IndexScores {
public:
    explicit IndexScores(const Framework& framework);

    /// An item that is not counted is left out; its weight goes to its siblings.
    void set_item(std::size_t indicator, double score, bool counted);
    void leave_out(std::size_t indicator) { items_[indicator].counted = false; }
    /// Once a weight is set, only weighted items count, by these weights and without the tree.
    void set_weight(std::size_t indicator, double weight);
    /// Sets the value of a level directly, in place of its items.
    void set_level(std::size_t level, double value, std::optional<double> weight);

    /// The value of a scope, or of the whole, in points; 0 if nothing counts.
    double total(const Scope& scope) const;

private:
    struct Item {
        double score = 0;
        bool counted = true;
        std::optional<double> weight;
    };

    double by_weights(const Scope& scope) const;
    double by_tree(const Scope& scope) const;
    double by_index_weights(const Scope& scope) const;

    const Framework* framework_;
    std::vector<Item> items_;
    std::vector<std::optional<double>> levels_;
    std::vector<std::optional<double>> level_weights_;
    bool weighted_ = false;
};

}  // namespace citystar
