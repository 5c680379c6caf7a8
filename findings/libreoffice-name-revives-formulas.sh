#!/usr/bin/env bash
# Tried: an .xlsx whose protected sheet has =TEXTJOIN(…) without the prefix _xlfn., as Gnumeric and SheetJS write it. It is
# loaded and calculated; then a name is added to the workbook and removed again, and the document is calculated once more.
# Guess: LibreOffice does not know the function; the formula stays #NAME? until somebody enters it anew, which the
# protection of the sheet prevents, and a name that has nothing to do with it changes nothing.
# Seen (LibreOffice 7.4.7): #NAME? after loading, also after a hard recalculation. When the name has come and gone, the
# formula is TEXTJOIN and gives its result; the sheet is still protected.
# Why it matters: adding any name makes LibreOffice compile all formulas with unknown names from their texts again, in the
# grammar of its own interface. That repairs workbooks of other programs in one step, and it also means that defining a name
# can change results all over a workbook.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

needs_libreoffice_7_4_7
/usr/bin/python3 - <<'PY'
import os
from workbook import *
rows = '<row r="1"><c r="A1"><f>TEXTJOIN("-",TRUE,"a","b")</f><v>0</v></c></row>'
xlsx(os.environ["WORK"] + "/joined.xlsx", ("S", "<sheetData>" + rows + '</sheetData><sheetProtection sheet="1"/>'))
PY
listening_office
result=$(timeout 100 /usr/bin/python3 - <<'PY'
import os
from office import *
from com.sun.star.table import CellAddress

context = connected()
desktop = desktop_of(context)
document = loaded(desktop, os.environ["WORK"] + "/joined.xlsx")
sheet = document.Sheets.getByIndex(0)
cell = sheet.getCellByPosition(0, 0)
document.calculateAll()
print(cell.String, cell.Formula)
document.NamedRanges.addNewByName("ANYTHING", "1", CellAddress(), 0)
document.NamedRanges.removeByName("ANYTHING")
document.calculateAll()
print(cell.String, cell.Formula, "protected" if sheet.isProtected() else "open")
document.close(True)
desktop.terminate()
PY
)
seen 'calculated' '#NAME? =textjoin("-";TRUE();"a";"b")' "$(sed -n 1p <<<"$result")"
seen 'after the name' 'a-b =TEXTJOIN("-";TRUE();"a";"b") protected' "$(sed -n 2p <<<"$result")"
