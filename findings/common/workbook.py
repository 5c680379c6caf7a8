"""Writes the smallest valid workbooks around the XML that a finding is about."""
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def styles(formats):
    """Style 0 is General, style 1 the first of the formats and so on; a number is the id of a built-in format."""
    ids, codes = [], ""
    for code in formats:
        if isinstance(code, int):
            ids.append(code)
        else:
            ids.append(164 + len(ids))
            codes += f'<numFmt numFmtId="{ids[-1]}" formatCode="{escape(code)}"/>'
    xf = '<xf numFmtId="{}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    return (f'<styleSheet xmlns="{MAIN}">' + (f'<numFmts count="{codes.count("<numFmt ")}">{codes}</numFmts>' if codes else "")
            + '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
            '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
            '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            f'<cellXfs count="{len(ids) + 1}">' + "".join(map(xf.format, [0] + ids))
            + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>')


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def xlsx(path, *sheets, shared=None, formats=(), before="", after="", change=lambda name, text: (name, text)):
    """sheets: (name, content of <worksheet>); before and after: XML on either side of <sheets> in the workbook part;
    change: what to do with each part before it is written."""
    ids = range(1, len(sheets) + 1)
    overrides = [("/xl/workbook.xml", "sheet.main+xml"), ("/xl/styles.xml", "styles+xml")]
    overrides += [(f"/xl/worksheets/sheet{i}.xml", "worksheet+xml") for i in ids]
    relations = [(f"rId{i}", "worksheet", f"worksheets/sheet{i}.xml") for i in ids] + [("rId90", "styles", "styles.xml")]
    if shared is not None:
        overrides.append(("/xl/sharedStrings.xml", "sharedStrings+xml"))
        relations.append(("rId91", "sharedStrings", "sharedStrings.xml"))

    def related(entries):
        return (f'<Relationships xmlns="{PACKAGE}relationships">'
                + "".join(f'<Relationship Id="{i}" Type="{OFFICE}/{t}" Target="{p}"/>' for i, t, p in entries) + "</Relationships>")

    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" ContentType="application/'
        'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{p}" ContentType="{TYPE}{t}"/>' for p, t in overrides) + "</Types>",
        "_rels/.rels": related([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{before}<sheets>'
        + "".join(f'<sheet name="{n}" sheetId="{i}" r:id="rId{i}"/>' for i, (n, _) in zip(ids, sheets)) + f"</sheets>{after}</workbook>",
        "xl/_rels/workbook.xml.rels": related(relations),
        "xl/styles.xml": styles(formats),
    }
    for i, (_, content) in zip(ids, sheets):
        parts[f"xl/worksheets/sheet{i}.xml"] = f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{content}</worksheet>'
    if shared is not None:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{shared}</sst>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            name, text = change(name, text)
            package.writestr(name, HEAD + text)


def ods(path, rows):
    """One table with these rows of XML."""
    names = {"office": "office", "text": "text", "table": "table", "style": "style", "number": "datastyle"}
    spaces = "".join(f' xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for p, n in names.items())
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"'
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", mime, zipfile.ZIP_STORED)
        package.writestr("content.xml", f'{HEAD}<office:document-content{spaces} office:version="1.2"><office:body>'
                         f'<office:spreadsheet><table:table table:name="T"><table:table-column/>{rows}</table:table>'
                         "</office:spreadsheet></office:body></office:document-content>")
        package.writestr("styles.xml", f'{HEAD}<office:document-styles{spaces} office:version="1.2"><office:styles/>'
                         "</office:document-styles>")
        package.writestr("META-INF/manifest.xml", f'{HEAD}<manifest:manifest manifest:version="1.2" xmlns:manifest="urn:oasis:'
                         'names:tc:opendocument:xmlns:manifest:1.0">' + entry.format("/", mime)
                         + entry.format("content.xml", "text/xml") + entry.format("styles.xml", "text/xml") + "</manifest:manifest>")


def cell(reference, value, style=0):
    """A number, or a text within the cell."""
    if isinstance(value, str):
        return f'<c r="{reference}" s="{style}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{reference}" s="{style}"><v>{value!r}</v></c>'


def formula(reference, text):
    """A formula without a result, as a program writes that does not calculate."""
    return f'<c r="{reference}"><f>{escape(text)}</f></c>'


def data(*rows):
    """Rows of XML cells."""
    return "<sheetData>" + "".join(f'<row r="{i}">{"".join(r)}</row>' for i, r in enumerate(rows, 1)) + "</sheetData>"
