// What the engines in JavaScript share: the workbook that workbook.py has read, places of cells, and the results as a JSON
// file {sheet: {"A1": value}}, with {"error": "#N/A"} for an error.
const fs = require("fs");

// "AB12" -> {row: 11, column: 27}
function place(cell) {
  const [, letters, digits] = /^([A-Z]+)([0-9]+)$/.exec(cell);
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

module.exports = {
  place,
  read: path => JSON.parse(fs.readFileSync(path, "utf8")),
  // results(book, (sheet's number, row, column, cell) => value)
  write(path, book, valueOf) {
    const out = {};
    book.sheets.forEach((sheet, number) => {
      out[sheet.name] = {};
      for (const [cell, entry] of Object.entries(sheet.cells)) {
        if (!("f" in entry)) continue;
        const { row, column } = place(cell);
        out[sheet.name][cell] = valueOf(number, row, column);
      }
    });
    fs.writeFileSync(path, JSON.stringify(out));
  },
};
