"""compare.py ENGINE (BOOK.xlsx RESULTS)…: compares what an engine has calculated with what the workbooks hold. RESULTS is JSON
{sheet: {cell: value}} or a workbook. Prints one line: compared, equal, different; then examples of each kind of difference."""
import json
import math
import re
import sys

import workbook

EXAMPLES = 3


def same(stored, got):
    if isinstance(stored, dict):
        return isinstance(got, dict)
    if isinstance(stored, bool) or isinstance(got, bool):
        return stored is got
    if isinstance(stored, float) and isinstance(got, (int, float)):
        return math.isclose(stored, got, rel_tol=1e-9)
    return stored == got


def results(path):
    if path.endswith(".json"):
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    return {s["name"]: {at: c["v"] for at, c in s["cells"].items()} for s in workbook.read(path)["sheets"]}


def shown(value):
    text = value["error"] if isinstance(value, dict) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 90 else text[:60] + " … " + text[-25:]


def kind(sheet, cell, formula, stored, got):
    """Cells of a column have formulas that differ only in figures and texts."""
    shape = re.sub(r'"(?:[^"]|"")*"', '""', formula)
    return sheet, re.sub(r"\d+", "", cell), sorted(set(re.findall(r"([A-Z][A-Z0-9.]*)\(", shape))).__str__(), type(stored), shown(got) if isinstance(got, dict) else type(got)


kinds = {}
compared = different = 0
for path, got_path in zip(sys.argv[2::2], sys.argv[3::2]):
    got_cells = results(got_path)
    name = path.rsplit("/", 1)[-1].removesuffix(".xlsx")
    for sheet in workbook.read(path)["sheets"]:
        for at, cell in sheet["cells"].items():
            if "f" not in cell:
                continue
            compared += 1
            got = got_cells.get(sheet["name"], {}).get(at)
            if not same(cell["v"], got):
                different += 1
                key = kind(sheet["name"], at, cell["f"], cell["v"], got)
                kinds.setdefault(key, []).append((name, sheet["name"], at, cell["f"], cell["v"], got))
print(compared, compared - different, different, sep="\t")
for key, found in kinds.items():
    print(f"{key[0]}!{key[1]} ({len(found)})")
    for name, sheet, at, formula, stored, got in found[:EXAMPLES]:
        formula = formula if len(formula) <= 160 else formula[:110] + " … " + formula[-45:]
        print(f"  {name} {sheet}!{at} ={formula}\n    stored {shown(stored)}, got {shown(got)}")
