#!/usr/bin/env bash
# Tried: COUNTIF(D1,">0") with 5 in D1, and the same with COUNTIFS, SUMIF and AVERAGEIF, in IronCalc 0.8.4.
# Guess: 1 and 5: a cell is a range of one cell.
# Seen: #VALUE! four times. Written as D1:D1 they are 1, 1, 5 and 5.
# Why it matters: LibreOffice 25.2 and later write D1:D1 into .xlsx as D1, so that a list of one entry counts until the
# workbook is saved again.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

npm_packages @ironcalc/wasm@0.8.4
cd "$WORK"
node -e '
const library = require("@ironcalc/wasm"), fs = require("fs");
library.initSync({ module: fs.readFileSync("node_modules/@ironcalc/wasm/wasm_bg.wasm") });
const book = new library.Model("book", "en", "UTC", "en");
book.setUserInput(0, 1, 4, "5");
const calls = ["COUNTIF", "COUNTIFS", "SUMIF", "AVERAGEIF"], ranges = ["D1", "D1:D1"];
ranges.forEach((range, column) => calls.forEach((call, row) => book.setUserInput(0, row + 1, column + 1, "=" + call + "(" + range + ",\">0\")")));
book.evaluate();
const results = ranges.map((_, column) => calls.map((_, row) => book.getFormattedCellValue(0, row + 1, column + 1)).join(" "));
fs.writeFileSync("results", results.join("; "));'
seen 'COUNTIF, COUNTIFS, SUMIF, AVERAGEIF of D1; of D1:D1' '#VALUE! #VALUE! #VALUE! #VALUE!; 1 1 5 5' "$(cat results)"
