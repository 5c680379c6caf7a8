// What a command costs: time, processor, memory.
#pragma once

#include <string>
#include <vector>

namespace citystar::bench {

struct CommandCost {
    double wall = 0;       ///< seconds
    double processor = 0;  ///< seconds, of the command and all its descendants together
    double memory = 0;     ///< MiB, the most that it and its descendants held together; 0 unless it was asked for
};

enum class Memory { ignored, sampled };

/// Runs a command, whose first word is its program, and waits for its end, at most half an hour. Every descendant must
/// have been waited for by its parent. Sampled memory is proportional (PSS), every 20 ms; sampling takes some processor
/// time of ours. Throws std::runtime_error if the status is none of `statuses`.
CommandCost cost_of_command(const std::vector<std::string>& arguments, const std::vector<std::string>& environment = {},
                            const std::vector<int>& statuses = {0}, Memory memory = Memory::ignored);

}  // namespace citystar::bench
