#!/usr/bin/env bash
# Tried: the built-in number formats 31 (yyyy"年"m"月"d"日") and 58 (m"月"d"日"). Chinese Excel stores only their number in
# the file, like the 14 of the western short date.
# Guess: a program that knows 14 also knows 31 and 58; the standard of the format lists them by country.
# Seen: LibreOffice 7.4.7 and readxl 1.4.2 (R) take dates. openpyxl 3.0.9, exceljs 4.4.0, Roo 2.10.0 (Ruby), GDAL 3.6.2
# and Gnumeric 1.12.55 give the number 45052 for both, and the date for 14 in the next cell.
# Why it matters: dates with a format from the first page of the Chinese dialogue arrive as numbers; dates typed as
# 2023-5-6 do not.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

needs_libreoffice_7_4_7
installed gnumeric 1.12.55-1
npm_packages exceljs@4.4.0
unpacked python3-openpyxl=3.0.9-1 r-cran-readxl=1.4.2-1 ruby-roo=2.10.0-1 gdal-bin=3.6.2+dfsg-1+b2
cd "$WORK"
/usr/bin/python3 - <<'PY'
from workbook import *
xlsx("dates.xlsx", ("S", data([cell("A1", 45052, 1), cell("B1", 45052, 2), cell("C1", 45052, 3)])), formats=[14, 31, 58])
PY
seen 'LibreOffice' '5/6/2023 5/6/2023 5/6/2023' "$(shown dates.xlsx | tr '\t' ' ')"
seen 'openpyxl' '2023-05-06 00:00:00 45052 45052' "$(PYTHONPATH=$WORK/root/usr/lib/python3/dist-packages /usr/bin/python3 -c '
import openpyxl
print(*[cell.value for cell in openpyxl.load_workbook("dates.xlsx").active[1]])')"
seen 'exceljs' '2023-05-06T00:00:00.000Z 45052 45052' "$(node -e '
const { Workbook } = require("exceljs"), book = new Workbook();
book.xlsx.readFile("dates.xlsx").then(() => console.log(
    ["A1", "B1", "C1"].map(name => book.worksheets[0].getCell(name).value).map(value => value.toISOString ? value.toISOString() : value).join(" ")));')"
seen 'readxl' 'POSIXct POSIXct POSIXct' "$(R_LIBS=$WORK/root/usr/lib/R/site-library Rscript -e '
cat(sapply(readxl::read_excel("dates.xlsx", col_names = FALSE, .name_repair = "minimal"), function(column) class(column)[1]))')"
seen 'Roo' '2023-05-06 45052 45052' "$(roo 'print (1..3).map { |column| Roo::Spreadsheet.open("dates.xlsx").sheet(0).cell(1, column) }.join(" ")')"
seen 'GDAL' 'Date Integer Integer' "$(gdal ogrinfo -q -al -oo HEADERS=DISABLE dates.xlsx | sed -n 's/.*(\(.*\)) = .*/\1/p' | paste -s -d ' ')"
HOME=$WORK ssconvert dates.xlsx dates.csv 2>/dev/null
seen 'Gnumeric' 2023/05/06,45052,45052 "$(cat dates.csv)"
