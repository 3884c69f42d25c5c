package org.disentangle.data.collection;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.Strictness;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A picture's labels as a JSON object of texts, numbers, true, false and null. */
public final class JsonLabels {
  private static final Gson GSON = new GsonBuilder().setStrictness(Strictness.STRICT).create();

  private JsonLabels() {}

  /**
   * Reads an object. Lists and objects in it are no labels: they are left out.
   *
   * @param leftOut takes the keys of what is left out
   * @return the texts by their keys, an empty one for null; empty if it is no object
   * @throws com.google.gson.JsonParseException if it is no sound JSON
   */
  public static Optional<Map<String, String>> read(String text, Set<String> leftOut) {
    JsonElement element = GSON.fromJson(text, JsonElement.class);
    if (element == null || !element.isJsonObject()) {
      return Optional.empty();
    }
    Map<String, String> labels = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> member : element.getAsJsonObject().entrySet()) {
      JsonElement value = member.getValue();
      if (value.isJsonPrimitive() || value.isJsonNull()) {
        labels.put(member.getKey(), value.isJsonNull() ? "" : value.getAsString());
      } else {
        leftOut.add(member.getKey());
      }
    }
    return Optional.of(labels);
  }
}
