// What the results of a run depend on besides the workbooks.
#pragma once

#include "pool/recalc_record.hpp"

namespace citystar::command {

/// The versions of this command, of its LibreOffice and of the framework files in use, without starting any of them.
Versions current_versions();

}  // namespace citystar::command
