#!/usr/bin/env bash
# Tried: one LibreOffice that stores two new workbooks with one chart each as .xlsx, the first of them twice.
# Guess: each file has xl/charts/chart1.xml. Excel, openpyxl and others count the charts of a workbook.
# Seen (LibreOffice 7.4.7): LibreOffice counts the charts of everything that it has stored since its start. The files have
# chart1.xml, chart2.xml and chart3.xml, and [Content_Types].xml and the relations of the drawings change with them.
# Why it matters: the same workbook stored twice gives two different files, so checksums, caches and comparisons part by part
# see a change where there is none, and only on servers that convert many files with one process.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

needs_libreoffice_7_4_7
listening_office
result=$(timeout 100 /usr/bin/python3 - <<'PY'
import os
import zipfile
from office import *
from com.sun.star.awt import Rectangle
from com.sun.star.beans import PropertyValue

desktop = desktop_of(connected())


def with_chart():
    document = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, (argument("Hidden", True),))
    sheet = document.Sheets.getByIndex(0)
    cells = sheet.getCellRangeByName("A1:A3")
    cells.setDataArray(((1.0,), (2.0,), (3.0,)))
    sheet.Charts.addNewByName("chart", Rectangle(0, 2000, 8000, 5000), (cells.RangeAddress,), False, False)
    return document


def argument(name, value):
    out = PropertyValue()
    out.Name, out.Value = name, value
    return out


def charts(document, name):
    file = os.environ["WORK"] + "/" + name
    document.storeToURL("file://" + file, (argument("FilterName", "Calc MS Excel 2007 XML"),))
    return " ".join(sorted(part for part in zipfile.ZipFile(file).namelist() if part.startswith("xl/charts/chart")))


first, second = with_chart(), with_chart()
print(charts(first, "a.xlsx"))
print(charts(second, "b.xlsx"))
print(charts(first, "c.xlsx"))
first.close(True)
second.close(True)
desktop.terminate()
PY
)
seen 'first workbook' 'xl/charts/chart1.xml' "$(sed -n 1p <<<"$result")"
seen 'second workbook' 'xl/charts/chart2.xml' "$(sed -n 2p <<<"$result")"
seen 'first workbook again' 'xl/charts/chart3.xml' "$(sed -n 3p <<<"$result")"
