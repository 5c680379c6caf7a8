#!/usr/bin/env bash
# Tried: SUM, COUNT and ROWS of INDEX(E1:F2,0,1), the usual way to take a whole column or row of a range, in Gnumeric 1.12.55.
# Guess: 4, 2 and 2, as in other spreadsheets, where row 0 means all rows.
# Seen: #REF!, 0 and #REF!. INDEX accepts no 0 and no empty argument. COUNT ignores the error and says that the column is
# empty. SUM(OFFSET(E1,0,0,2,1)) is 4.
# Why it matters: COUNT is used to ask whether a department has reported anything, and 0 is an answer.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

installed gnumeric 1.12.55-1
cd "$WORK"
/usr/bin/python3 - <<'PY'
from workbook import *
tried = ["SUM(INDEX(E1:F2,0,1))", "COUNT(INDEX(E1:F2,0,1))", "ROWS(INDEX(E1:F2,0,1))", "SUM(INDEX(E1:F2,,1))", "SUM(OFFSET(E1,0,0,2,1))"]
figures = [formula(cell, value) for cell, value in (("E1", "1"), ("F1", "2"), ("E2", "3"), ("F2", "4"))]
xlsx("column.xlsx", ("S", data([formula(f"A{row}", text) for row, text in enumerate(tried, 1)] + figures)))
PY
HOME=$WORK ssconvert --recalc column.xlsx column.csv 2>/dev/null
seen 'SUM, COUNT, ROWS, SUM with an empty argument, SUM of OFFSET' '#REF! 0 #REF! #REF! 4' "$(cut -d , -f 1 column.csv | paste -sd ' ')"
