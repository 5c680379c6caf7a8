#!/usr/bin/env bash
# Tried: COUNTIF(D1,">0") with 5 in D1, and the same with COUNTIFS, SUMIF and AVERAGEIF, in IronCalc 0.8.4.
# Guess: 1 and 5: a cell is a range of one cell.
# Seen: #VALUE! four times. Written as D1:D1 they are 1, 1, 5 and 5.
# Why it matters: LibreOffice 25.2 and later write D1:D1 into .xlsx as D1, so that a list of one entry counts until the
# workbook is saved again.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

ironcalc_0_8_4
for range in D1 D1:D1; do
    tried=(D1 5)
    for call in COUNTIF COUNTIFS SUMIF AVERAGEIF; do tried+=("A$((${#tried[@]} / 2))" "=$call($range,\">0\")"); done
    ironcalc "${tried[@]}"
done >"$WORK/results"
seen 'COUNTIF, COUNTIFS, SUMIF, AVERAGEIF of D1; of D1:D1' '#VALUE! #VALUE! #VALUE! #VALUE!;1 1 5 5' "$(paste -sd ';' "$WORK/results")"
