// The status of a workbook in words.
#pragma once

#include <chrono>
#include <string>

#include "citystar/text.hpp"
#include "status.hpp"

namespace citystar::command {

/// A sentence that says why a workbook was not done, or that it was done. `detail`: what the status alone does not
/// tell, in the same language; for Status::formula_errors the caller adds more. `timeout`: that of the run.
std::string status_sentence(workbook::Status status, const std::string& detail, std::chrono::seconds timeout,
                            Language language);

}  // namespace citystar::command
