#!/usr/bin/env bash
# Tried: AND(FALSE,1/0) and OR(TRUE,1/0) in IronCalc 0.8.4.
# Guess: #DIV/0!, since spreadsheets calculate every argument of AND and OR, and one error makes an error of the whole.
# Seen: FALSE and TRUE: it stops at the first argument that decides. With the arguments the other way round both are
# #DIV/0!.
# Why it matters: a condition with an error in it is answered or not, depending on the order of its parts, and a workbook
# that was checked here fails in the spreadsheet of the office.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

ironcalc_0_8_4
seen 'AND(FALSE,1/0), AND(1/0,FALSE), OR(TRUE,1/0), OR(1/0,TRUE)' 'FALSE #DIV/0! TRUE #DIV/0!' \
    "$(ironcalc A1 '=AND(FALSE,1/0)' A2 '=AND(1/0,FALSE)' A3 '=OR(TRUE,1/0)' A4 '=OR(1/0,TRUE)')"
