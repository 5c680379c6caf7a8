// Two framework files in which every key occurs, for tests that damage them in one place.
#pragma once

#include <ostream>
#include <string>

#include "citystar/load.hpp"

namespace citystar {

void PrintTo(const Problem& problem, std::ostream* out);

namespace test {

extern const std::string sound;        ///< by stars
extern const std::string sound_index;  ///< an index

/// The text with the first `from` replaced; a test fails where there is none.
std::string replaced(std::string text, const std::string& from, const std::string& to);
/// `sound` with one passage replaced.
std::string with(const std::string& from, const std::string& to);

bool reports(const LoadResult& result, Fault fault, const std::string& pointer);
/// All problems are whole sentences in both languages.
void expect_sentences(const LoadResult& result);

}  // namespace test
}  // namespace citystar
