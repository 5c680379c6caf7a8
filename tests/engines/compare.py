"""compare.py ENGINE (BOOK.xlsx RESULTS)…: compares what an engine has calculated with what the workbooks hold. RESULTS is JSON
{sheet: {cell: value}} or a workbook. Prints one line: compared, equal, different only by a habit of the engine that no formula
can prevent, different; then examples of each kind of real difference."""
import json
import math
import re
import sys

import workbook

EXAMPLES = 3
# With these, or an exception, an engine says that it does not know the formula; that is not the same as an error in the result.
NOT_CALCULATED = ("#NAME?", "#ERROR!", "#N/IMPL!", "#ERROR")


def same(stored, got):
    if isinstance(stored, dict):
        return isinstance(got, dict) and got["error"] not in NOT_CALCULATED and "Exception" not in got["error"]
    if isinstance(stored, bool) or isinstance(got, bool):
        return stored is got
    if isinstance(stored, float) and isinstance(got, (int, float)):
        return math.isclose(stored, got, rel_tol=1e-9)
    return stored == got


def rounded(text):
    return re.sub(r"\d+(?:\.\d+)?", lambda number: f"{float(number[0]):.9g}", text)


# Texts that an engine writes in its own way.
HABITS = {
    # That of Debian has numbers of 80 bits, of which & prints up to 20 digits: findings/gnumeric-calculates-with-80-bits.sh
    "gnumeric": lambda stored, got: rounded(stored) == rounded(got),
    # It reads a no-break space within a formula as an ordinary one, and so also names those in what is refused.
    "univer": lambda stored, got: stored == got.replace("U+00A0", " "),
}


def habit(engine, stored, got):
    return engine in HABITS and isinstance(stored, str) and isinstance(got, str) and HABITS[engine](stored, got)


def results(path):
    if path.endswith(".json"):
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    return {s["name"]: {at: c["v"] for at, c in s["cells"].items()} for s in workbook.read(path)["sheets"]}


def shown(value):
    text = value["error"] if isinstance(value, dict) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 90 else text[:60] + " … " + text[-25:]


def kind(sheet, cell, formula, stored, got):
    """Cells of a column mostly have the same formula but for figures and texts, and so are shown only a few times."""
    shape = re.sub(r'"(?:[^"]|"")*"', '""', formula)
    functions = tuple(sorted(set(re.findall(r"([A-Z][A-Z0-9.]*)\(", shape))))
    outcome = shown(got) if isinstance(got, dict) else type(got)
    return sheet, re.sub(r"\d+", "", cell), functions, type(stored), outcome


kinds = {}
engine = sys.argv[1]
compared = habits = different = 0
for path, got_path in zip(sys.argv[2::2], sys.argv[3::2]):
    got_cells = results(got_path)
    name = path.rsplit("/", 1)[-1].removesuffix(".xlsx")
    for sheet in workbook.read(path)["sheets"]:
        for at, cell in sheet["cells"].items():
            if "f" not in cell:
                continue
            compared += 1
            got = got_cells.get(sheet["name"], {}).get(at)
            if same(cell["v"], got):
                continue
            if habit(engine, cell["v"], got):
                habits += 1
            else:
                different += 1
                key = kind(sheet["name"], at, cell["f"], cell["v"], got)
                kinds.setdefault(key, []).append((name, sheet["name"], at, cell["f"], cell["v"], got))
print(compared, compared - habits - different, habits, different, sep="\t")
for key, found in kinds.items():
    print(f"{key[0]}!{key[1]} ({len(found)})")
    for name, sheet, at, formula, stored, got in found[:EXAMPLES]:
        formula = formula if len(formula) <= 160 else formula[:110] + " … " + formula[-45:]
        print(f"  {name} {sheet}!{at} ={formula}\n    stored {shown(stored)}, got {shown(got)}")
