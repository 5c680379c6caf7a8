#!/usr/bin/env bash
# Tried: AND(FALSE,1/0) and OR(TRUE,1/0) in IronCalc 0.8.4.
# Guess: #DIV/0!, since spreadsheets calculate every argument of AND and OR, and one error makes an error of the whole.
# Seen: FALSE and TRUE: it stops at the first argument that decides. With the arguments the other way round both are
# #DIV/0!.
# Why it matters: a condition with an error in it is answered or not, depending on the order of its parts, and a workbook
# that was checked here fails in the spreadsheet of the office.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

npm_packages @ironcalc/wasm@0.8.4
cd "$WORK"
node -e '
const library = require("@ironcalc/wasm"), fs = require("fs");
library.initSync({ module: fs.readFileSync("node_modules/@ironcalc/wasm/wasm_bg.wasm") });
const book = new library.Model("book", "en", "UTC", "en");
const tried = ["=AND(FALSE,1/0)", "=AND(1/0,FALSE)", "=OR(TRUE,1/0)", "=OR(1/0,TRUE)"];
tried.forEach((text, row) => book.setUserInput(0, row + 1, 1, text));
book.evaluate();
fs.writeFileSync("results", tried.map((_, row) => book.getFormattedCellValue(0, row + 1, 1)).join(" "));'
seen 'AND(FALSE,1/0), AND(1/0,FALSE), OR(TRUE,1/0), OR(1/0,TRUE)' 'FALSE #DIV/0! TRUE #DIV/0!' "$(cat results)"
