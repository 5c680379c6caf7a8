// The frameworks that a program knows, found by id or alias.
#pragma once

#include <deque>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "citystar/framework.hpp"
#include "citystar/load.hpp"

namespace citystar {

/// Loads framework files once and keeps them. Filling it is not thread-safe; reading it afterwards is.
/// Pointers it gives out stay valid as long as the registry.
class Registry {
public:
    struct Entry {
        std::filesystem::path file;
        Framework framework;
    };
    struct Rejected {
        std::filesystem::path file;
        std::vector<Problem> problems;
    };

    /// Loads one file. A file with problems, or with an id or alias that is already taken, is kept under rejected();
    /// nothing else changes.
    void add_file(const std::filesystem::path& file);
    /// Loads every *.json of a folder in name order, except *.schema.json. A missing folder holds no files;
    /// one that cannot be read is kept under rejected().
    void add_folder(const std::filesystem::path& folder);
    /// Loads a list of folders separated by ':', as $CITYSTAR_FRAMEWORKS holds it. Null and empty parts are skipped. A
    /// folder that does not exist is kept under rejected().
    void add_folders(const char* list);

    /// The framework of an id or alias, ignoring case and width; null if there is no such framework.
    const Framework* find(std::string_view id_or_alias) const;

    const std::deque<Entry>& entries() const noexcept { return entries_; }
    const std::vector<Rejected>& rejected() const noexcept { return rejected_; }

private:
    std::deque<Entry> entries_;
    std::vector<Rejected> rejected_;
    Framework::Index index_;
};

}  // namespace citystar
