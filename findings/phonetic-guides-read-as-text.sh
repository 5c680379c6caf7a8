#!/usr/bin/env bash
# Tried: a shared string with a phonetic guide (rPh), as Excel stores the pinyin or kana above a Chinese or Japanese
# name:
#   济南市 with "ji nan" above the first two characters.
# Guess: the guide is left out of the value, as the format requires and as in exceljs, SheetJS and LibreOffice.
# Seen: GDAL 3.6.2, Spreadsheet::ParseXLSX 0.27, Spreadsheet::XLSX 0.17 (Perl) and luckyexcel 1.0.1 all give 济南市ji nan.
# Why it matters: tables are joined by names of cities. The guide is not visible, and most people do not know that it is
# there.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

needs_libreoffice_7_4_7
npm_packages luckyexcel@1.0.1 exceljs@4.4.0
unpacked gdal-bin=3.6.2+dfsg-1+b2 libspreadsheet-parsexlsx-perl=0.27-3+deb12u2 libspreadsheet-xlsx-perl=0.17-1
cd "$WORK"
/usr/bin/python3 - <<'PY'
from workbook import *
xlsx("city.xlsx", ("S", data(['<c r="A1" t="s"><v>0</v></c>'])),
     shared='<si><t>济南市</t><rPh sb="0" eb="2"><t>ji nan</t></rPh><phoneticPr fontId="0"/></si>')
PY
guide='济南市ji nan'
seen 'LibreOffice' 济南市 "$(shown city.xlsx)"
seen 'exceljs' 济南市 "$(node -e '
const { Workbook } = require("exceljs"), book = new Workbook();
book.xlsx.readFile("city.xlsx").then(() => console.log(book.worksheets[0].getCell("A1").value));')"
seen 'luckyexcel' "$guide" "$(node -e '
globalThis.window = globalThis;
require("luckyexcel").transformExcelToLucky(require("fs").readFileSync("city.xlsx"), book => console.log(book.sheets[0].celldata[0].v.v));' | tail -1)"
seen 'GDAL' "$guide" "$(gdal ogrinfo -q -al -oo HEADERS=DISABLE city.xlsx | sed -n 's/.*(String) = //p')"
export PERL5LIB=$WORK/root/usr/share/perl5:$WORK/root/usr/lib/x86_64-linux-gnu/perl5/5.36
seen 'Spreadsheet::ParseXLSX' "$guide" "$(perl -CS -MSpreadsheet::ParseXLSX -e 'print Spreadsheet::ParseXLSX->new->parse("city.xlsx")->worksheet(0)->get_cell(0, 0)->value')"
seen 'Spreadsheet::XLSX' "$guide" "$(perl -MSpreadsheet::XLSX -e 'print Spreadsheet::XLSX->new("city.xlsx")->{Worksheet}[0]{Cells}[0][0]{Val}')"
