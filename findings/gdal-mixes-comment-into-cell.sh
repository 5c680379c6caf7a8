#!/usr/bin/env bash
# Tried: an .ods cell with the text "done" and a comment "by whom?", and one with "a", three spaces and "b", as
# LibreOffice 7.4.7 writes them.
# Guess: done, and "a   b"; a comment is not part of the value.
# Seen (GDAL 3.6.2): "by whom?", a line break and "done"; "a b". The comment comes first, spaces after the first
# (text:s) are lost. A number keeps its value.
# Why it matters: because of a remark in the margin, a program that tests for "done" does not recognize the answer.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

needs_libreoffice_7_4_7
unpacked gdal-bin=3.6.2+dfsg-1+b2 python3-openpyxl=3.0.9-1
cd "$WORK"
PYTHONPATH=$WORK/root/usr/lib/python3/dist-packages /usr/bin/python3 - <<'PY'
import openpyxl
from openpyxl.comments import Comment
book = openpyxl.Workbook()
sheet = book.active
sheet.append(["done", "a   b", 7])
sheet["A1"].comment = Comment("by whom?", "Unit")
sheet["C1"].comment = Comment("estimated", "Unit")
book.save("answers.xlsx")
PY
office ods answers.xlsx
seen 'LibreOffice' "$(printf 'done\ta   b\t7')" "$(shown out/answers.ods)"
gdal ogr2ogr -f GeoJSON -oo HEADERS=DISABLE answers.json out/answers.ods
field() { /usr/bin/python3 -c 'import json, sys
print(repr(json.load(open("answers.json"))["features"][0]["properties"]["Field" + sys.argv[1]]))' "$1"; }
seen 'GDAL, the text with a comment' "'by whom?\\ndone'" "$(field 1)"
seen 'GDAL, three spaces' "'a b'" "$(field 2)"
seen 'GDAL, the number with a comment' "7" "$(field 3)"
