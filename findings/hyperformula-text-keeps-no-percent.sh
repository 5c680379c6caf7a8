#!/usr/bin/env bash
# Tried: TEXT(0.256,"0.0%") and TEXT(12345.6,"#,##0.0") in HyperFormula 3.5.0 with its defaults, and in LibreOffice
# 7.4.7.
# Guess: 25.6% and 12,345.6, or an error where a format is not known.
# Seen: HyperFormula gives 0.3% and 12346,##0.0. It rounds the number into the first run of digits of the format and
# copies the rest; a percent sign does not multiply by a hundred.
# Why it matters: shares put into sentences ("reached by 0.3%") are wrong by a factor of a hundred, and still look like
# shares.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

needs_libreoffice_7_4_7
npm_packages hyperformula@3.5.0
cd "$WORK"
/usr/bin/python3 - <<'PY'
from workbook import *
xlsx("text.xlsx", ("S", data([formula("A1", 'TEXT(0.256,"0.0%")'), formula("B1", 'TEXT(12345.6,"#,##0.0")')])))
PY
seen 'LibreOffice' "$(printf '25.6%%\t12,345.6')" "$(shown text.xlsx)"
seen 'HyperFormula' "$(printf '0.3%%\t12346,##0.0')" "$(node -e '
const { HyperFormula } = require("hyperformula");
const rows = [["=TEXT(0.256,\"0.0%\")", "=TEXT(12345.6,\"#,##0.0\")"]];
console.log(HyperFormula.buildFromArray(rows, { licenseKey: "gpl-v3" }).getSheetValues(0)[0].join("\t"));')"
