#!/usr/bin/env bash
# Tried: SUMIF over 1, 5 and the text "7" with the condition ">2", in Formula.js 4.6.1 (@formulajs/formulajs).
# Guess: 5, as in Excel, where a text is not added up; or 12, if texts of digits count, as they do in this library's
# SUM.
# Seen: the text "57". A text that meets the condition is appended to the sum so far. The result still looks like a
# number.
# Why it matters: forms come in with digits typed as text, and then the total jumps by a power of ten.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

npm_packages @formulajs/formulajs@4.6.1
seen 'SUMIF and SUM' '"57" 13' "$(cd "$WORK" && node -e '
const { SUMIF, SUM } = require("@formulajs/formulajs");
console.log(JSON.stringify(SUMIF([1, 5, "7"], ">2")), SUM([1, 5, "7"]));')"
