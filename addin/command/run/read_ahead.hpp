// Work on numbered things by several threads, a little ahead of the one that uses the results in order.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace citystar::command {

/// Results do not depend on the number of threads. For use by one thread.
template <typename Result>
class ReadAhead {
public:
    /// `read` is called for each number below `count` once, by thread `thread` of `threads`, at most `ahead` numbers
    /// before the one that take() has given last.
    ReadAhead(std::size_t count, std::size_t threads, std::size_t ahead,
              std::function<Result(std::size_t thread, std::size_t number)> read)
        : count_(count), ahead_(ahead), read_(std::move(read)) {
        for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this, i] { work(i); });
    }

    /// Ends after what is being read at the moment.
    ~ReadAhead() {
        {
            const std::lock_guard lock(mutex_);
            ended_ = true;
        }
        room_.notify_all();
        for (auto& thread : threads_) thread.join();
    }

    ReadAhead(const ReadAhead&) = delete;
    ReadAhead& operator=(const ReadAhead&) = delete;

    /// Waits for the result of a number, which must be larger than the last one. Throws what `read` threw.
    Result take(std::size_t number) {
        std::unique_lock lock(mutex_);
        taken_ = number;
        done_.erase(done_.begin(), done_.lower_bound(number));
        room_.notify_all();
        ready_.wait(lock, [&] { return done_.contains(number); });
        auto out = std::move(done_.extract(number).mapped());
        if (out.failure) std::rethrow_exception(out.failure);
        return std::move(out.result);
    }

private:
    struct Done {
        Result result;
        std::exception_ptr failure;
    };

    void work(std::size_t thread) {
        std::unique_lock lock(mutex_);
        while (true) {
            room_.wait(lock, [&] { return ended_ || next_ >= count_ || next_ <= taken_ + ahead_; });
            if (ended_ || next_ >= count_) return;
            const auto number = next_++;
            lock.unlock();
            Done done;
            try {
                done.result = read_(thread, number);
            } catch (...) {
                done.failure = std::current_exception();
            }
            lock.lock();
            if (number >= taken_) done_.emplace(number, std::move(done));
            ready_.notify_one();
        }
    }

    const std::size_t count_;
    const std::size_t ahead_;
    const std::function<Result(std::size_t, std::size_t)> read_;
    std::mutex mutex_;
    std::condition_variable room_;
    std::condition_variable ready_;
    std::map<std::size_t, Done> done_;
    std::size_t next_ = 0;
    std::size_t taken_ = 0;
    bool ended_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace citystar::command
