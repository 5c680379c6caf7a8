"""STARLEVEL and STARSCORE as a Python add-in, to measure the cost of the same answer through pyuno.

It covers only the needs of the benchmark: indicators with one measure, and a criterion of one comparison for each star.
The framework file is read once; a call looks up a ladder and walks down it.
"""

import json
import operator
import os

import unohelper
from org.citystar.bench import XPython

NAME = "org.citystar.bench.Python"
OPERATORS = {">=": operator.ge, ">": operator.gt, "<=": operator.le, "<": operator.lt}


def load_ladders():
    """(framework, indicator) → its stars from the top down: comparison, bound, star, points."""
    ladders = {}
    folder = os.path.dirname(unohelper.fileUrlToSystemPath(__file__) if __file__.startswith("file:") else __file__)
    with open(os.path.join(folder, "sd-city-2020.json"), encoding="utf-8") as file:
        framework = json.load(file)
    for indicator in framework["indicators"]:
        rules = indicator.get("stars", [])
        if len(indicator["measures"]) == 1 and all("bound" in rule["when"] for rule in rules):
            ladders[framework["id"], indicator["code"]] = [
                (OPERATORS[rule["when"]["op"]], rule["when"]["bound"], rule["star"], rule["points"])
                for rule in reversed(rules)
            ]
    return ladders


class Ladders(unohelper.Base, XPython):
    ladders = None

    def __init__(self, context):
        if Ladders.ladders is None:
            Ladders.ladders = load_ladders()

    def reached(self, framework, indicator, value):
        for holds, bound, star, points in Ladders.ladders[framework, indicator]:
            if holds(value, bound):
                return star, points
        return 0, 0

    def starLevel(self, framework, indicator, values):
        return float(self.reached(framework, indicator, values[0])[0])

    def starScore(self, framework, indicator, values):
        return float(self.reached(framework, indicator, values[0])[1])


g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(Ladders, NAME, (NAME,))
