#!/usr/bin/env bash
# Tried: an .xlsx whose sheet is the part /data/first.xml and whose strings are /data/strings.xml. The names of parts
# are free, and the relations point to them with ../data/first.xml.
# Guess: readers follow the relations, or fail.
# Seen: LibreOffice 7.4.7 and openpyxl 3.0.9 read it. SheetJS 0.18.5 lists the sheet's name without a sheet, and exceljs
# 4.4.0 lists no sheet; neither gives an error. GDAL 3.6.2 finds the sheet but looks for the strings only in xl/, and
# gives the number of the string in their place: 0 instead of the name of the city.
# Why it matters: a check that every cell is filled does not notice a text that has become a number.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

needs_libreoffice_7_4_7
npm_packages xlsx@0.18.5 exceljs@4.4.0
unpacked python3-openpyxl=3.0.9-1 gdal-bin=3.6.2+dfsg-1+b2
cd "$WORK"
/usr/bin/python3 - <<'PY'
from workbook import *
moved = {"xl/worksheets/sheet1.xml": "data/first.xml", "xl/sharedStrings.xml": "data/strings.xml"}
def move(name, text):
    for old, new in moved.items():
        text = text.replace(f'"/{old}"', f'"/{new}"').replace(f'Target="{old[3:]}"', f'Target="../{new}"')
    return moved.get(name, name), text
xlsx("city.xlsx", ("S", data(['<c r="A1" t="s"><v>0</v></c>', cell("B1", 85.5)])), shared="<si><t>济南市</t></si>", change=move)
PY
seen 'LibreOffice' '济南市 85.5' "$(shown city.xlsx | tr '\t' ' ')"
seen 'openpyxl' '济南市 85.5' "$(PYTHONPATH=$WORK/root/usr/lib/python3/dist-packages /usr/bin/python3 -c '
import openpyxl
print(*[cell.value for cell in openpyxl.load_workbook("city.xlsx").active[1]])')"
seen 'SheetJS' 'S, undefined' "$(node -e 'const book = require("xlsx").readFile("city.xlsx"); console.log(book.SheetNames + ", " + book.Sheets.S)')"
seen 'exceljs, sheets' 0 "$(node -e '
const { Workbook } = require("exceljs"), book = new Workbook();
book.xlsx.readFile("city.xlsx").then(() => console.log(book.worksheets.length));')"
seen 'GDAL' '0 85.5' "$(gdal ogrinfo -q -al -oo HEADERS=DISABLE city.xlsx 2>/dev/null | sed -n 's/.* = //p' | paste -s -d ' ')"
