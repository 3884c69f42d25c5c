package org.disentangle.data.shards;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.disentangle.data.parquet.ParquetFile;

/**
 * What Hugging Face notes of a Parquet file's columns: {@code {"info": {"features": {"image":
 * {"_type": "Image"}, "label": {"_type": "ClassLabel", "names": ["cat", "dog"]}}}}}.
 *
 * @param pictures the columns that are pictures
 * @param classes what classes are called, by the column
 */
record HubFeatures(List<String> pictures, Map<String, List<String>> classes) {
  private static final String KEY = "huggingface";

  /** Reads a file's note; one that is not there, or not as expected, says nothing. */
  static HubFeatures of(ParquetFile file) {
    List<String> pictures = new ArrayList<>();
    Map<String, List<String>> classes = new LinkedHashMap<>();
    Optional<JsonObject> features =
        file.metadata(KEY)
            .flatMap(HubFeatures::object)
            .flatMap(note -> member(note, "info"))
            .flatMap(info -> member(info, "features"));
    for (String name : features.map(JsonObject::keySet).orElseGet(Set::of)) {
      member(features.get(), name)
          .ifPresent(
              feature -> {
                JsonElement type = feature.get("_type");
                String kind = type != null && type.isJsonPrimitive() ? type.getAsString() : "";
                if (kind.equals("Image")) {
                  pictures.add(name);
                } else if (kind.equals("ClassLabel")) {
                  names(feature).ifPresent(names -> classes.put(name, names));
                }
              });
    }
    return new HubFeatures(pictures, classes);
  }

  private static Optional<JsonObject> object(String text) {
    try {
      JsonElement note = JsonParser.parseString(text);
      return note.isJsonObject() ? Optional.of(note.getAsJsonObject()) : Optional.empty();
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<JsonObject> member(JsonObject parent, String name) {
    return Optional.ofNullable(parent.get(name))
        .filter(JsonElement::isJsonObject)
        .map(JsonElement::getAsJsonObject);
  }

  private static Optional<List<String>> names(JsonObject feature) {
    return Optional.ofNullable(feature.get("names"))
        .filter(JsonElement::isJsonArray)
        .map(names -> names.getAsJsonArray().asList())
        .filter(names -> names.stream().allMatch(JsonElement::isJsonPrimitive))
        .map(names -> names.stream().map(JsonElement::getAsString).toList());
  }
}
