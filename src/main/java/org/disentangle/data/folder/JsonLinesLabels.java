package org.disentangle.data.folder;

import com.google.gson.JsonParseException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.disentangle.UserErrorException;
import org.disentangle.data.collection.JsonLabels;

/** Labels in JSON Lines: an object a line, of texts, numbers, true, false and null. */
final class JsonLinesLabels {
  private static final Pattern COLUMN = Pattern.compile("at line \\d+ column (\\d+)");

  private JsonLinesLabels() {}

  /**
   * Reads all rows. Lists and objects are no labels: they are left out.
   *
   * @return the keys of what was left out
   * @throws UserErrorException if a line is no such object
   */
  static Set<String> read(BufferedReader text, LabelTable table) throws IOException {
    Set<String> leftOut = new TreeSet<>();
    int line = 0;
    for (String each = text.readLine(); each != null; each = text.readLine()) {
      line++;
      if (!each.isBlank()) {
        Map<String, String> labels = labels(each, line, table, leftOut);
        List<String> names = List.copyOf(labels.keySet());
        List<String> cells = List.copyOf(labels.values());
        table.add(line, names, cells);
      }
    }
    return leftOut;
  }

  private static Map<String, String> labels(
      String text, int line, LabelTable table, Set<String> leftOut) {
    try {
      return JsonLabels.read(text, leftOut)
          .orElseThrow(
              () -> table.fault(line, "is no JSON object", "expected {\"file_name\": \"…\", …}"));
    } catch (JsonParseException e) {
      throw table.fault(
          line,
          "is no sound JSON" + column(e),
          "expected {\"file_name\": \"…\", …}, and null where nothing is known");
    }
  }

  /** Where the fault is; the parser's messages speak of its classes and settings. */
  private static String column(JsonParseException fault) {
    Matcher column = COLUMN.matcher(String.valueOf(fault.getMessage()));
    return column.find() ? " at column " + column.group(1) : "";
  }
}
