#!/usr/bin/env bash
# Tried: a column of shares with the format 0.0%: 0.5, a cell in which somebody typed TRUE (t="b" in the .xlsx, as Excel
# writes it), and their SUM.
# Guess: the cell shows TRUE, SUM passes over it as in Excel, and after saving it is t="b" again.
# Seen (LibreOffice 7.4.7): the cell shows 100.0% and the sum is 150.0%. Saved as .xlsx, the cell is a number with the formula
# TRUE(); saved as .ods, a percentage with that formula. Gnumeric 1.12.55 shows TRUE and 50.0%.
# Why it matters: an answer in the wrong column becomes a full share, and after one saving no program can tell that nobody
# ever typed a formula there.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

needs_libreoffice_7_4_7
installed gnumeric 1.12.55-1
/usr/bin/python3 - <<'PY'
import os
from workbook import *
truth = '<row r="2"><c r="A2" s="1" t="b"><v>1</v></c></row>'
rows = '<row r="1"><c r="A1" s="1"><v>0.5</v></c></row>' + truth + '<row r="3"><c r="A3" s="1"><f>SUM(A1:A2)</f></c></row>'
xlsx(os.environ["WORK"] + "/shares.xlsx", ("S", "<sheetData>" + rows + "</sheetData>"), formats=["0.0%"])
PY
seen 'shown by LibreOffice' '50.0% 100.0% 150.0%' "$(shown "$WORK/shares.xlsx" | paste -sd' ')"
office xlsx "$WORK/shares.xlsx"
seen 'saved as .xlsx' 't="n"><f aca="false">TRUE()</f><v>1</v>' \
    "$(unzip -p "$WORK/out/shares.xlsx" xl/worksheets/sheet1.xml | grep -o 't="[a-z]*"><f[^>]*>TRUE()</f><v>1</v>')"
office ods "$WORK/shares.xlsx"
seen 'saved as .ods' 'table:formula="of:=TRUE()" office:value-type="percentage" office:value="1"' \
    "$(unzip -p "$WORK/out/shares.ods" content.xml | grep -o 'table:formula="of:=TRUE()"[^>]*office:value="1"')"
HOME=$WORK ssconvert -T Gnumeric_stf:stf_assistant -O format=preserve "$WORK/shares.xlsx" "$WORK/shares.txt" 2>/dev/null
seen 'shown by Gnumeric' '50.0% TRUE 50.0%' "$(paste -sd' ' "$WORK/shares.txt")"
