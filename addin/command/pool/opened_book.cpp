#include "opened_book.hpp"

#include <chrono>
#include <com/sun/star/uno/Exception.hpp>

#include "console/interruption.hpp"
#include "console/shown_path.hpp"
#include "console/speech.hpp"
#include "console/status_sentence.hpp"
#include "files/outside_links.hpp"
#include "files/preflight.hpp"
#include "office_links.hpp"
#include "own_office.hpp"
#include "watchdog.hpp"
#include "windowless.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::minutes limit{2};

}  // namespace

struct BookOpener::Guarded {
    explicit Guarded(std::unique_ptr<office::Office> started)
        : office(std::move(started)), watchdog([this] { office->kill(); }) {}

    std::unique_ptr<office::Office> office;
    Watchdog watchdog;
};

BookOpener::BookOpener() = default;
BookOpener::~BookOpener() = default;

office::Office* BookOpener::office() {
    if (office_ && !office_->office->running()) office_.reset();
    if (!office_)
        if (auto started = start_office()) office_ = std::make_unique<Guarded>(std::move(started));
    return office_ ? office_->office.get() : nullptr;
}

void BookOpener::drop_office() { office_.reset(); }

void BookOpener::guarded(const std::function<void()>& work) {
    office_->watchdog.arm(limit);
    try {
        work();
    } catch (...) {
        office_->watchdog.disarm();
        throw;
    }
    office_->watchdog.disarm();
}

BookOpener::Result BookOpener::open(const fs::path& file, bool whole,
                                    const std::function<void(const OpenedBook&)>& use) {
    const auto found = examine(file);
    if (found.status != Status::ok) return {found.status, found.detail(user_language()), false};
    if (!office()) return {Status::crashed, {}, true};
    try {
        Result out;
        guarded([&] { out = use_book(file, whole, use); });
        return out;
    } catch (const com::sun::star::uno::Exception&) {
        // The next workbook gets an office that nothing is wrong with.
        office_.reset();
        return {Status::crashed, {}, false};
    }
}

BookOpener::Result BookOpener::use_book(const fs::path& given, bool whole,
                                        const std::function<void(const OpenedBook&)>& use) {
    const office::TemporaryFolder folder(folder_.path());
    auto file = given;
    if (!is_utf8(file)) {
        // LibreOffice reads names as UTF-8.
        file = folder.path() / "input";
        if (is_utf8(given.extension())) file += given.extension();
        fs::create_symlink(fs::absolute(given), file);
    }
    const auto ready = ready_workbook(file, folder.path() / ("ready" + file.extension().string()));
    if (ready.why_not) return {Status::corrupt, say(*ready.why_not, ready.part), false};
    const auto closed = closed_workbook(ready.file, folder.path());
    if (!closed) return {Status::corrupt, {}, false};
    const auto format = preflight(*closed).format;
    auto& office = *office_->office;
    auto document = whole ? com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>()
                          : open_windowless(office, *closed, format);
    auto book = document.is() ? WorkbookFile(office, document) : WorkbookFile(office, *closed);
    if (!book.open())
        return {book.other_document() ? Status::not_a_workbook : Status::corrupt, say(Message::not_opened), false};
    book.find_functions();
    auto cells = workbook::read_cells(office.context(), book.document());
    cells.links.emplace();
    const auto links = ready.followed ? ready.links : settle_links(book.document(), cells);
    for (const auto& link : links)
        cells.links->push_back({link.sheet, link.column, link.row, link.readable, link.columns, link.rows});
    book.recalculate();
    workbook::read_values(office.context(), book.document(), cells);
    use({book, cells, links, ready.followed});
    return {};
}

std::string sentence_of(const BookOpener::Result& result, const fs::path& file) {
    return shown_path(file) + ": " + status_sentence(result.status, result.detail, limit, user_language());
}

}  // namespace citystar::command
