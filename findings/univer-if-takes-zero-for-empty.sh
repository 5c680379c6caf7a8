#!/usr/bin/env bash
# Tried: IF(B1="","empty","not") with 0 in B1, and the comparison alone, in Univer 0.25.1 (npm, without a window).
# Guess: "not" and FALSE: 0 is no text.
# Seen: FALSE for the comparison alone, but "empty" with IF around it. IF(LEN(B1)=0,…) says "not".
# Why it matters: a reported 0, such as no complaints, is treated as not reported, and the formula that one writes to find
# out why says that all is well.
set -euo pipefail
# shellcheck source=/dev/null
. "$(dirname "$0")/common/run.bash"

npm_packages @univerjs/{core,engine-formula,sheets,sheets-formula,engine-render,rpc}@0.25.1
cd "$WORK"
cat >tried.js <<'JS'
const { CellValueType, ICommandService, LocaleType, LogLevel, Univer, UniverInstanceType } = require("@univerjs/core");
const formula = require("@univerjs/engine-formula");
const { UniverSheetsPlugin } = require("@univerjs/sheets");
const { CalculationMode, UniverSheetsFormulaPlugin } = require("@univerjs/sheets-formula");
const tried = ['=B1=""', '=IF(B1="","empty","not")', '=IF(LEN(B1)=0,"empty","not")'];
const cellData = Object.fromEntries(tried.map((f, row) => [row, { 0: { f } }]));
cellData[0][1] = { v: 0, t: CellValueType.NUMBER };
const univer = new Univer({ logLevel: LogLevel.ERROR, locale: LocaleType.EN_US, locales: { [LocaleType.EN_US]: {} } });
univer.registerPlugin(formula.UniverFormulaEnginePlugin, {});
univer.registerPlugin(UniverSheetsPlugin, {});
univer.registerPlugin(UniverSheetsFormulaPlugin, { initialFormulaComputing: CalculationMode.FORCED });
const calculated = new Promise(resolve => univer.__getInjector().get(ICommandService).onCommandExecuted(({ id, params }) => {
  const done = id === formula.SetFormulaCalculationNotificationMutation.id;
  if (done && params.functionsExecutedState === formula.FormulaExecutedStateType.SUCCESS) resolve();
}));
const book = univer.createUnit(UniverInstanceType.UNIVER_SHEET, {
  id: "b", name: "b", appVersion: "", locale: LocaleType.EN_US, styles: {}, sheetOrder: ["s"],
  sheets: { s: { id: "s", name: "S", rowCount: 5, columnCount: 5, cellData } },
});
const results = () => tried.map((_, row) => book.getSheetBySheetId("s").getCellRaw(row, 0)?.v);
// The cells are written after the message that all is calculated.
const written = resolve => results().includes(undefined) ? setTimeout(written, 20, resolve) : resolve();
calculated.then(() => new Promise(written)).then(() => {
  require("fs").writeFileSync("results", results().join(" "));
  process.exit(0);
});
JS
node tried.js
seen 'B1="" as 1 or 0, with IF, IF of LEN(B1)=0' '0 empty not' "$(cat results)"
