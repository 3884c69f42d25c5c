package org.disentangle.report.page;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.disentangle.analysis.reload.DecoderProgram.Constant;
import org.disentangle.analysis.reload.DecoderProgram.Latents;
import org.disentangle.analysis.reload.DecoderProgram.Step;
import org.disentangle.analysis.reload.DecoderProgram.Value;
import org.disentangle.analysis.run.ExplorableDecoder;
import org.disentangle.math.HalfPrecision;

/**
 * A decoder as JSON, for the page's explorer: {@code run}, {@code starts}, {@code low}, {@code
 * high}, {@code step}, {@code deviations} and {@code values}, each of which has a {@code shape} and
 * is the latents (no further fields), a constant ({@code half}: little-endian binary16 in base64)
 * or a step ({@code operation}, {@code operands} by place, {@code settings}).
 *
 * <p>Half precision changes a probability by some thousandths and halves the size of the page.
 */
public final class DecoderFile {
  private DecoderFile() {}

  public static byte[] bytes(ExplorableDecoder decoder) {
    Gson gson = new Gson();
    JsonObject file = new JsonObject();
    file.addProperty("run", decoder.program().run());
    file.add("starts", gson.toJsonTree(decoder.starts()));
    file.add("low", gson.toJsonTree(decoder.low()));
    file.add("high", gson.toJsonTree(decoder.high()));
    file.addProperty("step", decoder.step());
    file.add("deviations", gson.toJsonTree(decoder.deviations()));
    JsonArray values = new JsonArray();
    decoder.program().values().forEach(value -> values.add(json(value, gson)));
    file.add("values", values);
    return gson.toJson(file).getBytes(StandardCharsets.UTF_8);
  }

  private static JsonElement json(Value value, Gson gson) {
    JsonObject json = new JsonObject();
    json.add("shape", gson.toJsonTree(value.shape()));
    if (value instanceof Constant constant) {
      json.addProperty("half", halves(constant.floats()));
    } else if (value instanceof Step step) {
      json.addProperty("operation", step.operation());
      json.add("operands", gson.toJsonTree(step.operands()));
      json.add("settings", gson.toJsonTree(step.settings()));
    } else if (!(value instanceof Latents)) {
      throw new IllegalStateException("no form for " + value);
    }
    return json;
  }

  private static String halves(float[] floats) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * floats.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float each : floats) {
      bytes.putShort(HalfPrecision.of(each));
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }
}
