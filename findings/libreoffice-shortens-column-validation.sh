#!/usr/bin/env bash
# Tried: a validation for a whole column below its heading, C5:C1048576, in a sheet with a few rows. Opened and saved as
# .xlsx.
# Guess: the range stays, or grows.
# Seen (LibreOffice 7.4.7): C5:C1008 is written, which ends a thousand rows below the last row with content. Entries
# further down are no longer checked. Saved as .ods the whole column stays.
# Why it matters: a form that was saved in LibreOffice checks less than before, and there is no warning.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

needs_libreoffice_7_4_7
/usr/bin/python3 - <<'PY'
import os
from workbook import *
rule = ('<dataValidations count="1"><dataValidation type="decimal" operator="between" showErrorMessage="1" sqref="C5:C1048576">'
        "<formula1>0</formula1><formula2>100</formula2></dataValidation></dataValidations>")
xlsx(os.environ["WORK"] + "/form.xlsx", ("S", data(*([cell(f"A{i}", i)] for i in range(1, 9))) + rule))
PY
office xlsx "$WORK/form.xlsx"
written=$(unzip -p "$WORK/out/form.xlsx" xl/worksheets/sheet1.xml | grep -o '<dataValidation [^>]*' | grep -o 'sqref="[^"]*"')
seen 'written as .xlsx' 'sqref="C5:C1008"' "$written"
office ods "$WORK/form.xlsx"
rows=$(/usr/bin/python3 - <<'PY'
import os, re, zipfile
content = zipfile.ZipFile(os.environ["WORK"] + "/out/form.ods").read("content.xml").decode()
rows = re.findall(r"<table:table-row( [^>]*)?>(.*?)</table:table-row>", content)
print(sum(int((re.findall(r'rows-repeated="(\d+)"', head) or [1])[0]) for head, cells in rows if "content-validation-name" in cells))
PY
)
seen 'rows with the validation in the .ods' 1048572 "$rows"
