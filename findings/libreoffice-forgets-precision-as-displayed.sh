#!/usr/bin/env bash
# Tried: a workbook with Excel's "set precision as displayed" (fullPrecision="0"): A1 is 1/3 shown with two decimals, B1
# is A1*3. Opened and saved as .xlsx, and the copy opened again.
# Guess: LibreOffice has the same option, so it is either kept or ignored, and B1 stays as it was.
# Seen (LibreOffice 7.4.7): the option is read and obeyed, so B1 is 0.99. It is not written, so B1 of the copy is 1 once
# it is recalculated. In .ods it is kept.
# Why it matters: sums of rounded scores change although somebody only saved the workbook.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

needs_libreoffice_7_4_7
/usr/bin/python3 - <<'PY'
import os
from workbook import *
xlsx(os.environ["WORK"] + "/thirds.xlsx", ("S", data([formula("A1", "1/3").replace('<c ', '<c s="1" '), formula("B1", "A1*3")])),
     formats=[2], after='<calcPr calcId="191029" fullPrecision="0"/>')
PY
seen 'A1 and B1' "$(printf '0.33\t0.99')" "$(shown "$WORK/thirds.xlsx")"
office xlsx "$WORK/thirds.xlsx"
seen 'fullPrecision in the copy' 0 "$(unzip -p "$WORK/out/thirds.xlsx" xl/workbook.xml | grep -c fullPrecision || true)"
# Without the stored results, so that LibreOffice calculates.
/usr/bin/python3 - <<'PY'
import os, re, zipfile
work = os.environ["WORK"]
with zipfile.ZipFile(work + "/out/thirds.xlsx") as old, zipfile.ZipFile(work + "/copy.xlsx", "w") as new:
    for name in old.namelist():
        text = old.read(name)
        new.writestr(name, re.sub(rb"<v>[^<]*</v>", b"", text) if "sheet1.xml" in name else text)
PY
seen 'A1 and B1 of the copy' "$(printf '0.33\t1')" "$(shown "$WORK/copy.xlsx")"
office ods "$WORK/thirds.xlsx"
seen 'precision-as-shown in the .ods' 'precision-as-shown="true"' "$(unzip -p "$WORK/out/thirds.ods" content.xml | grep -o 'precision-as-shown="[a-z]*"')"
