#!/usr/bin/env bash
# Tried: one open document with one chart that has a title and no subtitle, stored as a copy three times with storeToURL: as
# .ods, as .xlsx, and as .ods again.
# Guess: storing a copy changes nothing in the document, so both .ods files hold the same chart.
# Seen (LibreOffice 7.4.7): asking for the chart's parts, as the export to .xlsx does, makes the missing subtitle: the second
# .ods has an empty chart:subtitle with a style of its own, and all later styles of the chart have other names.
# Why it matters: a program that offers a document in several formats writes different files depending on the order, and the
# file that was stored last claims an element that the author never made.
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


def argument(name, value):
    out = PropertyValue()
    out.Name, out.Value = name, value
    return out


def store(name, filter_name):
    file = os.environ["WORK"] + "/" + name
    document.storeToURL("file://" + file, (argument("FilterName", filter_name),))
    return file


def subtitles(file):
    parts = zipfile.ZipFile(file)
    charts = [name for name in parts.namelist() if name.endswith("/content.xml")]
    assert len(charts) == 1, charts
    return parts.read(charts[0]).decode("utf-8").count("<chart:subtitle")


document = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, (argument("Hidden", True),))
sheet = document.Sheets.getByIndex(0)
cells = sheet.getCellRangeByName("A1:A3")
cells.setDataArray(((1.0,), (2.0,), (3.0,)))
sheet.Charts.addNewByName("chart", Rectangle(0, 2000, 8000, 5000), (cells.RangeAddress,), False, False)
chart = sheet.Charts.getByIndex(0).EmbeddedObject
chart.HasMainTitle = True
chart.Title.String = "Title"
print(subtitles(store("first.ods", "calc8")))
store("copy.xlsx", "Calc MS Excel 2007 XML")
print(subtitles(store("second.ods", "calc8")))
document.close(True)
desktop.terminate()
PY
)
seen 'subtitles in the first .ods' 0 "$(sed -n 1p <<<"$result")"
seen 'subtitles in the .ods after an .xlsx' 1 "$(sed -n 2p <<<"$result")"
