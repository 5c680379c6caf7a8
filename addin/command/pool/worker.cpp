#include "worker.hpp"

#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <com/sun/star/uno/Exception.hpp>
#include <fstream>
#include <functional>
#include <iostream>
#include <optional>
#include <sstream>
#include <system_error>

#include "assessment_json.hpp"
#include "citystar/cell_address.hpp"
#include "claims.hpp"
#include "console/document_speech.hpp"
#include "console/durable.hpp"
#include "console/exit_status.hpp"
#include "console/interruption.hpp"
#include "console/replacing.hpp"
#include "console/shown_path.hpp"
#include "console/speech.hpp"
#include "delivered_templates.hpp"
#include "files/form.hpp"
#include "files/linked_figures.hpp"
#include "files/outside_links.hpp"
#include "files/preflight.hpp"
#include "files/sha256.hpp"
#include "files/slim_copy.hpp"
#include "files/slim_workbook.hpp"
#include "files/stored_values.hpp"
#include "form_assessor.hpp"
#include "installation.hpp"
#include "keep_file.hpp"
#include "known_forms.hpp"
#include "known_frameworks.hpp"
#include "lifeline.hpp"
#include "office_links.hpp"
#include "own_office.hpp"
#include "temporary_folder.hpp"
#include "windowless.hpp"
#include "worker_protocol.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

constexpr rlim_t most_memory = rlim_t{4} << 30;  // bytes, for the worker and for its office each

void tell(const Report& report) { std::cout << encode(report) << std::endl; }

void write_file(const fs::path& file, const std::string& bytes) {
    errno = 0;
    std::ofstream out(file, std::ios::binary);
    out << bytes << std::flush;
    if (!out) throw std::system_error(errno ? errno : EIO, std::generic_category(), file.string());
}

// The temporary folder belongs to this worker alone.
ReadyWorkbook ready_for_office(const Job& job) {
    return ready_workbook(job.input, fs::temp_directory_path() / ("ready" + job.input.extension().string()));
}

// LibreOffice ends when a name is not UTF-8, so it gets the file under another name.
Job with_readable_name(Job job) {
    if (is_utf8(job.input)) return job;
    const auto ending = job.input.extension();
    auto link = fs::temp_directory_path() / "input";
    if (is_utf8(ending)) link += ending;
    fs::remove(link);
    fs::create_symlink(fs::absolute(job.input), link);
    job.input = link;
    return job;
}

bool say_unready(const ReadyWorkbook& ready, Language language, RecalcRecord& record) {
    if (!ready.why_not) return false;
    record.status = Status::corrupt;
    record.detail = messages::say(*ready.why_not, language, ready.part);
    return true;
}

using Storing = std::function<void(const fs::path&)>;

// Writes under another name next to the target, then renames: the target is either the old file or the complete new
// one.
std::string store_atomically(const Storing& storing, const Job& job) {
    try {
        const auto folder = fs::temp_directory_path();
        const auto place =
            is_utf8(job.temporary) ? job.temporary : folder / ("stored" + job.target.extension().string());
        storing(place);
        if (place != job.temporary) {
            fs::copy_file(place, job.temporary);
            fs::remove(place);
        }
        auto digest = sha256_of_file(job.temporary);
        if (job.in_place) keep_attributes(job.target, job.temporary);
        replace_durably(job.temporary, job.target);
        return digest;
    } catch (...) {
        std::error_code ignored;
        fs::remove(job.temporary, ignored);
        throw;
    }
}

void store(const Storing& storing, const Job& job, RecalcRecord& record) {
    if (job.target.empty()) return;
    // Replacing the file would lose values that have turned into #NAME?.
    if (job.in_place && record.name_lost()) {
        record.status = Status::output_failed;
        record.detail = say(Message::name_lost_detail);
        return;
    }
    tell(up::Phase{"store"});
    try {
        record.output_sha256 = store_atomically(storing, job);
        record.output = job.target;
    } catch (const std::system_error& error) {
        record.status = Status::output_failed;
        record.detail = error.code().message();
    }
}

WorkbookResults calculate(WorkbookFile& workbook, Formulas formulas, RecalcRecord& record) {
    tell(up::Phase{"calculate"});
    workbook.recalculate();
    tell(up::Phase{"read"});
    auto results = workbook.results(formulas);
    record.errors = results.errors;
    record.named = results.named;
    if (!record.errors.empty()) record.status = Status::formula_errors;
    return results;
}

// If an .ods stays .ods, only the results in its own file are replaced. Then the office need not load anything that
// no result depends on. False if that is not possible; then nothing is stored, and `stored` is reset if its results
// cannot be replaced.
bool recalculate_slim(office::Office& office, const Job& job, std::optional<OdsResults>& stored, RecalcRecord& record) {
    const auto copy = fs::temp_directory_path() / "slim.ods";  // the temporary folder belongs to this worker alone
    if (!write_slim_workbook(*stored, copy)) return false;
    WorkbookFile workbook(office, open_windowless(office, copy, Format::ods));
    if (!workbook.open()) return false;
    const auto results = calculate(workbook, Formulas::read, record);
    if (job.target.empty()) return same_formulas(results, *stored);
    const auto bytes = with_new_results(workbook, results, *stored);
    if (!bytes) {
        stored.reset();
        return false;
    }
    store([&](const fs::path& file) { write_file(file, *bytes); }, job, record);
    return true;
}

void say_unopened(const WorkbookFile& workbook, Language language, RecalcRecord& record) {
    record.status = workbook.other_document() ? Status::not_a_workbook : Status::corrupt;
    if (record.status == Status::corrupt) record.detail = messages::say(Message::not_opened, language);
}

void tell_of_links(const std::vector<LinkedCell>& links, RecalcRecord& record) {
    for (const auto& link : links)
        record.links.push_back({link.sheet, cell_address(link.column, link.row), link.formula, link.readable});
}

// Links are calculated with the values that the file holds; the stored file has their formulas again.
void recalculate_whole(office::Office& office, const Job& job, const ReadyWorkbook& ready,
                       const std::optional<OdsResults>& stored, RecalcRecord& record) {
    tell(up::Phase{"load"});
    const auto closed = closed_workbook(ready.file, fs::temp_directory_path());
    if (!closed) {
        record.status = Status::corrupt;
        return;
    }
    WorkbookFile workbook(office, *closed);
    if (!workbook.open()) return say_unopened(workbook, user_language(), record);
    workbook.find_functions();
    if (!ready.followed) {
        const auto cells = workbook::read_cells(office.context(), workbook.document());
        tell_of_links(settle_links(workbook.document(), cells), record);
    }
    const auto results = calculate(workbook, stored ? Formulas::read : Formulas::left_out, record);
    store(
        [&](const fs::path& file) {
            if (const auto bytes = stored ? with_new_results(workbook, results, *stored) : std::nullopt)
                return write_file(file, *bytes);
            workbook.store(file);
            if (!ready.links.empty()) restore_links(job.input, file, ready.links);
        },
        job, record);
}

// A damaged file never reaches the office, which might read a part of it without a warning.
Preflight examined(const Job& job, Language language, RecalcRecord& record) {
    tell(up::Phase{"load"});
    auto found = examine(job.input);
    record.status = found.status;
    record.detail = found.detail(language);
    return found;
}

void recalculate(office::Office& office, const Job& job, RecalcRecord& record) {
    const auto found = examined(job, user_language(), record);
    if (found.status != Status::ok) return;
    const bool keeps_format = found.usual && (job.target.empty() || ending_of(job.target) == ".ods");
    const auto ready = ready_for_office(job);
    if (say_unready(ready, user_language(), record)) return;
    auto stored = keeps_format ? OdsResults::read(job.input) : std::nullopt;
    const bool as_it_is = ready.file == job.input;
    if (as_it_is && stored && !job.whole && recalculate_slim(office, job, stored, record)) return;
    record = {};
    recalculate_whole(office, job, ready, stored, record);
    tell_of_links(ready.links, record);
}

// A killed office breaks its calls off before its process has ended, so one more call tests it.
bool answers(office::Office& office) {
    try {
        office.desktop()->getFrames();
        return office.running();
    } catch (const com::sun::star::uno::Exception&) {
        return false;
    }
}

// The objects that collecting needs in addition to the office; made for the first workbook and kept for the next ones.
struct Collecting {
    Collecting() : Collecting(office::find_installation().frameworks.parent_path()) {}

    const Registry registry;
    KnownForms forms;
    workbook::DeliveredTemplates templates;
    FormReader reader;
    FormAssessor assessor;

private:
    explicit Collecting(const fs::path& extension)
        : registry(known_frameworks()),
          forms(extension / "forms", registry),
          templates(extension / "templates",
                    [this](const Framework& framework, templates::Formulas formulas) {
                        return forms.delivered(framework.id, formulas);
                    }),
          assessor(registry, forms) {}
};

// The form of a workbook that was read as delivered, so that others like it need no office.
void learn_form(Collecting& collecting, const Job& job, const workbook::WorkbookCells& cells,
                const std::vector<workbook::Assessment>& units, const workbook::Landmarks* landmarks,
                templates::Formulas formulas, up::Result& result) {
    const auto* framework = units.empty() ? nullptr : units.front().framework;
    if (!landmarks || !framework || !collecting.forms.delivered(framework->id, formulas)) return;
    const auto form = collecting.reader.read(job.input);
    if (!form) return;
    const auto known = as_known_form(*form, cells, landmarks->delivered(), *framework, formulas);
    if (!known) return;
    // The same must come out without the office.
    collecting.forms.add(*known);
    const auto same = collecting.assessor.assess(job.input, documents::language());
    boost::json::array again;
    for (const auto& unit : same.units) again.push_back(json_with_cells(unit));
    if (again == result.units) result.form = json_of(*known);
}

void collect(office::Office& office, Collecting& collecting, const Job& job, up::Result& result) {
    const auto found = examined(job, documents::language(), result.record);
    if (found.status != Status::ok) return;
    // The temporary folder belongs to this worker alone.
    const auto copy = fs::temp_directory_path() / ("slim" + job.input.extension().string());
    const auto ready = ready_for_office(job);
    if (say_unready(ready, documents::language(), result.record)) return;
    const auto closed = closed_workbook(ready.file, fs::temp_directory_path());
    if (!closed) {
        result.record.status = Status::corrupt;
        return;
    }
    const auto file = found.usual && !job.whole && make_slim_copy(*closed, copy) ? copy : *closed;
    auto document = open_windowless(office, file, found.format);
    auto workbook = document.is() ? WorkbookFile(office, document) : WorkbookFile(office, file);
    if (!workbook.open()) return say_unopened(workbook, documents::language(), result.record);
    workbook.find_functions();
    tell(up::Phase{"read"});
    auto cells = workbook::read_cells(office.context(), workbook.document());
    auto before = cells;
    cells.links.emplace();
    for (const auto& link : ready.followed ? ready.links : settle_links(workbook.document(), cells))
        cells.links->push_back({link.sheet, link.column, link.row, link.readable, link.columns, link.rows});
    const auto claims = workbook::claim_cells(before);
    const auto stored = stored_values(job.input, claims, workbook::figure_sheets(cells));
    if (stored) workbook::set_claims(before, claims, stored->numbers);
    tell(up::Phase{"calculate"});
    workbook.recalculate();
    tell(up::Phase{"read"});
    workbook::read_values(office.context(), workbook.document(), cells);
    if (stored) workbook::set_types(cells, stored->typed);
    const workbook::Landmarks* landmarks = nullptr;
    auto formulas_of_template = templates::Formulas::functions;
    const auto template_of = [&](const Framework& framework, templates::Formulas formulas) {
        tell(up::Phase{"template"});
        const auto* known = &collecting.templates.of(office.context(), framework, formulas);
        tell(up::Phase{"read"});
        landmarks = known;
        formulas_of_template = formulas;
        return known;
    };
    const auto restore = [&](const auto& gone) { return workbook::restored(workbook.document(), gone); };
    const auto units =
        workbook::assess(before, cells, collecting.registry, template_of, restore, documents::language());
    for (const auto& unit : units) result.units.push_back(json_with_cells(unit));
    learn_form(collecting, job, cells, units, landmarks, formulas_of_template, result);
}

class Worker {
public:
    explicit Worker(office::Office& office) : office_(office) {}

    // False if the office has ended; then nothing is known of the workbook.
    bool work_on(const Job& given) {
        up::Result result;
        try {
            const auto job = with_readable_name(given);
            if (job.kind == JobKind::collect) {
                if (!collecting_) collecting_.emplace();
                collect(office_, *collecting_, job, result);
            } else {
                recalculate(office_, job, result.record);
            }
        } catch (const std::system_error& error) {
            result.record.status = Status::output_failed;
            result.record.detail = error.code().message();
        } catch (const com::sun::star::uno::Exception& error) {
            if (!answers(office_)) return false;
            result.record.status = given.kind == JobKind::collect ? Status::crashed : Status::output_failed;
            result.record.detail = utf8(error.Message);
        }
        tell(result);
        return true;
    }

private:
    office::Office& office_;
    std::optional<Collecting> collecting_;
};

// Kills the office when the lifeline calls it, as long as this object lives.
class CutOnLoss {
public:
    CutOnLoss(Lifeline& lifeline, office::Office& office) : lifeline_(lifeline) {
        lifeline_.set([&office] { office.kill(); });
    }
    ~CutOnLoss() { lifeline_.set({}); }
    CutOnLoss(const CutOnLoss&) = delete;
    CutOnLoss& operator=(const CutOnLoss&) = delete;

private:
    Lifeline& lifeline_;
};

// `temporary` returns where the last workbook was to be stored.
int work_in(Lifeline& lifeline, fs::path& temporary) {
    std::ostringstream complaints;
    const auto office = start_office(complaints);
    if (!office) {
        tell(up::NoOffice{complaints.str()});
        return exit_no_office;
    }
    const CutOnLoss cut(lifeline, *office);
    tell(up::Ready{office->pid()});
    Worker worker(*office);
    bool alive = true;
    for (std::string line; alive && !interruption() && std::getline(std::cin, line);) {
        const auto job = decode_job(line);
        temporary = job.temporary;
        alive = worker.work_on(job);
    }
    return alive ? exit_done : exit_some_failed;
}

// A small file may unpack into a huge workbook and must not use up the machine's memory. Past this limit the office
// ends, and the workbook gets that result.
void limit_memory() {
    rlimit limit{};
    if (getrlimit(RLIMIT_DATA, &limit) != 0) return;
    limit.rlim_cur = std::min(limit.rlim_cur, most_memory);
    setrlimit(RLIMIT_DATA, &limit);
}

}  // namespace

int work() {
    limit_memory();
    signal(SIGPIPE, SIG_IGN);  // cleaning up has to go on when the supervisor has ended
    const auto supervisor = getppid();
    const auto folder = fs::temp_directory_path();
    fs::path temporary;
    int status = exit_some_failed;
    {
        Lifeline lifeline(folder);
        status = work_in(lifeline, temporary);
    }
    if (getppid() == supervisor) return status;
    // The supervisor has ended, so this process cleans up. The last worker removes the folder above.
    std::error_code ignored;
    if (!temporary.empty()) fs::remove_all(temporary.parent_path(), ignored);
    office::remove_with_sockets(folder);
    rmdir(folder.parent_path().c_str());
    return status;
}

}  // namespace citystar::command
