// ironcalc.js CELL CONTENT …: types contents into cells and prints what the formulas among them show, in this order.
const library = require("@ironcalc/wasm"), fs = require("fs");
library.initSync({ module: fs.readFileSync(require.resolve("@ironcalc/wasm/wasm_bg.wasm")) });
const book = new library.Model("book", "en", "UTC", "en");
const typed = process.argv.slice(2), shown = [];
for (let i = 0; i < typed.length; i += 2) {
  const row = Number(typed[i].slice(1)), column = typed[i].charCodeAt(0) - 64;
  book.setUserInput(0, row, column, typed[i + 1]);
  if (typed[i + 1].startsWith("=")) shown.push([row, column]);
}
book.evaluate();
console.log(shown.map(([row, column]) => book.getFormattedCellValue(0, row, column)).join(" "));
