// Workbooks opened one after the other in an office of this process.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "files/linked_figures.hpp"
#include "office.hpp"
#include "status.hpp"
#include "temporary_folder.hpp"
#include "workbook_cells.hpp"
#include "workbook_file.hpp"

namespace citystar::command {

/// An open workbook; valid while a function that was called with it runs.
struct OpenedBook {
    WorkbookFile& file;
    const workbook::WorkbookCells& cells;  ///< calculated anew; `cells.links` is set
    const std::vector<LinkedCell>& links;  ///< restore_links() takes them
    bool followed = false;                 ///< the links are those of the file, which restore_links() puts back
};

/// Starts an office when it is first needed, and another one if it was lost. Not thread-safe.
class BookOpener {
public:
    BookOpener();
    ~BookOpener();
    BookOpener(const BookOpener&) = delete;
    BookOpener& operator=(const BookOpener&) = delete;

    struct Result {
        workbook::Status status = workbook::Status::ok;
        std::string detail;
        bool no_office = false;  ///< the reason is on standard error
    };

    /// Checks the file as collect does, opens it without anything from outside, calculates it, and calls `use`. With
    /// `whole`, everything that storing it needs is loaded. A workbook that cannot be opened, or takes longer than two
    /// minutes, costs only itself. Throws what `use` throws, but for UNO exceptions; those give Status::crashed.
    Result open(const std::filesystem::path& file, bool whole, const std::function<void(const OpenedBook&)>& use);

    /// A running office for other work; null if there is none, and the reason is on standard error.
    office::Office* office();
    /// Ends the office, so that the next work gets another one.
    void drop_office();
    /// Kills the office if `work` takes longer than two minutes, or if the user interrupts.
    void guarded(const std::function<void()>& work);

private:
    Result use_book(const std::filesystem::path& file, bool whole, const std::function<void(const OpenedBook&)>& use);

    struct Guarded;
    std::unique_ptr<Guarded> office_;
    office::TemporaryFolder folder_;
};

/// What a result says to the user; `file` is in front of it.
std::string sentence_of(const BookOpener::Result& result, const std::filesystem::path& file);

}  // namespace citystar::command
