#!/usr/bin/env bash
# Tried: the number 3 and the text '3 below each other, with SUM, COUNTIF(range,"<>3") over them and a third cell with
# abc, and IF(NA()=1,1,2); calculated by excelize-wasm 0.1.3 (the Go library Excelize as WebAssembly) and by LibreOffice
# 7.4.7.
# Guess: 3, 1 and #N/A, as in Excel: SUM leaves out texts in a range, and comparing an error gives the error.
# Seen: Excelize gives 6 for the sum, 0 for the number of texts and numbers that are not 3, and 2 for the IF: it
# compares the error with 1 like a value and finds it different.
# Why it matters: numbers typed as text count here, while other programs leave them out of the total; and "not
# available" takes the branch of "not reached".
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

needs_libreoffice_7_4_7
npm_packages excelize-wasm@0.1.3
cd "$WORK"
/usr/bin/python3 - <<'PY'
from workbook import *
xlsx("texts.xlsx", ("S", data([cell("A1", 3), formula("B1", "SUM(A1:A3)"), formula("C1", 'COUNTIF(A1:A3,"<>3")'), formula("D1", "IF(NA()=1,1,2)")],
                              [cell("A2", "3")], [cell("A3", "abc")])))
PY
seen 'LibreOffice' "$(printf '3\t1\t#N/A')" "$(shown texts.xlsx | head -1 | cut -f 2-)"
node -e '
const { init } = require("excelize-wasm");
init("node_modules/excelize-wasm/excelize.wasm.gz").then(library => {
    const book = library.OpenReader(new Uint8Array(require("fs").readFileSync("texts.xlsx")));
    const results = ["B1", "C1", "D1"].map(name => book.CalcCellValue("S", name)).map(result => result.error || result.value);
    require("fs").writeFileSync("results", results.join("\t"));
    process.exit(0);
});'
seen 'Excelize' "$(printf '6\t0\t2')" "$(cat results)"
