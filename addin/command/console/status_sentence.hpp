// The status of a workbook in words.
#pragma once

#include <chrono>
#include <string>

#include "citystar/text.hpp"
#include "status.hpp"

namespace citystar::command {

/// Why a workbook was not done, or that it was. `detail`: what the status alone does not say, in that language; for
/// Status::formula_errors the caller has more to tell. `timeout`: of the run.
std::string status_sentence(workbook::Status status, const std::string& detail, std::chrono::seconds timeout,
                            Language language);

}  // namespace citystar::command
