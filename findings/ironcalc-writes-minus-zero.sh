#!/usr/bin/env bash
# Tried: ROUND(-0.0001,2) alone, and joined to a text with &, in IronCalc 0.8.4.
# Guess: 0 and "0".
# Seen: the cell shows 0, the text has -0; with +0 behind ROUND it has 0.
# Why it matters: a sentence says "changed by -0%", and a comparison of such texts finds a difference where none is.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

npm_packages @ironcalc/wasm@0.8.4
cd "$WORK"
node -e '
const library = require("@ironcalc/wasm"), fs = require("fs");
library.initSync({ module: fs.readFileSync("node_modules/@ironcalc/wasm/wasm_bg.wasm") });
const book = new library.Model("book", "en", "UTC", "en");
const tried = ["=ROUND(-0.0001,2)", "=ROUND(-0.0001,2)&\"\"", "=ROUND(-0.0001,2)+0&\"\""];
tried.forEach((text, row) => book.setUserInput(0, row + 1, 1, text));
book.evaluate();
fs.writeFileSync("results", tried.map((_, row) => book.getFormattedCellValue(0, row + 1, 1)).join(" "));'
seen 'alone, joined to a text, the same with +0' '0 -0 0' "$(cat results)"
