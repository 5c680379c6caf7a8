#include "join.hpp"

#include <algorithm>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/text/XTextRange.hpp>
#include <com/sun/star/uno/Exception.hpp>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <system_error>

#include "citystar/cell_address.hpp"
#include "citystar/text.hpp"
#include "console/exit_status.hpp"
#include "console/interruption.hpp"
#include "console/progress.hpp"
#include "console/replacement.hpp"
#include "console/shown_path.hpp"
#include "console/speech.hpp"
#include "files/workbook_formats.hpp"
#include "join_report.hpp"
#include "pool/known_frameworks.hpp"
#include "run/inputs.hpp"
#include "whole_book.hpp"
#include "workbook.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;
namespace uno = com::sun::star::uno;
using workbook::JoinedCell;
using workbook::Outcome;
using workbook::Status;

void tell(const std::string& sentence) { std::cerr << sentence << '\n'; }

int cannot_write(const fs::path& file, const std::string& why) {
    tell(say(Message::cannot_write, shown_path(file), why));
    return exit_cannot_write;
}

int interrupted() {
    tell(say(Message::interrupted));
    return 128 + interruption();
}

uno::Reference<com::sun::star::table::XCell> cell_at(
    const uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document, const std::string& sheet,
    const std::string& address) {
    const uno::Reference<com::sun::star::table::XCellRange> page(document->getSheets()->getByName(utf16(sheet)),
                                                                 uno::UNO_QUERY_THROW);
    return page->getCellRangeByName(utf16(address))->getCellByPosition(0, 0);
}

class Join {
public:
    Join(const JoinOptions& options, const Registry& registry) : options_(options), registry_(registry) {}

    int run() {
        if (const auto status = check_outputs(); status != exit_done) return status;
        if (const auto status = read_whole(opener_, options_.book, registry_, whole_); status != exit_done)
            return status;
        departments_ = departments_of(whole_);
        if (const auto status = read_parts(); status != exit_done) return status;
        joining_ = workbook::join(whole_.cells, parts_, options_.prefer);
        for (const auto& line : join_lines(joining_, named_)) tell(line);
        tell_missing();
        if (parts_.empty()) {
            tell(say(Message::join_no_part));
            return exit_some_failed;
        }
        const auto status = store();
        return status == exit_done && (failed_ || open_ > 0) ? exit_some_failed : status;
    }

private:
    int check_outputs() const {
        if (!serves(options_.output, use_recalc) || ending_of(options_.output) == ".pdf") {
            tell(say(Message::join_format, shown_path(options_.output)));
            return exit_usage;
        }
        std::vector<fs::path> outputs{options_.output};
        if (options_.report) outputs.push_back(*options_.report);
        for (const auto& file : outputs) {
            std::error_code failed;
            if (!fs::exists(fs::symlink_status(file, failed))) continue;
            tell(say(Message::exists, shown_path(file)));
            return exit_cannot_write;
        }
        return exit_done;
    }

    int read_parts() {
        const auto inputs = expand(options_.parts, {options_.book, options_.output});
        for (const auto& folder : inputs.barren) tell(say(Message::join_barren, shown_path(folder)));
        failed_ = !inputs.barren.empty();
        Progress progress(inputs.files.size(), options_.progress);
        for (const auto& input : inputs.files) {
            if (interruption()) return interrupted();
            std::optional<std::string> fault;
            if (input.left_out) {
                progress.say_line(say(Message::join_left_out, input.id));
                progress.count(false, false);
                continue;
            }
            const auto read = opener_.open(input.path, false,
                                           [&](const OpenedBook& book) { fault = add_part(book.cells, input.id); });
            if (interruption()) return interrupted();
            if (read.no_office) return exit_no_office;
            if (read.status != Status::ok) fault = sentence_of(read, input.path) + way_out(read.status);
            if (fault) progress.say_line(*fault);
            failed_ = failed_ || fault;
            progress.count(fault.has_value(), true);
            progress.refresh();
        }
        return exit_done;
    }

    // The sentence about a damaged file says already what to do.
    static std::string way_out(Status status) {
        if (status == Status::corrupt) return {};
        return " " + say(status == Status::encrypted ? Message::join_way_encrypted : Message::join_way_damaged);
    }

    // Why the part cannot be used; nothing if it can.
    std::optional<std::string> add_part(workbook::WorkbookCells cells, const std::string& file) {
        auto mark = workbook::part_mark(cells);
        if (!mark) return say(Message::join_not_a_part, file);
        const auto* framework = registry_.find(mark->framework);
        const auto& whole = whole_.inputs;
        if (framework != whole.framework)
            return say(Message::join_other_framework, file, mark->framework, whole.framework->id);
        if (name_key(mark->unit) != name_key(whole.unit))
            return say(Message::join_other_unit, file, mark->unit, whole.unit);
        if (name_key(mark->period) != name_key(whole.period))
            return say(Message::join_other_period, file, mark->period, whole.period);
        workbook::Findings findings;
        workbook::drop_base(cells);
        const auto inputs = workbook::read_inputs(cells, registry_, findings, user_language(), true);
        auto read = workbook::fillable_cells(cells, inputs, user_language());
        if (read.empty()) return say(Message::join_no_rows, file);
        for (const auto& finding : findings) {
            failed_ = failed_ || finding.error;
            tell(file + ": " + workbook::finding_line(finding));
        }
        remark_on(*mark, read, file);
        named_.push_back({file, mark->department});
        parts_.push_back({std::move(*mark), std::move(read)});
        return std::nullopt;
    }

    void remark_on(const workbook::PartMark& mark, const std::vector<workbook::FillableCell>& cells,
                   const std::string& file) const {
        const auto version = templates::version_number(mark.version);
        if (version != templates::template_version)
            tell(say(Message::join_version, file, version, templates::template_version));
        if (!mark.base) tell(say(Message::join_no_base, file));
        for (const auto& earlier : named_)
            if (name_key(earlier.department) == name_key(mark.department))
                tell(say(Message::join_twice, file, mark.department, earlier.file));
        for (const auto& cell : cells)
            if (cell.formula && cell.refused.empty())
                tell(say(Message::join_formula, file, cell.key.first, cell.head, cell.sheet + "." + cell.address,
                         content_text(cell, cell.content)));
        std::set<std::string> codes;
        for (const auto& cell : cells) codes.insert(cell.key.first);
        std::string gone;
        for (const auto& department : departments_)
            if (name_key(templates::part_title(department.department)) == name_key(mark.department))
                for (const auto* indicator : department.indicators)
                    if (!codes.contains(indicator->code)) gone += (gone.empty() ? "" : "、") + indicator->code;
        if (!gone.empty()) tell(say(Message::join_rows_gone, file, gone));
    }

    void tell_missing() const {
        std::string missing;
        std::size_t count = 0;
        for (const auto& department : departments_) {
            const auto title = templates::part_title(department.department);
            if (std::ranges::any_of(
                    named_, [&](const NamedPart& part) { return name_key(part.department) == name_key(title); }))
                continue;
            missing += (count++ == 0 ? "" : say(Message::join_comma)) + title;
        }
        if (count > 0) tell(say(Message::join_missing, count, missing));
    }

    int store() {
        std::string fault;
        const auto result = opener_.open(options_.book, true, [&](const OpenedBook& book) {
            try {
                put_into(book);
            } catch (const std::system_error& error) {
                fault = error.code().message();
            }
        });
        if (interruption()) return interrupted();
        if (result.no_office) return exit_no_office;
        if (!fault.empty()) return cannot_write(options_.output, fault);
        if (result.status != Status::ok) return cannot_write(options_.output, sentence_of(result, options_.book));
        if (options_.report) {
            try {
                const Replacement report(*options_.report);
                report.write(join_table(joining_, named_));
                report.put();
            } catch (const std::system_error& error) {
                return cannot_write(*options_.report, error.code().message());
            }
        }
        const auto of = [&](auto which) {
            return std::ranges::count_if(joining_.cells, [&](const JoinedCell& one) { return which(one.outcome); });
        };
        open_ = of([](Outcome one) { return workbook::unsettled(one); });
        tell(say(Message::join_done, shown_path(options_.output), of([](Outcome one) { return one == Outcome::taken; }),
                 open_));
        if (open_ > 0) tell(say(Message::join_settle));
        return exit_done;
    }

    void put_into(const OpenedBook& book) {
        std::map<workbook::FieldKey, const workbook::FillableCell*> places;
        for (const auto& cell : whole_.cells) places.emplace(cell.key, &cell);
        std::set<std::string> changed;
        for (auto& cell : joining_.cells)
            if (cell.outcome == Outcome::taken) {
                put(book, cell, places);
                changed.insert(cell.sheet + "." + cell.address);
            }
        book.file.recalculate();
        const Replacement file(options_.output);
        book.file.store(file.path());
        auto links = book.links;
        std::erase_if(links, [&](const LinkedCell& link) {
            return changed.contains(link.sheet + "." + cell_address(link.column, link.row));
        });
        if (book.followed && !links.empty() && ending_of(options_.book) == ending_of(options_.output))
            restore_links(options_.book, file.path(), links);
        file.put();
    }

    static void put(const OpenedBook& book, JoinedCell& cell,
                    const std::map<workbook::FieldKey, const workbook::FillableCell*>& places) {
        const auto target = cell_at(book.file.document(), cell.sheet, cell.address);
        const auto& content = cell.from.content;
        const auto address_of = [&](const char* field) {
            const auto found = places.find({cell.from.key.first, field});
            return found == places.end() ? std::string() : found->second->address;
        };
        if (const auto* number = std::get_if<double>(&content)) {
            target->setValue(*number);
            if (target->getValue() != *number) cell.outcome = Outcome::no_place;
        } else if (const auto* text = std::get_if<std::string>(&content); text && !text->empty()) {
            const uno::Reference<com::sun::star::text::XTextRange> range(target, uno::UNO_QUERY_THROW);
            range->setString(utf16(*text));
            if (utf8(range->getString()) != *text) cell.outcome = Outcome::no_place;
        } else {
            const auto numerator = address_of("numerator");
            const auto denominator = address_of("denominator");
            const bool quotient = cell.from.key.second == templates::value_field(0) &&
                                  workbook::has_quotient(*cell.from.indicator) && !numerator.empty() &&
                                  !denominator.empty();
            target->setFormula(quotient ? utf16(templates::quotient_formula(numerator, denominator)) : OUString());
        }
    }

    const JoinOptions& options_;
    const Registry& registry_;
    BookOpener opener_;
    WholeBook whole_;
    std::vector<DepartmentRows> departments_;
    std::vector<workbook::ReturnedPart> parts_;
    std::vector<NamedPart> named_;  ///< those of parts_
    workbook::Joining joining_;
    bool failed_ = false;      ///< a file cannot be used
    std::ptrdiff_t open_ = 0;  ///< cells that somebody has to settle
};

}  // namespace

int join(const JoinOptions& options) {
    const auto registry = known_frameworks();
    return Join(options, registry).run();
}

}  // namespace citystar::command
