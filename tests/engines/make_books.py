"""make_books.py CITYSTAR FOLDER: makes workbooks with native formulas of all frameworks in FOLDER: an empty one, one with the
sample, and some whose cells hold figures around the bounds, and contents that are no figures. There is no chance in it:
each run makes the same. What the cells show was calculated by LibreOffice, on a day that is fixed."""
import json
import pathlib
import re
import subprocess
import sys
import zipfile

import workbook

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = {
    "SD-CITY-2020": "shandong-made-up",
    "ZQ-DISTRICT-2020": "zhangqiu-four-star",
    "SX-PILOT": "shanxi-made-up",
    "SH-INDEX-2020": "shanghai-2020",
    "SH-DISTRICT-145": "district-145-made-up",
}
BOUNDS, ODD = 4, 3  # workbooks of each kind
TODAY = 44380.0  # 2021-07-03
ERROR = {"error": "#N/A"}

NO_FIGURES = ["无", "暂无", "N/A", "3个", "85%", " 12 ", "０．５", "—", "约30", "1e3", "4,5", 'a"b', "\\", "'", "字" * 300]
NO_FIGURES += [ERROR, True, False]
YES_NO = ["是", "否", "有", "无", "Y", "n", "Ｙｅｓ", "true", " 是 ", "未", "√", "是的", 1.0, 0.0, 2.0, 0.5, True, False, -1.0]
SHARES = [0.0, 1.0, 1 + 5e-10, 1.000001, -5e-10, -0.01, 0.00002, 1e-7, 0.005, 0.333333333333333, 85.0, 850.0, 44197.0]
COUNTS = [0.0, 1.0, -1.0, 3.5, 2 + 1e-10, 2 + 1e-8, 400.0, 44197.0, 987654.0, 1e12, 2e15]
AMOUNTS = [0.0, -1.0, 0.0004321, 1e-7, 12.3456789012, 1234567.891, 44197.0, 98765432.1]


def bounds(rule):
    if isinstance(rule, dict):
        if isinstance(rule.get("bound"), (int, float)):
            yield float(rule["bound"])
        rule = list(rule.values())
    if isinstance(rule, list):
        for part in rule:
            yield from bounds(part)


def contents(indicator, measure):
    """The figures for a measure, and its contents that are odd."""
    kind = measure["type"]
    if kind == "yes_no":
        return YES_NO[:8], YES_NO + NO_FIGURES
    if kind == "level":
        names = [level["zh"] for level in measure["levels"]]
        numbers = [float(i) for i in range(-1, len(names) + 1)]
        return names + numbers, names[::-1] + [names[-1] + " ", names[0] + "？"] + NO_FIGURES
    near = []
    for bound in sorted(set(bounds(indicator))) + [float(measure[key]) for key in ("min", "max", "full") if key in measure]:
        if kind in ("count", "rank"):
            near += [bound, bound - 1, bound + 1]
        else:
            near += [bound, bound * (1 - 5e-10), bound - 1e-6, bound + 1e-6, bound * (1 + 5e-10), bound - 0.0001234, bound * 0.9]
    wide = {"share": SHARES, "ratio": SHARES, "count": COUNTS, "rank": COUNTS}.get(kind, AMOUNTS)
    # Not all have bounds, and far figures belong between those near to them.
    mixed = [figure for pair in zip(near, wide * len(near)) for figure in pair][: len(near) * 3 // 2]
    mixed = mixed or wide + [float(n) * 7.3 for n in range(9)]
    return mixed, wide[::-1] + [near[0] * 100 if near else 7.0] + NO_FIGURES


def letters(column):
    return (letters(column // 26 - 1) if column >= 26 else "") + chr(65 + column % 26)


def area(text):
    """A reference with one sheet: its name, and the places of its cells as rows of a table."""
    sheet, place = text.replace("$", "").replace("'", "").split("!")
    ends = [re.fullmatch("([A-Z]+)([0-9]+)", end).groups() for end in place.split(":")]
    number = lambda name: sum((ord(letter) - 64) * 26**i for i, letter in enumerate(reversed(name))) - 1
    columns = range(number(ends[0][0]), number(ends[-1][0]) + 1)
    return sheet, [[letters(c) + str(r) for c in columns] for r in range(int(ends[0][1]), int(ends[-1][1]) + 1)]


def written(content):
    if isinstance(content, bool):
        return ' t="b"', f"<v>{int(content)}</v>"
    if isinstance(content, float):
        return "", f"<v>{content!r}</v>"
    if isinstance(content, dict):
        return ' t="e"', f"<v>{content['error']}</v>"
    text = content.replace("&", "&amp;").replace("<", "&lt;")
    return ' t="inlineStr"', f'<is><t xml:space="preserve">{text}</t></is>'


def change(source, target, cells):
    """Copies a workbook with other contents in cells {(sheet, place): content}; everything else stays, byte by byte."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        book = old.read("xl/workbook.xml").decode()
        links = dict(re.findall(r'<Relationship Id="([^"]+)"[^>]*Target="([^"]+)"', old.read("xl/_rels/workbook.xml.rels").decode()))
        sheets = {"xl/" + links[link]: name for name, link in re.findall(r'<sheet name="([^"]+)"[^>]*r:id="([^"]+)"', book)}
        for part in old.namelist():
            data = old.read(part)
            if part in sheets:
                text = data.decode()
                for (sheet, place), content in cells.items():
                    if sheet != sheets[part]:
                        continue
                    kind, inner = written(content)
                    cell = re.compile(rf'<c r="{place}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)')
                    text, found = cell.subn(lambda match: f'<c r="{place}"{match[1] or ""}{kind}>{inner}</c>', text, count=1)
                    if not found:
                        raise ValueError(f"{source} has no cell {sheet}!{place}")
                data = text.encode()
            new.writestr(part, data)


def filling(framework, names, kind, number):
    """The contents of the cells {(sheet, place): content} of a workbook."""
    out = {}
    units = "CS_UNIT_DECLARED" in names
    sheet, declared = area(names["CS_UNIT_DECLARED" if units else "CS_VALUES"])
    verified_sheet, verified = area(names["CS_UNIT_VERIFIED" if units else "CS_VERIFIED"])
    rows = [i for i in framework["indicators"] if i.get("measures")]
    for row, (indicator, cells) in enumerate(zip(rows, declared)):
        measures = indicator["measures"] * (len(cells) if units else 1)
        for column, (measure, cell) in enumerate(zip(measures, cells)):
            figures, odd = contents(indicator, measure)
            usual = figures[(number * 5 + row * 3 + column * 7) % len(figures)]
            content = odd[(number * 11 + row * 5 + column) % len(odd)] if kind == "odd" else usual
            if (row + column + number) % 13 == 0 or (kind == "odd" and units and column % 4):
                content = usual if kind == "odd" else None
            if units and isinstance(content, bool):
                content = None  # COUNT over a range takes it for a number in LibreOffice only
            if content is not None:
                out[sheet, cell] = content
            if (row + 2 * column + number) % 5 == 0:
                content = odd[(row + number) % len(odd)] if kind == "odd" else figures[row % len(figures)]
                if not (units and isinstance(content, bool)):
                    out[verified_sheet, verified[row][column]] = content
        for column, parameter in enumerate(indicator.get("parameters", []), len(measures)):
            out[sheet, cells[column]] = [100.0, 55.5, 0.0, "无"][(row + number) % 4]
    sheet, planned = area(names["CS_PLANNED"])
    for row, cells in enumerate(planned):
        if row % 3 < 2:
            out[sheet, cells[0]] = TODAY + [-20, 0, 59, 61, 400][(row + number) % 5]
    if "CS_TARGET_STAR" in names:
        out[single(names["CS_TARGET_STAR"])] = float(5 - number % 3)
    if "CS_TARGET" in names:
        out[single(names["CS_TARGET"])] = ["全市平均", "全市最高"][number % 2]
    out[single(names["CS_ORDER"])] = ["按可增分", "按期限", "按可增分"][number % 3]
    return out


def single(name):
    sheet, rows = area(name)
    return sheet, rows[0][0]


def main(citystar, folder):
    made, filled = folder / "new", folder / "filled"
    for path in (made, filled):
        path.mkdir(parents=True, exist_ok=True)
    for name, sample in SAMPLES.items():
        framework = json.loads((ROOT / f"engine/frameworks/{name.lower()}.json").read_text(encoding="utf-8"))
        new = [citystar, "new", name, "--formulas", "native", "--unit", "示例区", "--period", "2020年"]
        empty, full = made / f"{name}.xlsx", made / f"{name}-sample.xlsx"
        subprocess.run([*new, "-o", empty], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([*new, "-o", full, "--values", ROOT / f"templates/samples/{sample}.tsv"], check=True, stdout=subprocess.DEVNULL)
        names = workbook.read(empty)["names"]
        day = {single(names["CS_TODAY"]): TODAY}
        change(empty, filled / f"{name}-empty.xlsx", day)
        change(full, filled / f"{name}-sample.xlsx", day)
        for kind, count in (("bounds", BOUNDS), ("odd", ODD)):
            for number in range(count):
                cells = {**day, **filling(framework, names, kind, number)}
                if "CS_UNITS" in names:
                    sheet, units = area(names["CS_UNITS"])
                    book = {s["name"]: s["cells"] for s in workbook.read(empty)["sheets"]}
                    cells[single(names["CS_UNIT_NAME"])] = book[sheet][units[0][number]]["v"]
                change(empty, filled / f"{name}-{kind}{number + 1}.xlsx", cells)
    subprocess.run([citystar, "recalc", filled, "-o", folder, "--to", "xlsx"], check=True)


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]))
