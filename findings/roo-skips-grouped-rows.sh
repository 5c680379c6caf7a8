#!/usr/bin/env bash
# Tried: five rows, the second to fourth in an outline group (the + and - at the margin), saved as .ods by LibreOffice
# 7.4.7 and read by Roo 2.10.0 (Ruby).
# Guess: five rows, since folding only affects the screen.
# Seen: two rows. LibreOffice puts grouped rows into an element of their own, table:table-row-group, and Roo looks only
# at rows directly below the table. The remaining rows move up, so the last one becomes number 2.
# Why it matters: forms fold away the details of an indicator in this way; a sum over the rows that Roo reads is the sum
# of the headings.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

needs_libreoffice_7_4_7
unpacked ruby-roo=2.10.0-1
cd "$WORK"
/usr/bin/python3 - <<'PY'
from workbook import *
sheet = data(*([cell(f"A{i}", i)] for i in range(1, 6)))
for i in (2, 3, 4):
    sheet = sheet.replace(f'<row r="{i}"', f'<row r="{i}" outlineLevel="1"')
xlsx("folded.xlsx", ("S", sheet))
PY
office ods folded.xlsx
seen 'LibreOffice' '1 2 3 4 5' "$(shown out/folded.ods | paste -s -d ' ')"
seen 'Roo' '1 5' "$(roo 'sheet = Roo::Spreadsheet.open("out/folded.ods").sheet(0)
    print (sheet.first_row..sheet.last_row).map { |row| sheet.cell(row, 1) }.join(" ")')"
