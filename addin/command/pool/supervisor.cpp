#include "supervisor.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include <algorithm>
#include <deque>
#include <exception>
#include <iostream>
#include <list>
#include <memory>
#include <system_error>
#include <utility>

#include "console/interruption.hpp"
#include "console/speech.hpp"
#include "temporary_folder.hpp"
#include "worker_process.hpp"

namespace citystar::command {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr int most_failed_starts = 3;  // in a row, by all workers together
constexpr int look_every = 100;        // milliseconds
constexpr std::size_t most_waiting = 64;
// A workbook takes a tenth of the time in which another office starts.
constexpr std::size_t jobs_worth_an_office = 8;
// While inputs are still being read, all processors are busy, and another office only pays if nearly every workbook
// needs one.
constexpr std::size_t jobs_worth_it_while_reading = most_waiting / 2;

milliseconds since(Clock::time_point begin) { return std::chrono::duration_cast<milliseconds>(Clock::now() - begin); }

struct Attempt {
    Assignment assignment;
    int number = 1;
    milliseconds earlier{0};  // spent on earlier attempts
};

struct Worker {
    std::unique_ptr<WorkerProcess> process;
    bool ready = false;
    int documents = 0;
    std::optional<Attempt> attempt;
    Clock::time_point begin;  // start of the attempt, or of the worker
    std::string phase = "start";
    Clock::time_point phase_begin;
    std::map<std::string, milliseconds> phases;

    void enter(const std::string& next) {
        if (attempt && phase != "start") phases[phase] += since(phase_begin);
        phase = next;
        phase_begin = Clock::now();
    }
};

class Supervisor {
public:
    Supervisor(const SupervisorSettings& settings, const std::function<std::optional<Assignment>()>& next,
               const std::function<void(JobResult)>& done)
        : settings_(settings), next_(next), done_(done) {
        signal(SIGPIPE, SIG_IGN);
        prctl(PR_SET_CHILD_SUBREAPER, 1);
        office::remove_leftovers();
    }

    Supervisor(const Supervisor&) = delete;
    Supervisor& operator=(const Supervisor&) = delete;

    SuperviseEnd run(const std::function<void()>& idle) {
        while (!interruption()) {
            if (settings_.as_needed) prepare();
            hire();
            if (end_) return *end_;
            if (interruption()) break;
            if (workers_.empty() && !more_to_do()) return SuperviseEnd::done;
            wait();
            for (auto worker = workers_.begin(); worker != workers_.end() && !end_;)
                worker = serve(*worker) ? std::next(worker) : workers_.erase(worker);
            if (end_) return *end_;
            idle();
        }
        return SuperviseEnd::interrupted;
    }

private:
    bool more_to_do() const { return !again_.empty() || !prepared_.empty() || !exhausted_; }

    bool more_workers() const {
        if (workers_.size() >= settings_.workers || !more_to_do()) return false;
        if (!settings_.as_needed) return true;
        const auto waiting = again_.size() + prepared_.size();
        if (workers_.empty()) return waiting > 0;
        return waiting > (exhausted_ ? workers_.size() * jobs_worth_an_office : jobs_worth_it_while_reading);
    }

    void hire() {
        while (more_workers() && !end_) {
            if (failed_starts_ >= most_failed_starts) return give_up();
            try {
                Worker worker;
                worker.begin = Clock::now();
                worker.process = std::make_unique<WorkerProcess>(
                    settings_.worker, folder_.path() / ("worker-" + std::to_string(++hired_)));
                workers_.push_back(std::move(worker));
            } catch (const std::system_error& error) {
                failed_starts_ = most_failed_starts;
                reason_ = say(Message::no_office, error.what()) + "\n";
            }
        }
    }

    // Called when no worker starts any more. If no worker was ever ready, nothing has been touched. Otherwise the
    // machine is at fault, not the workbooks that are left, so these get no result.
    void give_up() {
        end_ = ever_ready_ ? SuperviseEnd::office_lost : SuperviseEnd::no_office;
        if (!ever_ready_)
            std::cerr << (reason_.empty() ? say(Message::no_office, "LibreOffice does not start") + "\n" : reason_);
    }

    void wait() {
        std::vector<pollfd> inputs;
        for (const auto& worker : workers_) inputs.push_back({worker.process->descriptor(), POLLIN, 0});
        const bool goes_on = settings_.as_needed && !exhausted_ && prepared_.size() < most_waiting;
        poll(inputs.data(), inputs.size(), goes_on ? 0 : look_every);
        collect_orphans();
    }

    // A subreaper inherits the processes that its workers' offices leave. The workers themselves are waited for
    // elsewhere.
    void collect_orphans() const {
        for (siginfo_t ended{}; waitid(P_ALL, 0, &ended, WEXITED | WNOHANG | WNOWAIT) == 0 && ended.si_pid > 0;
             ended = {}) {
            const bool worker =
                std::ranges::any_of(workers_, [&](const auto& known) { return known.process->pid() == ended.si_pid; });
            if (worker || waitpid(ended.si_pid, nullptr, WNOHANG) <= 0) return;
        }
    }

    // False if this worker has to be replaced.
    bool serve(Worker& worker) {
        bool closed = false;
        try {
            for (const auto& line : worker.process->receive(closed)) {
                const auto report = decode_report(line);
                std::visit([&](const auto& what) { hear(worker, what); }, report);
                if (end_) return false;
            }
        } catch (const std::exception&) {
            closed = true;  // A worker that breaks the protocol is treated like one that has ended.
        }
        if (closed) return lose(worker, Status::crashed);
        if (late(worker)) return lose(worker, Status::timeout);
        if (!worker.ready || worker.attempt) return true;
        return !worn_out(worker) && assign(worker);
    }

    void hear(Worker& worker, const up::Ready& ready) {
        worker.process->know_office(ready.office);
        worker.ready = ever_ready_ = true;
    }
    void hear(Worker&, const up::NoOffice& none) { reason_ = none.reason; }
    void hear(Worker& worker, const up::Phase& phase) { worker.enter(phase.name); }
    void hear(Worker& worker, const up::Result& result) {
        if (!worker.attempt) throw std::runtime_error("a result without a job");
        worker.enter("idle");
        ++worker.documents;
        auto attempt = std::move(*worker.attempt);
        worker.attempt.reset();
        attempt.earlier += since(worker.begin);
        finish(attempt, result, std::move(worker.phases));
    }

    bool late(const Worker& worker) const {
        if (!worker.ready) return since(worker.begin) > settings_.start_limit;
        if (!worker.attempt) return false;
        return since(worker.begin) > settings_.timeout ||
               since(worker.phase_begin) > phase_limit(worker.phase, settings_.timeout);
    }

    bool worn_out(const Worker& worker) const {
        return worker.documents >= settings_.documents_per_worker ||
               (worker.documents > 0 && worker.process->memory() > settings_.memory_limit);
    }

    // Ends a worker that is gone or has to be killed. Another worker tries its workbook again.
    bool lose(Worker& worker, Status status) {
        worker.enter("lost");
        worker.process.reset();
        if (worker.documents == 0 && !worker.attempt) ++failed_starts_;
        if (!worker.attempt) return false;
        auto attempt = std::move(*worker.attempt);
        worker.attempt.reset();
        auto phases = std::move(worker.phases);
        attempt.earlier += since(worker.begin);
        if (attempt.number >= settings_.attempts || interruption()) {
            if (!interruption()) finish(attempt, failed(status), std::move(phases));
            return false;
        }
        clear(attempt.assignment.job);
        ++attempt.number;
        attempt.assignment.job.whole = true;  // in case the slim copy was the cause
        again_.push_front(std::move(attempt));
        return false;
    }

    // A partial file and the lock file of a killed office would keep the next office from storing there.
    static void clear(const Job& job) {
        std::error_code failed;
        if (job.temporary.empty()) return;
        for (std::filesystem::directory_iterator it(job.temporary.parent_path(), failed), end; !failed && it != end;
             it.increment(failed))
            std::filesystem::remove(it->path(), failed);
    }

    static up::Result failed(Status status) {
        up::Result out;
        out.record.status = status;
        return out;
    }

    std::optional<Attempt> take() {
        if (!again_.empty()) {
            auto out = std::move(again_.front());
            again_.pop_front();
            return out;
        }
        if (!settings_.as_needed) prepare();
        while (!prepared_.empty()) {
            auto out = std::move(prepared_.front());
            prepared_.pop_front();
            if (!settings_.settled || !settings_.settled(out.assignment)) return out;
        }
        return std::nullopt;
    }

    // Hashing the next workbook takes time; it is done while the worker works.
    void prepare() {
        if (exhausted_ || prepared_.size() >= (settings_.as_needed ? most_waiting : 1)) return;
        auto assignment = next_();
        if (!assignment)
            exhausted_ = true;
        else if (!assignment->none_yet)
            prepared_.push_back({std::move(*assignment)});
    }

    bool assign(Worker& worker) {
        auto attempt = take();
        if (!attempt) return settings_.as_needed && more_to_do();
        failed_starts_ = 0;
        worker.begin = Clock::now();
        worker.phases.clear();
        worker.enter("load");
        worker.attempt = std::move(attempt);
        // A failure shows later, when the closed pipe is read.
        worker.process->send(encode(worker.attempt->assignment.job));
        if (!settings_.as_needed) prepare();
        return true;
    }

    void finish(const Attempt& attempt, up::Result result, std::map<std::string, milliseconds> phases) {
        result.record.attempts = attempt.number;
        result.record.time = attempt.earlier;
        result.record.phases = std::move(phases);
        done_({attempt.assignment.number, std::move(result.record), std::move(result.units), std::move(result.form)});
    }

    const SupervisorSettings& settings_;
    const std::function<std::optional<Assignment>()>& next_;
    const std::function<void(JobResult)>& done_;
    office::TemporaryFolder folder_;
    std::list<Worker> workers_;
    std::deque<Attempt> again_;
    std::deque<Attempt> prepared_;
    bool exhausted_ = false;
    bool ever_ready_ = false;
    int failed_starts_ = 0;
    int hired_ = 0;
    std::string reason_;
    std::optional<SuperviseEnd> end_;
};

}  // namespace

milliseconds phase_limit(const std::string& phase, milliseconds timeout) {
    constexpr milliseconds least{5000};
    const auto share = phase == "calculate" ? timeout * 9 / 10 : phase == "read" ? timeout / 4 : timeout / 2;
    return std::min(timeout, std::max(least, share));
}

SuperviseEnd supervise(const SupervisorSettings& settings, const std::function<std::optional<Assignment>()>& next,
                       const std::function<void(JobResult)>& done, const std::function<void()>& idle) {
    return Supervisor(settings, next, done).run(idle);
}

}  // namespace citystar::command
