#!/usr/bin/env bash
# Tried: COUNTIF(range,"*"), the usual way to count the cells that hold text, over 3, '3, abc, an empty cell, "" and
# a*b.
# Guess: 4, according to Excel's documentation: * stands for any text, so the number 3 and the empty cell are not
# counted.
# Seen (LibreOffice 7.4.7, wildcards on as in every .xlsx): 5, since the number is counted like the texts. "?" also
# counts numbers of one digit: 2 instead of 1. Gnumeric 1.12.55 gives 4 and 1.
# Why it matters: "how many indicators have a remark in words" depends on the program that recalculates.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

needs_libreoffice_7_4_7
installed gnumeric 1.12.55-1
/usr/bin/python3 - <<'PY'
import os
from workbook import *
sheet = data([cell("A1", 3), formula("B1", 'COUNTIF(A1:A6,"*")')], [cell("A2", "3"), formula("B2", 'COUNTIF(A1:A6,"?")')],
             [cell("A3", "abc")], [], [formula("A5", '""')], [cell("A6", "a*b")])
xlsx(os.environ["WORK"] + "/count.xlsx", ("S", sheet))
PY
shown "$WORK/count.xlsx" | cut -f 2 | head -2 | paste -s -d ' ' >"$WORK/libreoffice"
seen 'LibreOffice, * and ?' '5 2' "$(cat "$WORK/libreoffice")"
HOME=$WORK ssconvert --recalc "$WORK/count.xlsx" "$WORK/count.csv" 2>/dev/null
seen 'Gnumeric, * and ?' '4 1' "$(cut -d , -f 2 "$WORK/count.csv" | head -2 | paste -s -d ' ')"
