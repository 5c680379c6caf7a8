#include "citystar/registry.hpp"

#include <algorithm>

#include "say.hpp"

namespace citystar {

void Registry::add_file(const std::filesystem::path& file) {
    auto result = load_framework_file(file);
    if (!result.framework) {
        rejected_.push_back({file, std::move(result.problems)});
        return;
    }
    std::vector<std::string> names = result.framework->aliases;
    names.insert(names.begin(), result.framework->id);
    std::vector<Problem> problems;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (const auto taken = index_.find(name_key(names[i])); taken != index_.end()) {
            const auto& owner = entries_[taken->second].framework.id;
            problems.push_back({Fault::duplicate, i == 0 ? "/id" : "/aliases/" + std::to_string(i - 1),
                                say_both(Message::load_id_taken, names[i], owner)});
        }
    if (!problems.empty()) {
        rejected_.push_back({file, std::move(problems)});
        return;
    }
    for (const auto& name : names) {
        index_.emplace(name, entries_.size());
        index_.emplace(name_key(name), entries_.size());
    }
    entries_.push_back({file, std::move(*result.framework)});
}

void Registry::add_folder(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code failed;
    for (std::filesystem::directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed)) {
        const auto name = it->path().filename().string();
        if (name.ends_with(".json") && !name.ends_with(".schema.json")) files.push_back(it->path());
    }
    // A path with a trailing slash ("folder/") has no file name to show, so its parent path is used.
    if (failed && failed != std::errc::no_such_file_or_directory)
        rejected_.push_back({folder.has_filename() ? folder : folder.parent_path(),
                             {{Fault::file_unreadable, {}, say_both(Message::load_folder)}}});
    std::ranges::sort(files);
    for (const auto& file : files) add_file(file);
}

void Registry::add_folders(const char* list) {
    for (std::string_view rest = list ? list : ""; !rest.empty();) {
        const auto end = std::min(rest.find(':'), rest.size());
        if (const std::filesystem::path folder(rest.substr(0, end)); !folder.empty()) {
            std::error_code failed;
            // A folder that the user names must exist.
            if (std::filesystem::status(folder, failed).type() == std::filesystem::file_type::not_found)
                rejected_.push_back({folder.has_filename() ? folder : folder.parent_path(),
                                     {{Fault::file_unreadable, {}, say_both(Message::load_no_folder)}}});
            else
                add_folder(folder);
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

const Framework* Registry::find(std::string_view id_or_alias) const {
    auto found = index_.find(id_or_alias);
    if (found == index_.end()) found = index_.find(name_key(id_or_alias));
    return found == index_.end() ? nullptr : &entries_[found->second].framework;
}

}  // namespace citystar
