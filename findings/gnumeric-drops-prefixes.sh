#!/usr/bin/env bash
# Tried: a sheet with TEXTJOIN and rows to repeat on every page, in the form in which Excel stores both (_xlfn.TEXTJOIN
# and _xlnm.Print_Titles), opened and saved as .xlsx by Gnumeric 1.12.55, and opened by LibreOffice 7.4.7.
# Guess: Gnumeric understands both names, so it writes both as it read them.
# Seen: it writes TEXTJOIN and Print_Titles without the prefix. LibreOffice shows #NAME? for the first, although the
# right result is stored with it, and no longer repeats the rows. _xlnm.Print_Area keeps its prefix, and IFS is
# understood without one.
# Why it matters: everything works within Gnumeric, but the next program that opens the file has lost the text.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

needs_libreoffice_7_4_7
installed gnumeric 1.12.55-1
cd "$WORK"
/usr/bin/python3 - <<'PY'
from workbook import *
join = '<c r="A2" t="str"><f>_xlfn.TEXTJOIN("-",TRUE,A1:B1)</f><v>a-b</v></c>'
xlsx("list.xlsx", ("S", data([cell("A1", "a"), cell("B1", "b")], [join])),
     after='<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">S!$1:$1</definedName></definedNames>')
PY
HOME=$WORK ssconvert list.xlsx saved.xlsx 2>/dev/null
repeated() {
    office ods "$1"
    unzip -p "out/${1%.*}.ods" content.xml | grep -o -c '<table:table-header-rows>' || true
}
seen 'formula by Gnumeric' '<f>TEXTJOIN(&quot;-&quot;,TRUE,A1:B1)</f>' "$(unzip -p saved.xlsx xl/worksheets/sheet1.xml | grep -o '<f>.*</f>')"
seen 'name by Gnumeric' '<definedName name="Print_Titles" ' "$(unzip -p saved.xlsx xl/workbook.xml | grep -o '<definedName name="[^"]*Titles" ')"
seen 'LibreOffice before' a-b "$(shown list.xlsx | sed -n 2p | cut -f 1)"
seen 'LibreOffice after' '#NAME?' "$(shown saved.xlsx | sed -n 2p | cut -f 1)"
seen 'rows repeated before' 1 "$(repeated list.xlsx)"
seen 'rows repeated after' 0 "$(repeated saved.xlsx)"
