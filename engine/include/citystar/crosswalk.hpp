// Pairs of indicators from different frameworks: the same measure, or only a similar name.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "citystar/framework.hpp"
#include "citystar/load.hpp"

namespace citystar {

/// The pairs of engine/crosswalk.json. They are read once and never change; reading them is thread-safe.
class Crosswalk {
public:
    struct Pair {
        std::string framework[2];  ///< ids
        std::string indicator[2];  ///< codes
        bool same = false;         ///< the definitions agree: values typed for one can be used for the other
        Text reason;               ///< why, or what differs
    };

    /// Problems of the file, all at once; the crosswalk is empty if there are any.
    std::vector<Problem> load_file(const std::filesystem::path& file);

    /// The pairs of an indicator in another framework, pairs whose definitions agree first.
    std::vector<const Pair*> find(const Framework& framework, const Indicator& indicator, const Framework& other) const;
    /// The code on the other framework's side of a pair.
    static const std::string& other_code(const Pair& pair, const Framework& other);

    const std::vector<Pair>& pairs() const noexcept { return pairs_; }

private:
    std::vector<Pair> pairs_;
};

}  // namespace citystar
