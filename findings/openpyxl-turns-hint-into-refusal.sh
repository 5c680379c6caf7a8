#!/usr/bin/env bash
# Tried: a validation that only gives a hint when the cell is entered, and refuses nothing: the attribute
# showErrorMessage is missing, which means false according to the schema. Read and saved by openpyxl 3.0.9 without a
# change.
# Guess: a hint as before.
# Seen: showErrorMessage="1" is written, so that the rule now refuses entries that do not fit. The constructor's own
# default is taken for that of the format. (openpyxl 3.1.5 of Debian 13 writes 0.)
# Why it matters: a form that asked for a number and accepted "not applicable" no longer takes it.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

needs_libreoffice_7_4_7
unpacked python3-openpyxl=3.0.9-1
cd "$WORK"
/usr/bin/python3 - <<'PY'
from workbook import *
xlsx("form.xlsx", ("S", data([cell("A1", 1)]) + '<dataValidations count="1"><dataValidation type="decimal" showInputMessage="1" '
     'prompt="0 to 100" sqref="A1"><formula1>0</formula1><formula2>100</formula2></dataValidation></dataValidations>'))
PY
PYTHONPATH=$WORK/root/usr/lib/python3/dist-packages /usr/bin/python3 -W ignore -c '
import openpyxl
openpyxl.load_workbook("form.xlsx").save("saved.xlsx")'
refuses() {
    office ods "$1"
    unzip -p "out/${1%.*}.ods" content.xml | grep -o '<table:error-message [^>]*' | grep -o 'display="[a-z]*"' || echo 'no error message'
}
seen 'before, in LibreOffice' 'no error message' "$(refuses form.xlsx)"
seen 'after' 'showErrorMessage="1"' "$(unzip -p saved.xlsx xl/worksheets/sheet1.xml | grep -o 'showErrorMessage="[^"]*"')"
seen 'after, in LibreOffice' 'display="true"' "$(refuses saved.xlsx)"
