#!/usr/bin/env bash
# Tried: a sheet written by openpyxl 3.0.9, with 1 and 2 and =A1+A2; then read and saved by SheetJS 0.18.5 without a
# change.
# Guess: the formula stays; it has no result yet, so at worst its cell is shown as empty.
# Seen: the formula is gone. SheetJS reads a cell without a stored result as if it were not there, and openpyxl never
# stores one, since it does not calculate. With the option sheetStubs the formula stays.
# Why it matters: one tool fills in the form, the next one adds a column, and then all totals are gone.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

npm_packages xlsx@0.18.5
unpacked python3-openpyxl=3.0.9-1
cd "$WORK"
PYTHONPATH=$WORK/root/usr/lib/python3/dist-packages /usr/bin/python3 -c '
import openpyxl
book = openpyxl.Workbook()
for value in (1, 2, "=A1+A2"):
    book.active.append([value])
book.save("sum.xlsx")'
formulas() { unzip -p "$1" xl/worksheets/sheet1.xml | grep -c '<f>A1+A2</f>' || true; }
seen 'formulas by openpyxl' 1 "$(formulas sum.xlsx)"
node -e '
const XLSX = require("xlsx");
XLSX.writeFile(XLSX.readFile("sum.xlsx"), "saved.xlsx");
XLSX.writeFile(XLSX.readFile("sum.xlsx", { sheetStubs: true }), "stubs.xlsx");'
seen 'formulas after SheetJS' 0 "$(formulas saved.xlsx)"
seen 'formulas after SheetJS with sheetStubs' 1 "$(formulas stubs.xlsx)"
