#include "index_total.hpp"

namespace citystar {

IndexScores::IndexScores(const Framework& framework)
    : framework_(&framework),
      items_(framework.indicators.size()),
      levels_(framework.levels.size()),
      level_weights_(framework.levels.size()) {}

void IndexScores::set_item(std::size_t indicator, double score, bool counted) {
    items_[indicator].score = score;
    items_[indicator].counted = counted;
}

void IndexScores::set_weight(std::size_t indicator, double weight) {
    items_[indicator].weight = weight;
    weighted_ = true;
}

void IndexScores::set_level(std::size_t level, double value, std::optional<double> weight) {
    levels_[level] = value;
    level_weights_[level] = weight;
    weighted_ = weighted_ || weight.has_value();
}

double IndexScores::total(const Scope& scope) const {
    const double value = weighted_                               ? by_weights(scope)
                         : scope.kind == Scope::Kind::department ? by_index_weights(scope)
                                                                 : by_tree(scope);
    return value * framework_->scale;
}

double IndexScores::by_weights(const Scope& scope) const {
    double sum = 0;
    double weights = 0;
    for (std::size_t i = 0; i < items_.size(); ++i) {
        const auto& item = items_[i];
        if (!item.weight || !item.counted || !framework_->contains(scope, framework_->indicators[i])) continue;
        sum += *item.weight * item.score;
        weights += *item.weight;
    }
    for (std::size_t i = 0; i < levels_.size(); ++i) {
        bool within = scope.kind == Scope::Kind::everything;
        for (std::optional<std::size_t> at = i; at && !within; at = framework_->levels[*at].parent)
            within = scope.kind == Scope::Kind::level && *at == scope.index;
        if (!level_weights_[i] || !within) continue;
        sum += *level_weights_[i] * *levels_[i];
        weights += *level_weights_[i];
    }
    return weights > 0 ? sum / weights : 0;
}

// Items of a department are spread over the tree, so each counts by its weight in the whole index.
double IndexScores::by_index_weights(const Scope& scope) const {
    double sum = 0;
    double weights = 0;
    for (std::size_t i = 0; i < items_.size(); ++i) {
        const auto& indicator = framework_->indicators[i];
        if (!items_[i].counted || !framework_->contains(scope, indicator)) continue;
        sum += indicator.index_weight * items_[i].score;
        weights += indicator.index_weight;
    }
    return weights > 0 ? sum / weights : 0;
}

double IndexScores::by_tree(const Scope& scope) const {
    struct Node {
        double sum = 0;
        double weights = 0;
    };
    std::vector<Node> nodes(levels_.size());
    Node whole;
    for (std::size_t i = 0; i < items_.size(); ++i) {
        const auto& indicator = framework_->indicators[i];
        if (indicator.kind != IndicatorKind::item || !items_[i].counted) continue;
        nodes[indicator.level].sum += indicator.weight * items_[i].score;
        nodes[indicator.level].weights += indicator.weight;
    }
    // The loop runs backwards because parents come before their children.
    for (std::size_t i = nodes.size(); i-- > 0;) {
        const auto& level = framework_->levels[i];
        const bool counted = levels_[i] || nodes[i].weights > 0;
        const double value = levels_[i] ? *levels_[i] : nodes[i].weights > 0 ? nodes[i].sum / nodes[i].weights : 0;
        if (scope.kind == Scope::Kind::level && scope.index == i) return value;
        if (!counted) continue;
        auto& above = level.parent ? nodes[*level.parent] : whole;
        above.sum += level.weight * value;
        above.weights += level.weight;
    }
    return whole.weights > 0 ? whole.sum / whole.weights : 0;
}

}  // namespace citystar
