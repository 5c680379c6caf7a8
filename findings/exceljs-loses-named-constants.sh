#!/usr/bin/env bash
# Tried: defined names that are not a plain range: full = 100, share = 0.5 for one sheet only, and list = OFFSET(...);
# read and saved by exceljs 4.4.0 without a change.
# Guess: a library leaves names that it does not understand unchanged, or reports them.
# Seen: full and share are gone, and list has become 'OFFSET(S'!$A$1. The formulas that use them stay, so that
# LibreOffice 7.4.7 shows #NAME? where there was 50.
# Why it matters: weights and full marks are typical constants with names.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

needs_libreoffice_7_4_7
npm_packages exceljs@4.4.0
cd "$WORK"
/usr/bin/python3 - <<'PY'
from workbook import *
xlsx("marks.xlsx", ("S", data([formula("A1", "full*share")])), after='<definedNames><definedName name="full">100</definedName>'
     '<definedName name="list">OFFSET(S!$A$1,0,0,COUNT(S!$A:$A),1)</definedName>'
     '<definedName name="share" localSheetId="0">0.5</definedName></definedNames>')
PY
seen 'before' 50 "$(shown marks.xlsx)"
node -e '
const { Workbook } = require("exceljs"), book = new Workbook();
book.xlsx.readFile("marks.xlsx").then(() => book.xlsx.writeFile("saved.xlsx"));'
# shellcheck disable=SC2016
seen 'names after' '<definedName name="list">&apos;OFFSET(S&apos;!$A$1</definedName>' "$(unzip -p saved.xlsx xl/workbook.xml | grep -o '<definedName .*</definedName>')"
seen 'after' '#NAME?' "$(shown saved.xlsx)"
