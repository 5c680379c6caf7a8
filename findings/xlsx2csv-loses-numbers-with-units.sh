#!/usr/bin/env bash
# Tried: numbers whose format has a unit in quotes: 12.5 as 0.0"m", 3 as 0" d", 85.5 as 0.0"分" and, unquoted, as 0.0.
# Guess: 12.5, 3, 85.5, with the unit or without.
# Seen (xlsx2csv 0.7.8): 0.0"01" for the metres and 0" 02" for the days. Any d, m, y, h or s turns the format into that
# of a date. The letter becomes the day or month of that number of days, and the rest of the format is printed
# literally. With 分 the number remains.
# Why it matters: no trace of 12.5 is left in the CSV, and the tool ends with 0.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

unpacked xlsx2csv=1:0.7.8-1
cd "$WORK"
/usr/bin/python3 - <<'PY'
from workbook import *
xlsx("units.xlsx", ("S", data([cell("A1", 12.5, 1)], [cell("A2", 3, 2)], [cell("A3", 85.5, 3)], [cell("A4", 85.5, 4)])),
     formats=['0.0"m"', '0" d"', '0.0"分"', "0.0"])
PY
PYTHONPATH=$WORK/root/usr/lib/python3/dist-packages /usr/bin/python3 "$(command -v xlsx2csv)" -d tab units.xlsx units.tsv
seen '12.5 as 0.0"m"' '"0.0""01"""' "$(sed -n 1p units.tsv)"
seen '3 as 0" d"' '"0"" 02"""' "$(sed -n 2p units.tsv)"
seen '85.5 as 0.0"分"' 85.5000 "$(sed -n 3p units.tsv)"
seen '85.5 as 0.0' 85.5 "$(sed -n 4p units.tsv)"
