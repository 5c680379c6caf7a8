#!/usr/bin/env bash
# Tried: SUMPRODUCT(--(A1:A3=3)) over 3, abc and 3; two minus signs are the most common way to count by a condition. In
# IronCalc 0.8.4 (a spreadsheet engine in Rust, here as WebAssembly).
# Guess: 2, or an error where arrays are not supported.
# Seen: 0. Two minus signs cancel out before the type is changed: --TRUE is TRUE, and TRUE does not count. With *1 it is
# 2.
# Why it matters: "number of indicators not reached: 0" looks plausible, so nobody checks it.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

npm_packages @ironcalc/wasm@0.8.4
cd "$WORK"
node -e '
const library = require("@ironcalc/wasm"), fs = require("fs");
library.initSync({ module: fs.readFileSync("node_modules/@ironcalc/wasm/wasm_bg.wasm") });
const book = new library.Model("book", "en", "UTC", "en");
["3", "abc", "3"].forEach((text, row) => book.setUserInput(0, row + 1, 1, text));
["=SUMPRODUCT(--(A1:A3=3))", "=SUMPRODUCT((A1:A3=3)*1)", "=--TRUE"].forEach((text, row) => book.setUserInput(0, row + 1, 2, text));
book.evaluate();
fs.writeFileSync("results", [1, 2, 3].map(row => book.getFormattedCellValue(0, row, 2)).join(" "));'
seen 'two minus signs, times 1, --TRUE' '0 2 TRUE' "$(cat results)"
