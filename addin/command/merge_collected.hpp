// citystar merge of the results of collect: one league of what several machines have read.
#pragma once

#include "merge.hpp"

namespace citystar::command {

/// As merge(), which has found that the files hold results of collect: ranks are made anew over all workbooks, and
/// contradictions between machines are found. An output named .ods, .xlsx or .csv is the league, any other the results;
/// both are those of one run over all workbooks in the order of the manifest, or else of their paths.
int merge_collected(const MergeOptions& options);

}  // namespace citystar::command
