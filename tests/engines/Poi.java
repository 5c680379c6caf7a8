// Poi.java (BOOK.txt RESULTS.json)…: calculates workbooks with Apache POI (Debian: libapache-poi-java). That package cannot
// read .xlsx, as its schemas lack their index. So the cells come from workbook.py --lines, and go into an old workbook in
// memory, whose formulas the same code calculates.
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.formula.eval.AreaEval;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.FunctionEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.RefEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellAddress;

class Poi {
  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < ' ') out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }

  static String error(String text) { return "{\"error\": " + quoted(text) + "}"; }

  static String reason(Throwable exception) {
    while (exception.getCause() != null) exception = exception.getCause();
    return String.valueOf(exception);
  }

  // It gives up on what it does not know, such as a function.
  static String result(FormulaEvaluator evaluator, Cell cell) {
    CellValue value;
    try {
      value = evaluator.evaluate(cell);
    } catch (RuntimeException exception) {
      return error(reason(exception));
    }
    switch (value.getCellType()) {
      case NUMERIC: return String.valueOf(value.getNumberValue());
      case BOOLEAN: return String.valueOf(value.getBooleanValue());
      case ERROR: return error(FormulaError.forInt(value.getErrorValue()).getString());
      default: return quoted(value.getStringValue());
    }
  }

  static Cell cell(Sheet sheet, String place) {
    CellAddress address = new CellAddress(place);
    Row row = sheet.getRow(address.getRow());
    if (row == null) row = sheet.createRow(address.getRow());
    return row.createCell(address.getColumn());
  }

  static String plain(String text) {
    return text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t").replace("\\\\", "\\");
  }

  // Version 4 has no N(), which stands in most formulas. What it lacks a program may add.
  static void addFunctions() {
    FunctionEval.registerFunction("N", (arguments, row, column) -> {
      ValueEval value = arguments[0];
      if (value instanceof RefEval ref) value = ref.getInnerValueEval(ref.getFirstSheetIndex());
      if (value instanceof AreaEval area) value = area.getRelativeValue(0, 0); // that of INDEX()
      if (value instanceof NumberEval || value instanceof ErrorEval) return value;
      return new NumberEval(value instanceof BoolEval truth ? truth.getNumberValue() : 0);
    });
  }

  // An old workbook takes 30 arguments for a function, an .xlsx 255.
  static void allowManyArguments() throws Exception {
    Field limit = SpreadsheetVersion.class.getDeclaredField("_maxFunctionArgs");
    limit.setAccessible(true);
    limit.setInt(SpreadsheetVersion.EXCEL97, SpreadsheetVersion.EXCEL2007.getMaxFunctionArgs());
  }

  static void calculate(String from, String to) throws Exception {
    Workbook workbook = new HSSFWorkbook();
    List<String[]> lines = new ArrayList<>();
    for (String line : Files.readString(Path.of(from)).split("\n")) lines.add(line.split("\t", -1));
    for (String[] line : lines)
      if (line[0].equals("sheet")) workbook.createSheet(line[1]);
    for (String[] line : lines) {
      if (!line[0].equals("name")) continue;
      Name name = workbook.createName();
      name.setNameName(line[1]);
      name.setRefersToFormula(line[2]);
    }
    List<Cell> formulas = new ArrayList<>();
    StringBuilder out = new StringBuilder("{");
    Sheet sheet = null;
    for (String[] line : lines) {
      if (line[0].equals("sheet")) sheet = workbook.getSheet(line[1]);
      if (!line[0].equals("cell")) continue;
      Cell cell = cell(sheet, line[1]);
      String content = plain(line[3]);
      switch (line[2]) {
        case "number": cell.setCellValue(Double.parseDouble(content)); break;
        case "truth": cell.setCellValue(content.equals("1")); break;
        case "text": cell.setCellValue(content); break;
        case "error": cell.setCellErrorValue(FormulaError.forString(content).getCode()); break;
        default: cell.setCellFormula(content); formulas.add(cell);
      }
    }
    FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
    for (Sheet each : workbook) {
      out.append(out.length() > 1 ? ", " : "").append(quoted(each.getSheetName())).append(": {");
      boolean first = true;
      for (Cell cell : formulas) {
        if (cell.getSheet() != each) continue;
        out.append(first ? "" : ", ").append(quoted(cell.getAddress().formatAsString())).append(": ").append(result(evaluator, cell));
        first = false;
      }
      out.append("}");
    }
    Files.writeString(Path.of(to), out.append("}").toString());
  }

  public static void main(String[] arguments) throws Exception {
    addFunctions();
    allowManyArguments();
    for (int i = 0; i + 1 < arguments.length; i += 2) calculate(arguments[i], arguments[i + 1]);
  }
}
