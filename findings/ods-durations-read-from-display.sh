#!/usr/bin/env bash
# Tried: a duration of 90 seconds in .ods, shown as minutes and seconds: time-value PT00H01M30S, text 01:30.
# Guess: readers take the value; the text is there for people.
# Seen: pandas 1.5.3 (with odfpy 1.4.2) and Roo 2.10.0 (Ruby) parse the text, as hours and minutes: 1 h 30 min, sixty
# times too much. GDAL 3.6.2 and SheetJS 0.18.5 take the value. pandas takes percentages and dates from the value.
# Why it matters: response times are indicators; if one column shows hh:mm and another mm:ss, only one of them is read
# correctly.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

npm_packages xlsx@0.18.5
unpacked python3-pandas=1.5.3+dfsg-2 python3-odf=1.4.2-2 ruby-roo=2.10.0-1 gdal-bin=3.6.2+dfsg-1+b2
cd "$WORK"
/usr/bin/python3 - <<'PY'
from workbook import *
ods("time.ods", '<table:table-row><table:table-cell office:value-type="time" office:time-value="PT00H01M30S"><text:p>01:30</text:p>'
    "</table:table-cell></table:table-row>")
PY
seen 'GDAL' 00:01:30 "$(gdal ogrinfo -q -al -oo HEADERS=DISABLE time.ods | sed -n 's/.*(Time) = //p')"
seen 'SheetJS, seconds' 90 "$(node -e 'const X = require("xlsx"); console.log(Math.round(X.readFile("time.ods").Sheets.T.A1.v * 86400))')"
seen 'pandas' 01:30:00 "$(PYTHONPATH=$WORK/root/usr/lib/python3/dist-packages /usr/bin/python3 -c '
import pandas
print(pandas.read_excel("time.ods", engine="odf", header=None).iloc[0, 0])')"
seen 'Roo, seconds' 5400 "$(roo 'print Roo::Spreadsheet.open("time.ods").sheet(0).cell(1, 1)')"
