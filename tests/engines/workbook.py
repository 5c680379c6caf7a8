"""workbook.py [--lines] FILE.xlsx: the contents of a workbook as JSON, for engines that do not read files themselves, and for the
comparison. {"sheets": [{"name", "cells": {"A1": {"f": formula, "v": value}}}], "names": {name: text}}; an error is
{"error": "#N/A"}. No library reads it, so that none can lose something of it on the way."""
import json
import sys
import xml.etree.ElementTree as xml
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def texts(element):
    return "".join(part.text or "" for part in element.iter(MAIN + "t"))


def value(cell, shared):
    kind = cell.get("t", "n")
    element = cell.find(MAIN + "v")
    text = None if element is None else element.text or ""
    if kind == "inlineStr":
        return texts(cell)
    if kind == "str":
        return text or ""
    if not text:
        return None
    return {
        "s": lambda: shared[int(text)],
        "b": lambda: text == "1",
        "e": lambda: {"error": text},
        "n": lambda: float(text),
    }[kind]()


def read(path):
    with zipfile.ZipFile(path) as package:
        part = lambda name: xml.fromstring(package.read(name))
        book = part("xl/workbook.xml")
        targets = {link.get("Id"): link.get("Target") for link in part("xl/_rels/workbook.xml.rels")}
        shared = []
        if "xl/sharedStrings.xml" in package.namelist():
            shared = [texts(item) for item in part("xl/sharedStrings.xml").iter(MAIN + "si")]
        names = {
            name.get("name"): name.text for name in book.iter(MAIN + "definedName") if name.get("localSheetId") is None
        }
        sheets = []
        for sheet in book.iter(MAIN + "sheet"):
            cells = {}
            for cell in part("xl/" + targets[sheet.get(LINK)].removeprefix("/xl/")).iter(MAIN + "c"):
                formula = cell.find(MAIN + "f")
                entry = {"v": value(cell, shared)}
                if formula is not None:
                    if formula.get("t") not in (None, "normal"):
                        raise ValueError(f"{path}: {cell.get('r')} has a formula of the kind {formula.get('t')}")
                    entry["f"] = formula.text
                if "f" in entry or entry["v"] is not None:
                    cells[cell.get("r")] = entry
            sheets.append({"name": sheet.get("name"), "cells": cells})
    return {"sheets": sheets, "names": names}


def lines(book):
    """The same as lines with tabs, for a program without JSON: sheet NAME, cell PLACE KIND CONTENT, name NAME TEXT."""
    escaped = lambda text: "".join({"\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\"}.get(letter, letter) for letter in text)
    for name, text in book["names"].items():
        yield "name", name, text
    for sheet in book["sheets"]:
        yield "sheet", sheet["name"]
        for at, cell in sheet["cells"].items():
            content = cell["v"]
            if "f" in cell:
                yield "cell", at, "formula", escaped(cell["f"])
            elif isinstance(content, bool):
                yield "cell", at, "truth", str(int(content))
            elif isinstance(content, float):
                yield "cell", at, "number", repr(content)
            elif isinstance(content, dict):
                yield "cell", at, "error", content["error"]
            else:
                yield "cell", at, "text", escaped(content)


if __name__ == "__main__":
    if sys.argv[1] == "--lines":
        print("\n".join("\t".join(line) for line in lines(read(sys.argv[2]))))
    else:
        json.dump(read(sys.argv[1]), sys.stdout, ensure_ascii=False)
