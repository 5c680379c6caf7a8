// hyperformula.js default|array (BOOK.json RESULTS.json)…: calculates workbooks with HyperFormula (npm: hyperformula), which
// knows no files. "array" is its mode in which every formula may calculate with whole arrays.
const { HyperFormula, CellError, DetailedCellError } = require("hyperformula");
const { place, read, write } = require("./cells.js");

const arrays = process.argv[2] === "array";

// Its parser takes Chinese names of sheets only between apostrophes. Texts of formulas are not to be touched.
function quoted(formula, sheets) {
  const reference = new RegExp(`(?<!['\\p{L}\\p{N}_])\\$?(${sheets.join("|")})!`, "gu");
  return formula.split(/("(?:[^"]|"")*")/).map((piece, index) => (index % 2 ? piece : piece.replaceAll(reference, "'$1'!"))).join("");
}

function calculate(from, to) {
  const book = read(from);
  const names = book.sheets.map(sheet => sheet.name);
  const sheets = {};
  for (const sheet of book.sheets) {
    const rows = (sheets[sheet.name] = []);
    for (const [cell, { v, f }] of Object.entries(sheet.cells)) {
      const { row, column } = place(cell);
      while (rows.length <= row) rows.push([]);
      rows[row][column] = f !== undefined ? "=" + quoted(f, names)
        : typeof v === "string" ? "'" + v // or it would be read as if it was typed in
        : typeof v === "object" ? v.error
        : v;
    }
    for (const row of rows) for (let i = 0; i < row.length; ++i) row[i] ??= null;
  }
  const expressions = Object.entries(book.names).map(([name, formula]) => ({ name, expression: "=" + quoted(formula, names) }));
  const engine = HyperFormula.buildFromSheets(sheets, { licenseKey: "gpl-v3", useArrayArithmetic: arrays }, expressions);
  write(to, book, (number, row, column) => {
    const value = engine.getCellValue({ sheet: engine.getSheetId(names[number]), row, col: column });
    return value instanceof DetailedCellError ? { error: value.value } : value;
  });
  engine.destroy();
}

for (let i = 3; i + 1 < process.argv.length; i += 2) calculate(process.argv[i], process.argv[i + 1]);
