package org.disentangle.data.folder;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.disentangle.UserErrorException;

/** Labels in JSON Lines: an object a line, of texts, numbers, true, false and null. */
final class JsonLinesLabels {
  private static final Gson GSON = new GsonBuilder().setStrictness(Strictness.STRICT).create();

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
        List<String> names = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        for (Map.Entry<String, JsonElement> member : object(each, line, table).entrySet()) {
          JsonElement value = member.getValue();
          if (value.isJsonPrimitive() || value.isJsonNull()) {
            names.add(member.getKey());
            cells.add(value.isJsonNull() ? "" : value.getAsString());
          } else {
            leftOut.add(member.getKey());
          }
        }
        table.add(line, names, cells);
      }
    }
    return leftOut;
  }

  private static JsonObject object(String text, int line, LabelTable table) {
    try {
      JsonElement element = GSON.fromJson(text, JsonElement.class);
      if (element != null && element.isJsonObject()) {
        return element.getAsJsonObject();
      }
      throw table.fault(line, "is no JSON object", "expected {\"file_name\": \"…\", …}");
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
