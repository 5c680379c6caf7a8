#include "shown_points.hpp"

#include <cmath>

namespace citystar::command {

double shown_points(const Framework& framework, double points) noexcept {
    if (!(std::abs(points) < 1e9)) return points;
    // The engine has nine decimals. As whole numbers they have no binary noise.
    const auto billionths = std::llround(points * 1e9);
    const long long scale = framework.scoring == Scoring::index ? 100 : 1000;
    const long long step = 1'000'000'000 / scale;
    const auto steps = (billionths + (billionths < 0 ? -step : step) / 2) / step;
    return static_cast<double>(steps) / static_cast<double>(scale);
}

}  // namespace citystar::command
