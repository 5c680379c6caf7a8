#!/usr/bin/env bash
# Tried: an .ods with 8 next to two merged cells, of which the second, covered one holds 99 (LibreOffice offers to keep
# hidden contents when it merges), and the sum of the row; recalculated.
# Guess: the sum is 107 everywhere; the format has an element for covered cells that keeps their content.
# Seen: LibreOffice 7.4.7 has 107, Gnumeric 1.12.55 has 8, and SheetJS 0.18.5 does not read the 99 either. From .xlsx,
# where a merged range is stored apart from the cells, Gnumeric has 107 as well.
# Why it matters: a total depends on the file format in which a sheet was handed in.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

needs_libreoffice_7_4_7
installed gnumeric 1.12.55-1
npm_packages xlsx@0.18.5
cd "$WORK"
/usr/bin/python3 - <<'PY'
from workbook import *
sheet = data([cell("A1", "merged"), cell("B1", 99), cell("C1", 8), formula("D1", "SUM(A1:C1)")])
xlsx("merged.xlsx", ("S", sheet + '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'))
PY
office ods merged.xlsx
sum() { HOME=$WORK ssconvert --recalc "$1" sum.csv 2>/dev/null; cut -d , -f 4 sum.csv; }
seen 'LibreOffice, .ods' 107 "$(shown out/merged.ods | cut -f 4)"
seen 'Gnumeric, .xlsx' 107 "$(sum merged.xlsx)"
seen 'Gnumeric, .ods' 8 "$(sum out/merged.ods)"
seen 'SheetJS, B1 of the .ods' undefined "$(node -e 'console.log(String(require("xlsx").readFile("out/merged.ods").Sheets.S.B1))')"
