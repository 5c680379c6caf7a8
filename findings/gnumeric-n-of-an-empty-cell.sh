#!/usr/bin/env bash
# Tried: N(D9) of a cell that is empty, in Gnumeric 1.12.55; N() is used to get a number in any case.
# Guess: 0.
# Seen: #NUM!, while D9+0 is 0, T(D9) is an empty text, and N("") of an empty text is 0.
# Why it matters: a total over N() is right until somebody clears a cell instead of writing a text such as "none".
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

installed gnumeric 1.12.55-1
cd "$WORK"
/usr/bin/python3 - <<'PY'
from workbook import *
tried = ["N(D9)", "D9+0", 'LEN(T(D9))', 'N("")', "N(D9)+5"]
xlsx("empty.xlsx", ("S", data([formula(f"A{row}", text) for row, text in enumerate(tried, 1)])))
PY
HOME=$WORK ssconvert --recalc empty.xlsx empty.csv 2>/dev/null
seen 'N(D9), D9+0, length of T(D9), N of an empty text, N(D9)+5' '#NUM! 0 0 0 #NUM!' "$(paste -sd ' ' empty.csv)"
