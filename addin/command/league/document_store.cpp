#include "document_store.hpp"

#include <cerrno>
#include <system_error>

#include "console/replacement.hpp"
#include "files/workbook_formats.hpp"
#include "league_workbook.hpp"
#include "pool/watchdog.hpp"
#include "pool/workbook_file.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

void write_atomically(const fs::path& target, const std::string& content) {
    const Replacement file(target);
    file.write(content);
    file.put();
}

}  // namespace

void DocumentStore::store(const fs::path& target, std::chrono::milliseconds limit, const Make& make) {
    if (!office_ || !office_->running()) office_ = start_office();
    if (!office_) throw std::system_error(EIO, std::generic_category());
    Watchdog watchdog([this] { office_->kill(); });
    watchdog.arm(limit);
    const Replacement file(target);
    WorkbookFile(*office_, make(office_->loader())).store(file.path());
    file.put();
}

void DocumentStore::write_league(const fs::path& target, const std::vector<LeagueRow>& league) {
    if (const auto* format = promised_format(target); format && !format->writer)
        return write_atomically(target, league_csv(league));
    store(target, std::chrono::minutes(10), [&](const auto& loader) { return league_workbook(loader, league); });
}

}  // namespace citystar::command
