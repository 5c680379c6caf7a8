#!/usr/bin/env bash
# Tried: (0.1+0.2)=0.3, 1*(0.5-0.4-0.1) and the text of 1/3 in Gnumeric 1.12.55 as Debian 12 builds it.
# Guess: the doubles that every spreadsheet calculates with: FALSE, -2.78E-17 and 16 digits or fewer.
# Seen: TRUE, -6.8E-21 and 0.33333333333333333334 with 20 digits: Debian's Gnumeric is built for long double, 80 bits on
# amd64. (1.12.57 of Debian 13 gives FALSE, -2.8E-17 and 16 digits.) What it saves as .xlsx has 21 digits.
# Why it matters: whether a threshold that is met exactly, such as half of 0.6, counts as met depends on the machine
# that recalculates.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

installed gnumeric 1.12.55-1
[[ $(dpkg --print-architecture) == amd64 ]] || cannot_run 'long double has 80 bits on amd64 only'
cd "$WORK"
/usr/bin/python3 - <<'PY'
from workbook import *
xlsx("bits.xlsx", ("S", data([formula("A1", "(0.1+0.2)=0.3"), formula("B1", "1*(0.5-0.4-0.1)"), formula("C1", '1/3&""'), formula("D1", "1/3")])))
PY
HOME=$WORK ssconvert --recalc bits.xlsx bits.csv 2>/dev/null
seen '(0.1+0.2)=0.3' TRUE "$(cut -d , -f 1 bits.csv)"
seen '1*(0.5-0.4-0.1)' -6.7762635780344027125E-21 "$(cut -d , -f 2 bits.csv)"
seen 'text of 1/3' 0.33333333333333333334 "$(cut -d , -f 3 bits.csv)"
HOME=$WORK ssconvert --recalc bits.xlsx saved.xlsx 2>/dev/null
seen '1/3 in .xlsx' 0.333333333333333333342 "$(unzip -p saved.xlsx xl/worksheets/sheet1.xml | tr -d '\n' | grep -o '<c r="D1.*' | grep -o '<v>[^<]*' | cut -c 4-)"
