// Threads that read ahead of the one that uses the results.

#include "run/read_ahead.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

namespace citystar::test {
namespace {

using command::ReadAhead;

TEST(ReadAheadTest, GivesResultsInOrderWithAnyNumberOfThreads) {
    for (const std::size_t threads : {1, 2, 7}) {
        std::atomic<int> calls{0};
        ReadAhead<std::size_t> ahead(500, threads, 5, [&](std::size_t thread, std::size_t number) {
            EXPECT_LT(thread, threads);
            ++calls;
            return number * number;
        });
        for (std::size_t i = 0; i < 500; ++i) EXPECT_EQ(ahead.take(i), i * i);
        EXPECT_EQ(calls, 500);
    }
}

TEST(ReadAheadTest, DoesNotRunAwayAndMayEndEarly) {
    std::atomic<std::size_t> furthest{0};
    {
        ReadAhead<int> ahead(1000000, 2, 10, [&](std::size_t, std::size_t number) {
            if (number > furthest) furthest = number;
            return 0;
        });
        ahead.take(20);
    }
    EXPECT_GE(furthest, 20u);
    EXPECT_LE(furthest, 30u);
}

TEST(ReadAheadTest, PassesOverResultsThatNobodyWants) {
    ReadAhead<std::size_t> ahead(100, 3, 4, [](std::size_t, std::size_t number) { return number; });
    for (std::size_t i = 0; i < 100; i += 9) EXPECT_EQ(ahead.take(i), i);
}

TEST(ReadAheadTest, ThrowsWhatAThreadThrewInItsTurn) {
    ReadAhead<int> ahead(10, 2, 10, [](std::size_t, std::size_t number) {
        if (number == 3) throw std::runtime_error("three");
        return static_cast<int>(number);
    });
    for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(ahead.take(i), static_cast<int>(i));
    EXPECT_THROW(ahead.take(3), std::runtime_error);
    EXPECT_EQ(ahead.take(4), 4);
}

}  // namespace
}  // namespace citystar::test
