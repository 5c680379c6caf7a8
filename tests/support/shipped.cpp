#include "shipped.hpp"

#include <cstdlib>
#include <fstream>
#include <iostream>

#include "citystar/registry.hpp"

namespace citystar::test {

const Framework& shipped(std::string_view id) {
    static const Registry registry = [] {
        Registry all;
        all.add_folder(CITYSTAR_SHIPPED_FRAMEWORKS);
        for (const auto& rejected : all.rejected())
            for (const auto& problem : rejected.problems)
                std::cerr << rejected.file << ' ' << problem.pointer << ": " << problem.message.en << '\n';
        return all;
    }();
    const auto* framework = registry.find(id);
    if (!framework || !registry.rejected().empty()) {
        std::cerr << "framework " << id << " cannot be loaded\n";
        std::exit(1);
    }
    return *framework;
}

std::vector<std::string> golden_lines(std::string_view name) {
    std::ifstream file(std::string(CITYSTAR_GOLDEN "/").append(name));
    if (!file) {
        std::cerr << "no golden file " << name << '\n';
        std::exit(1);
    }
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);)
        if (!line.empty() && line.front() != '#') lines.push_back(line);
    return lines;
}

std::vector<std::string> split(std::string_view text, std::string_view separator) {
    const auto trimmed = [](std::string_view part) {
        const auto first = part.find_first_not_of(' ');
        if (first == std::string_view::npos) return std::string();
        return std::string(part.substr(first, part.find_last_not_of(' ') - first + 1));
    };
    std::vector<std::string> parts;
    for (std::size_t at = 0;;) {
        const auto end = text.find(separator, at);
        parts.push_back(trimmed(text.substr(at, end == std::string_view::npos ? end : end - at)));
        if (end == std::string_view::npos) return parts;
        at = end + separator.size();
    }
}

}  // namespace citystar::test
