#include "shown_points.hpp"

#include <fmt/format.h>

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

std::string points_text(const Framework& framework, double points) {
    if (framework.scoring == Scoring::index) return fmt::format("{:.2f}", shown_points(framework, points));
    // The format of the sheets is "0.0##".
    auto text = fmt::format("{:.3f}", shown_points(framework, points));
    for (int optional = 2; optional > 0 && text.back() == '0'; --optional) text.pop_back();
    return text;
}

}  // namespace citystar::command
