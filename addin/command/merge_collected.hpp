// citystar merge for the results of collect: one league of the workbooks that several machines have read.
#pragma once

#include "merge.hpp"

namespace citystar::command {

/// Called by merge() for results of collect. Ranks are made anew over all workbooks, and contradictions between
/// machines are found. An output named .ods, .xlsx or .csv is the league, any other name is a results file. Both are
/// the same as those of a single run over all workbooks, in the order of the manifest or, without one, of their paths.
int merge_collected(const MergeOptions& options);

}  // namespace citystar::command
