#!/usr/bin/env bash
# Tried: COUNTIF(A1:D1,"?*") over x, a formula that gives "", a number and an empty cell, in HyperFormula 3.5.0. "?*" is how one
# counts texts that are not empty, since ? stands for exactly one character.
# Guess: 1.
# Seen: 2: the empty text counts. "??" counts x and the empty text as well: ? stands for at most one character. The empty text
# as the condition counts the empty cell only.
# Why it matters: a sheet shows "" where nothing is wrong, so "number of remarks" is the number of rows.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

npm_packages hyperformula@3.5.0
cd "$WORK"
node -e '
const { HyperFormula } = require("hyperformula");
const sheet = [["x", "=\"\"", 5, null], ["=COUNTIF(A1:D1,\"?*\")", "=COUNTIF(A1:D1,\"??\")", "=COUNTIF(A1:D1,\"\")", "=LEN(B1)"]];
const results = HyperFormula.buildFromArray(sheet, { licenseKey: "gpl-v3" }).getSheetValues(0)[1];
require("fs").writeFileSync("results", results.join(" "));'
seen '"?*", "??", "", LEN of the empty text' '2 2 1 0' "$(cat results)"
