#!/usr/bin/env bash
# Tried: a sheet whose elements carry a namespace prefix (<x:row>, <x:c>), as the Open XML SDK and programs built on it
# write.
# Guess: XML readers follow the namespace; a reader that does not will fail with an error.
# Seen: LibreOffice 7.4.7 and SheetJS 0.18.5 read it. GDAL 3.6.2, xlsx-stream-reader 1.1.1 and luckyexcel 1.0.1 give no
# cells at all, and end as if the sheet had been empty. (exceljs 4.4.0 throws.)
# Why it matters: a batch over the workbooks of many units counts such a unit as one that has reported nothing.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

needs_libreoffice_7_4_7
npm_packages luckyexcel@1.0.1 xlsx-stream-reader@1.1.1 xlsx@0.18.5
unpacked gdal-bin=3.6.2+dfsg-1+b2
cd "$WORK"
/usr/bin/python3 - <<'PY'
import re
from workbook import *
def prefixed(name, text):
    if name.startswith("xl/") and name.endswith(".xml"):
        text = re.sub(r"<(/?)(?=[A-Za-z])", r"<\1x:", text).replace("xmlns=", "xmlns:x=")
    return name, text
xlsx("unit.xlsx", ("S", data([cell("A1", 85.5), cell("B1", "done")])), change=prefixed)
PY
seen 'LibreOffice' "$(printf '85.5\tdone')" "$(shown unit.xlsx)"
seen 'SheetJS' 85.5,done "$(node -e 'const X = require("xlsx"); console.log(X.utils.sheet_to_csv(X.readFile("unit.xlsx").Sheets.S))' | head -1)"
gdal ogrinfo -q -al -oo HEADERS=DISABLE unit.xlsx >gdal.txt
seen 'GDAL' 'Layer name: S' "$(grep -v '^$' gdal.txt)"
seen 'xlsx-stream-reader' 'rows 0, then end' "$(node -e '
const reader = new (require("xlsx-stream-reader"))();
let rows = 0;
reader.on("worksheet", sheet => { sheet.on("row", () => ++rows); sheet.process(); });
reader.on("error", error => console.log(error.message));
reader.on("end", () => console.log("rows " + rows + ", then end"));
require("fs").createReadStream("unit.xlsx").pipe(reader);')"
seen 'luckyexcel' 'sheets 0' "$(node -e '
globalThis.window = globalThis;
require("luckyexcel").transformExcelToLucky(require("fs").readFileSync("unit.xlsx"), book => console.log("sheets " + book.sheets.length));' | tail -1)"
