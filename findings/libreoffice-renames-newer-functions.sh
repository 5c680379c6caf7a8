#!/usr/bin/env bash
# Tried: XLOOKUP with its stored result, once in .ods and once in .xlsx, each in the form that LibreOffice 26.8.3
# writes; opened by LibreOffice 7.4.7, which does not have the function yet, and saved in the other format.
# Guess: the older version shows the stored result of both as long as nothing is recalculated, and keeps the name of the
# function.
# Seen: the result from the .xlsx, #NAME? from the .ods. Saved as .ods the name is _xlfn.xlookup, saved as .xlsx
# com.microsoft.xlookup: each is the other format's prefix in small letters, which no program knows. (26.8.3 shows
# #NAME? for both.)
# Why it matters: one person who opens and saves the file in an older office, in the other format, spoils the formula
# for all. It survives as long as everybody keeps to .xlsx.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

needs_libreoffice_7_4_7
cd "$WORK"
/usr/bin/python3 - <<'PY'
from workbook import *
ods("new.ods", '<table:table-row><table:table-cell table:formula="of:=COM.MICROSOFT.XLOOKUP(2;[.B1:.C1];[.B1:.C1])" '
    'office:value-type="float" office:value="2"><text:p>2</text:p></table:table-cell>'
    + "".join(f'<table:table-cell office:value-type="float" office:value="{i}"><text:p>{i}</text:p></table:table-cell>' for i in (1, 2))
    + "</table:table-row>")
xlsx("new.xlsx", ("S", data(['<c r="A1"><f>_xlfn.XLOOKUP(2,B1:C1,B1:C1)</f><v>2</v></c>', cell("B1", 1), cell("C1", 2)])))
PY
seen 'from .xlsx' 2 "$(shown new.xlsx | cut -f 1)"
seen 'from .ods' '#NAME?' "$(shown new.ods | cut -f 1)"
office ods new.xlsx
seen '.xlsx saved as .ods' 'of:=_xlfn.xlookup(2;[.B1:.C1];[.B1:.C1])' "$(unzip -p out/new.ods content.xml | grep -o 'table:formula="[^"]*"' | cut -d '"' -f 2)"
office xlsx new.xlsx
seen '.xlsx saved as .xlsx' '_xlfn.xlookup(2,B1:C1,B1:C1)' "$(unzip -p out/new.xlsx xl/worksheets/sheet1.xml | grep -o '<f[^>]*>[^<]*' | cut -d '>' -f 2)"
office xlsx new.ods
seen '.ods saved as .xlsx' 'com.microsoft.xlookup(2,B1:C1,B1:C1)' "$(unzip -p out/new.xlsx xl/worksheets/sheet1.xml | grep -o '<f[^>]*>[^<]*' | cut -d '>' -f 2)"
