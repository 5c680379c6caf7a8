#!/usr/bin/env bash
# Tried: a date cell of type "d", whose value is written out as 2023-05-06 instead of a number of days. SheetJS writes
# such dates with the option cellDates, and openpyxl with iso_dates.
# Guess: a reader takes the date, or says that it does not know the type.
# Seen: LibreOffice 7.4.7 takes the date. exceljs 4.4.0, openxlsx 4.2.5.2 (R) and Gnumeric 1.12.55 take the number 2023,
# which is the 15th of July 1905. Only Gnumeric prints a line on the error output, and it still exits with 0.
# Why it matters: every date of a year becomes the same day, and the time between two such dates becomes 0.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

needs_libreoffice_7_4_7
installed gnumeric 1.12.55-1
npm_packages xlsx@0.18.5 exceljs@4.4.0
unpacked r-cran-openxlsx=4.2.5.2-1
cd "$WORK"
node -e '
const XLSX = require("xlsx"), book = XLSX.utils.book_new();
const sheet = XLSX.utils.aoa_to_sheet([[1]]);
sheet.A1 = { t: "d", v: new Date(Date.UTC(2023, 4, 6)), z: "yyyy-mm-dd" };
XLSX.utils.book_append_sheet(book, sheet, "S");
XLSX.writeFile(book, "dates.xlsx", { cellDates: true });'
seen 'written by SheetJS' 't="d"><v>2023-05-06T00:00:00.000Z</v>' "$(unzip -p dates.xlsx xl/worksheets/sheet1.xml | grep -o 't="d"><v>[^>]*>')"
seen 'LibreOffice' 2023-05-06 "$(shown dates.xlsx)"
seen 'exceljs' 1905-07-15 "$(node -e '
const { Workbook } = require("exceljs"), book = new Workbook();
book.xlsx.readFile("dates.xlsx").then(() => console.log(book.worksheets[0].getCell("A1").value.toISOString().slice(0, 10)));')"
seen 'openxlsx' 2023 "$(R_LIBS=$WORK/root/usr/lib/R/site-library Rscript -e 'cat(openxlsx::read.xlsx("dates.xlsx", colNames = FALSE)[1, 1])')"
HOME=$WORK ssconvert dates.xlsx dates.csv 2>/dev/null
seen 'Gnumeric' 1905/07/15 "$(cat dates.csv)"
