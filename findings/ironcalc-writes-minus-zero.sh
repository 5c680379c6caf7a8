#!/usr/bin/env bash
# Tried: ROUND(-0.0001,2) alone, and joined to a text with &, in IronCalc 0.8.4.
# Guess: 0 and "0".
# Seen: the cell shows 0, the text has -0; with +0 behind ROUND it has 0.
# Why it matters: a sentence says "changed by -0%", and a comparison of such texts finds a difference where none is.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

ironcalc_0_8_4
seen 'alone, joined to a text, the same with +0' '0 -0 0' \
    "$(ironcalc A1 '=ROUND(-0.0001,2)' A2 '=ROUND(-0.0001,2)&""' A3 '=ROUND(-0.0001,2)+0&""')"
