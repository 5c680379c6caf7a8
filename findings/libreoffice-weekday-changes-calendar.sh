#!/usr/bin/env bash
# Tried: a date followed by Excel's weekday code, in the form in which Chinese workbooks have it:
#   yyyy"年"m"月"d"日" aaaa    on 6 May 2023
# Guess: LibreOffice shows the 6th of May and a weekday, at worst in the wrong language.
# Seen (LibreOffice 7.4.7, English locale): 2023年2月15日 Shabbat. The code aaaa makes it count month and day in the Jewish
# calendar and leave the year. With the Chinese locale in front, [$-804], date and weekday are right.
# Why it matters: the cell's value is right and there is no warning. Somebody who prints the sheet, or exports it as
# text, passes on a date that is months off.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

needs_libreoffice_7_4_7
/usr/bin/python3 - <<'PY'
import os
from workbook import *
formats = ['yyyy"年"m"月"d"日"', 'yyyy"年"m"月"d"日" aaaa', '[$-804]yyyy"年"m"月"d"日" aaaa']
xlsx(os.environ["WORK"] + "/dates.xlsx", ("S", data(*([cell(f"A{i}", 45052, i)] for i in (1, 2, 3)))), formats=formats)
PY
shown "$WORK/dates.xlsx" >"$WORK/shown"
seen 'without weekday' '2023年5月6日' "$(sed -n 1p "$WORK/shown")"
seen 'with aaaa' '2023年2月15日 Shabbat' "$(sed -n 2p "$WORK/shown")"
seen 'with [$-804] and aaaa' '2023年5月6日 星期六' "$(sed -n 3p "$WORK/shown")"
