#include "nearest.hpp"

#include <algorithm>

namespace citystar::command {
namespace {

constexpr std::size_t longest = 64;  // of a word that is compared

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

std::size_t edits(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> least(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                least[i][j] = i + j;
                continue;
            }
            const std::size_t other = lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1;
            least[i][j] = std::min({least[i - 1][j] + 1, least[i][j - 1] + 1, least[i - 1][j - 1] + other});
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]))
                least[i][j] = std::min(least[i][j], least[i - 2][j - 2] + 1);
        }
    return least[a.size()][b.size()];
}

}  // namespace

std::string nearest(std::string_view typed, const std::vector<std::string>& words) {
    std::string out;
    auto best = std::string_view::npos;
    if (typed.size() > longest) return out;
    for (const auto& word : words) {
        const auto distance = edits(typed, word);
        if (distance > std::max<std::size_t>(1, word.size() / 3) || distance >= best) continue;
        best = distance;
        out = word;
    }
    return out;
}

}  // namespace citystar::command
