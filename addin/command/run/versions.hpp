// The versions that the results of a run depend on, in addition to the workbooks.
#pragma once

#include "pool/recalc_record.hpp"

namespace citystar::command {

/// The versions of this command, its LibreOffice and the framework files in use. Starts none of them.
Versions current_versions();

}  // namespace citystar::command
