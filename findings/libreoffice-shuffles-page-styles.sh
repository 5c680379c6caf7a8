#!/usr/bin/env bash
# Tried: one .xlsx with eight sheets, each with its own margins, converted to .ods by ten processes of LibreOffice, one after
# the other.
# Guess: equal input gives equal output but for times: the page styles come in the order of the sheets.
# Seen (LibreOffice 7.4.7): the page styles in styles.xml come in an order that differs from process to process. The first
# cell that a content-validation names (table:base-cell-address) is as arbitrary.
# Why it matters: .ods files cannot be compared by checksum, not even part by part, when they come from an .xlsx; and a
# version-control system sees changes where nothing changed.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

needs_libreoffice_7_4_7
/usr/bin/python3 - <<'PY'
import os
import zipfile

main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
package = "http://schemas.openxmlformats.org/package/2006"
count = 8
types = "application/vnd.openxmlformats-officedocument.spreadsheetml."
with zipfile.ZipFile(os.environ["WORK"] + "/sheets.xlsx", "w") as out:
    out.writestr("[Content_Types].xml", f'<Types xmlns="{package}/content-types">'
                 '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                 f'<Override PartName="/xl/workbook.xml" ContentType="{types}sheet.main+xml"/>'
                 + "".join(f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{types}worksheet+xml"/>'
                           for i in range(count)) + "</Types>")
    out.writestr("_rels/.rels", f'<Relationships xmlns="{package}/relationships"><Relationship Id="r" '
                 f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
    out.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}/relationships">'
                 + "".join(f'<Relationship Id="r{i}" Type="{office}/worksheet" Target="worksheets/sheet{i}.xml"/>'
                           for i in range(count)) + "</Relationships>")
    out.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
                 + "".join(f'<sheet name="S{i}" sheetId="{i + 1}" r:id="r{i}"/>' for i in range(count))
                 + "</sheets></workbook>")
    for i in range(count):
        out.writestr(f"xl/worksheets/sheet{i}.xml", f'<worksheet xmlns="{main}"><sheetData><row r="1"><c r="A1"><v>{i}</v>'
                     f'</c></row></sheetData><pageMargins left="0.{i + 1}" right="0.5" top="0.5" bottom="0.5" header="0.3" '
                     'footer="0.3"/></worksheet>')
PY
for round in 1 2 3 4 5 6 7 8 9 10; do
    office ods "$WORK/sheets.xlsx"
    unzip -p "$WORK/out/sheets.ods" styles.xml | grep -o 'style:display-name="PageStyle_S[0-9]' | tr -cd '0-9\n' |
        paste -sd ' ' >>"$WORK/orders"
    : "$round"
done
sort -u "$WORK/orders" >&2
seen 'page styles in each file' 8 "$(awk '{ print NF }' "$WORK/orders" | sort -u)"
seen 'more than one order' yes "$([[ $(sort -u "$WORK/orders" | wc -l) -gt 1 ]] && echo yes || echo no)"
