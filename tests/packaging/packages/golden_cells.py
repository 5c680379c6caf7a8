"""golden_cells.py typed GOLDEN: prints what Golden.xba types, from the folder tests/golden.
golden_cells.py compare GOLDEN SEEN: compares what it has seen with the results that the same files name."""
import pathlib
import sys

# As tests/addin/cells_test.cpp fills its sheet.
fixed = [("Y1", "很多"), ("X1", "0.8"), ("X3", "0.9"), ("W1", "1"), ("W2", "=NA()")]
errors = {"#N/A": 32767, "#VALUE!": 519, "#NAME?": 525, "#DIV/0!": 532}


def lines_of(file):
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def error_of(word):
    return errors[word] if word in errors else int(word.removeprefix("Err:")) if word.startswith("Err:") else None


def as_expected(seen, expected):
    kind, content = seen[:1], seen[1:]
    if error_of(expected) is not None:
        return seen == f"E{error_of(expected)}"
    if expected.startswith("~"):
        return kind == "T" and expected[1:].strip('"') in content
    if expected.startswith('"'):
        return kind == "T" and content == expected[1:-1]
    return kind == "N" and f"{float(content):.10g}" == f"{float(expected):.10g}"


def formula_cases(golden):
    for line in lines_of(golden / "cells.txt"):
        formula, expected = line.split(" => ", 1)
        yield formula, lambda seen, expected=expected: as_expected(seen, expected)


def near(seen, number):
    return seen.startswith("N") and abs(float(seen[1:]) - float(number)) <= 1e-9


# Each line of such a file is about a level and a score.
def star_cases(golden, name, framework):
    for line in lines_of(golden / name):
        left, expected = line.split("=>", 1)
        indicator, *values = (field.strip() for field in left.split("|"))
        words = expected.split()
        arguments = f'("{framework}";"{indicator}"' + "".join(";" + ('""' if v == "_" else v) for v in values) + ")"
        level = "=STARLEVEL" + arguments
        if words[0] == "error":
            yield level, lambda seen: seen == f'E{errors["#VALUE!"]}'
        elif words[0] == "blank":
            yield level, lambda seen: seen == "T"
        elif words[0] == "none":
            yield "=STARSCORE" + arguments, lambda seen, points=words[1]: near(seen, points)
        else:
            yield level, lambda seen, star=words[0]: near(seen, star)
            yield "=STARSCORE" + arguments, lambda seen, points=words[1]: near(seen, points)


def all_cases(golden):
    yield from formula_cases(golden)
    yield from star_cases(golden, "sd-city-2020.stars.txt", "SD-CITY-2020")
    yield from star_cases(golden, "zq-district-2020.stars.txt", "ZQ-DISTRICT-2020")


def main():
    golden = pathlib.Path(sys.argv[2])
    cases = list(all_cases(golden))
    if sys.argv[1] == "typed":
        for address, content in fixed:
            print(f"{address}\t{content}")
        for formula, _ in cases:
            print(f"A1\t{formula}")
        return 0
    seen = pathlib.Path(sys.argv[3]).read_text(encoding="utf-8").split("\n")[len(fixed) : -1]
    if len(seen) != len(cases):
        print(f"{len(seen)} results of {len(cases)} cells")
        return 1
    wrong = [f"{formula} gives {found}" for (formula, good), found in zip(cases, seen) if not good(found)]
    print("\n".join(wrong[:20] + [f"{len(cases) - len(wrong)} of {len(cases)} golden cells are as expected"]))
    return 1 if wrong else 0


sys.exit(main())
