// univer.js (BOOK.json RESULTS.json)…: calculates workbooks with Univer (npm: @univerjs/core and others), without a window.
const { CellValueType, ICommandService, LocaleType, LogLevel, Univer, UniverInstanceType } = require("@univerjs/core");
const formulas = require("@univerjs/engine-formula");
const { UniverSheetsPlugin } = require("@univerjs/sheets");
const { CalculationMode, UniverSheetsFormulaPlugin } = require("@univerjs/sheets-formula");
const { place, read, write } = require("./cells.js");

function content({ v, f }) {
  if (f !== undefined) return { f: "=" + f };
  if (typeof v === "string") return { v, t: CellValueType.STRING };
  if (typeof v === "boolean") return { v: Number(v), t: CellValueType.BOOLEAN };
  return typeof v === "number" ? { v, t: CellValueType.NUMBER } : { v: v.error };
}

function snapshot(book) {
  const sheets = {};
  book.sheets.forEach((sheet, number) => {
    const cellData = {};
    let rowCount = 1, columnCount = 1;
    for (const [cell, entry] of Object.entries(sheet.cells)) {
      const { row, column } = place(cell);
      (cellData[row] ??= {})[column] = content(entry);
      rowCount = Math.max(rowCount, row + 1);
      columnCount = Math.max(columnCount, column + 1);
    }
    sheets["s" + number] = { id: "s" + number, name: sheet.name, rowCount, columnCount, cellData };
  });
  const names = Object.entries(book.names).map(([name, formulaOrRefString]) =>
    [name, { id: name, name, formulaOrRefString, comment: "", localSheetId: "AllDefaultWorkbook" }]);
  return {
    id: "book", name: "book", appVersion: "", locale: LocaleType.EN_US, styles: {}, sheetOrder: Object.keys(sheets), sheets,
    resources: [{ name: "SHEET_DEFINED_NAME_PLUGIN", data: JSON.stringify(Object.fromEntries(names)) }],
  };
}

async function calculate(from, to) {
  const book = read(from);
  const univer = new Univer({ logLevel: LogLevel.ERROR, locale: LocaleType.EN_US, locales: { [LocaleType.EN_US]: {} } });
  univer.registerPlugin(formulas.UniverFormulaEnginePlugin, {});
  univer.registerPlugin(UniverSheetsPlugin, {});
  univer.registerPlugin(UniverSheetsFormulaPlugin, { initialFormulaComputing: CalculationMode.FORCED });
  const calculated = new Promise(resolve =>
    univer.__getInjector().get(ICommandService).onCommandExecuted(({ id, params }) => {
      if (id !== formulas.SetFormulaCalculationNotificationMutation.id) return;
      if (params.functionsExecutedState === formulas.FormulaExecutedStateType.SUCCESS) resolve();
    }));
  const workbook = univer.createUnit(UniverInstanceType.UNIVER_SHEET, snapshot(book));
  await calculated;
  // The cells are written by another command, after the one that says that all is calculated.
  await new Promise(resolve => setTimeout(resolve, 200));
  write(to, book, (number, row, column) => {
    const { v, t } = workbook.getSheetBySheetId("s" + number).getCellRaw(row, column) ?? {};
    if (t === CellValueType.BOOLEAN) return v === true || v === 1 || v === "TRUE";
    if (typeof v === "string" && /^#[A-Z/0]+[!?]?$/.test(v)) return { error: v };
    return v ?? ""; // an empty text
  });
  univer.dispose();
}

(async () => {
  for (let i = 2; i + 1 < process.argv.length; i += 2) await calculate(process.argv[i], process.argv[i + 1]);
  process.exit(0);
})();
