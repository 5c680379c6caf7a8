#!/usr/bin/env bash
# Tried: two sheets, "2023" with the number 2023 and "2024" with 2024, put into the reverse order by exceljs 4.4.0
# (orderNo) and read by xlsx-populate 1.21.0.
# Guess: each name keeps its own number, whatever the order.
# Seen: xlsx-populate finds 2023 on the sheet "2024" and 2024 on "2023". It takes the first name with the file
# sheet1.xml, the second with sheet2.xml, and does not look at the relation ids that say which belongs to which.
# Why it matters: moving a tab is enough to swap two years, or two cities, without any error.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

npm_packages exceljs@4.4.0 xlsx-populate@1.21.0 xlsx@0.18.5
cd "$WORK"
node -e '
const { Workbook } = require("exceljs"), book = new Workbook();
for (const year of [2023, 2024]) {
    const sheet = book.addWorksheet(String(year));
    sheet.getCell("A1").value = year;
    sheet.orderNo = -year;
}
book.xlsx.writeFile("years.xlsx");'
seen 'SheetJS' '2024: 2024, 2023: 2023' "$(node -e '
const book = require("xlsx").readFile("years.xlsx");
console.log(book.SheetNames.map(name => name + ": " + book.Sheets[name].A1.v).join(", "));')"
seen 'xlsx-populate' '2024: 2023, 2023: 2024' "$(node -e '
require("xlsx-populate").fromFileAsync("years.xlsx").then(book =>
    console.log(book.sheets().map(sheet => sheet.name() + ": " + sheet.cell("A1").value()).join(", ")));')"
