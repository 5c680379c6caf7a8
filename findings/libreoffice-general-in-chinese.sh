#!/usr/bin/env bash
# Tried: the score 87.5 with the number format G/通用格式"分". G/通用格式 is how Excel's Chinese dialogue spells General, and how
# it is found in the styles of .xlsx files made there.
# Guess: 87.5分, or at worst the number without the unit.
# Seen (LibreOffice 7.4.7, English locale): CE/通用格式分. The G is taken for the code of an era, and the number is not shown
# at all. Gnumeric 1.12.55 does the same without the era. Naming the Chinese locale, [$-804]G/通用格式, does not help.
# Why it matters: every score in such a column reads alike, on screen, in print and in CSV as shown.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

needs_libreoffice_7_4_7
installed gnumeric 1.12.55-1
/usr/bin/python3 - <<'PY'
import os
from workbook import *
formats = ['General"分"', 'G/通用格式"分"', '[$-804]G/通用格式"分"']
xlsx(os.environ["WORK"] + "/score.xlsx", ("S", data(*([cell(f"A{i}", 87.5, i)] for i in (1, 2, 3)))), formats=formats)
PY
shown "$WORK/score.xlsx" >"$WORK/shown"
seen 'General"分"' 87.5分 "$(sed -n 1p "$WORK/shown")"
seen 'G/通用格式"分"' CE/通用格式分 "$(sed -n 2p "$WORK/shown")"
seen '[$-804]G/通用格式"分"' /通用格式分 "$(sed -n 3p "$WORK/shown")"
HOME=$WORK ssconvert -T Gnumeric_stf:stf_assistant -O format=preserve "$WORK/score.xlsx" "$WORK/score.txt" 2>/dev/null
seen 'G/通用格式"分" in Gnumeric' /通用格式分 "$(sed -n 2p "$WORK/score.txt")"
