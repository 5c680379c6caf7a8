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

ironcalc_0_8_4
seen 'two minus signs, times 1, --TRUE' '0 2 TRUE' \
    "$(ironcalc A1 3 A2 abc A3 3 B1 '=SUMPRODUCT(--(A1:A3=3))' B2 '=SUMPRODUCT((A1:A3=3)*1)' B3 '=--TRUE')"
