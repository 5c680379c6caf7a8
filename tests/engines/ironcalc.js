// ironcalc.js (BOOK.json RESULTS.json)…: calculates workbooks with IronCalc (npm: @ironcalc/wasm). It reads no .xlsx, so each
// cell is typed in.
const fs = require("fs");
const { Model, initSync } = require("@ironcalc/wasm");
const { place, read, write } = require("./cells.js");

initSync({ module: fs.readFileSync(require.resolve("@ironcalc/wasm/wasm_bg.wasm")) });
const text_type = 2, logical_type = 4, error_type = 16;

function calculate(from, to) {
  const book = read(from);
  const model = new Model("book", "en", "UTC", "en");
  model.pauseEvaluation();
  book.sheets.forEach((sheet, number) => {
    if (number > 0) model.newSheet();
    model.renameSheet(number, sheet.name);
  });
  for (const [name, formula] of Object.entries(book.names)) model.newDefinedName(name, null, formula);
  book.sheets.forEach((sheet, number) => {
    let height = 1, width = 1;
    for (const [cell, entry] of Object.entries(sheet.cells)) {
      const { row, column } = place(cell);
      const { v, f } = entry;
      const input = f !== undefined ? "=" + f
        : typeof v === "string" ? "'" + v
        : typeof v === "boolean" ? (v ? "TRUE" : "FALSE")
        : typeof v === "number" ? String(v)
        : v.error;
      model.setUserInput(number, row + 1, column + 1, input);
      height = Math.max(height, row + 1);
      width = Math.max(width, column + 1);
    }
    // It gives numbers only as they are shown.
    model.updateRangeStyle({ sheet: number, row: 1, column: 1, width, height }, "num_fmt", "0.00000000000000E+00");
  });
  model.resumeEvaluation();
  model.evaluate();
  write(to, book, (sheet, row, column) => {
    const shown = model.getFormattedCellValue(sheet, row + 1, column + 1);
    const type = model.getCellType(sheet, row + 1, column + 1);
    if (type === error_type) return { error: shown };
    if (type === logical_type) return shown === "TRUE";
    return type === text_type ? shown : Number(shown);
  });
}

for (let i = 2; i + 1 < process.argv.length; i += 2) calculate(process.argv[i], process.argv[i + 1]);
