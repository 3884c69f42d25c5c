package org.disentangle.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.tensorflow.internal.c_api.presets.tensorflow;

/** What JavaCPP makes of its properties; it need not load anything for that. */
class TensorFlowSettingsTest {
  private static final String PREFIX = "org.bytedeco.javacpp.";

  private static List<String> soughtFirst(boolean isGpuBuild) {
    Properties platform = Loader.loadProperties("linux-x86_64", null);
    platform.remove("platform.extension");
    TensorFlowSettings.properties(isGpuBuild).entrySet().stream()
        .filter(property -> property.getKey().startsWith(PREFIX + "platform."))
        .forEach(
            property ->
                platform.put(property.getKey().substring(PREFIX.length()), property.getValue()));
    return Loader.loadProperties(tensorflow.class, platform, true).get("platform.preload");
  }

  @Test
  void cudaIsSoughtOnlyForALibraryThatUsesIt() {
    assertEquals(
        18, soughtFirst(true).stream().filter(name -> name.matches("cu.*|n.*|myelin.*")).count());
    assertEquals(List.of(), soughtFirst(false));
  }

  @Test
  void aGpuBuildFindsItsLibraryByItsExtension() {
    assertFalse(TensorFlowSettings.properties(true).containsKey(PREFIX + "platform.extension"));
    assertEquals(
        Map.of(
            PREFIX + "maxphysicalbytes", "0",
            PREFIX + "maxbytes", "0",
            PREFIX + "platform.extension", ""),
        TensorFlowSettings.properties(false));
  }
}
