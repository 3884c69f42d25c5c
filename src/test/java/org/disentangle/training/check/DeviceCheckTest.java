package org.disentangle.training.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.Progress;
import org.disentangle.analysis.ColoredImages;
import org.disentangle.config.starter.Family;
import org.disentangle.contract.ModelVersions;
import org.disentangle.data.FactorImages;
import org.disentangle.runtime.Hosts;
import org.disentangle.training.check.DeviceCheckRow.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check finds nothing where there is nothing, and every fault that is put there. */
final class DeviceCheckTest {
  private static final FactorImages IMAGES = new ColoredImages();
  private static final int STEPS = 8;

  private static final Map<String, float[]> reference = new HashMap<>();

  @TempDir static Path scratch;
  private static List<DeviceCheckRow> rows;

  /** TensorFlow's optimiser of graphs is off for the reference: the same sums in other kernels. */
  @BeforeAll
  static void check() {
    DeviceCheck.courses(IMAGES, Hosts.PLAIN, scratch.resolve("reference"), STEPS, reference::put);
    reference.get("beta-tcvae")[STEPS - 1] *= 1.002f;
    reference.get("vamp-prior")[3] = Float.NaN;
    // The second stage.
    reference.get("vq-vae")[STEPS] *= 1.01f;
    rows =
        new DeviceCheck(Hosts.CPU, reference, IMAGES, scratch.resolve("device"), STEPS)
            .rows(Progress.NONE);
  }

  private static DeviceCheckRow row(String what) {
    return rows.stream().filter(row -> row.what().equals(what)).findFirst().orElseThrow();
  }

  @Test
  void everyFamilyHasARow() {
    List<String> expected =
        new ArrayList<>(Arrays.stream(Family.values()).map(Family::typed).toList());
    expected.addAll(
        List.of(
            "beta-vae, usual size",
            "beta-vae, on_device",
            "beta-vae, MIXED_BFLOAT16",
            "beta-vae, xla"));
    assertEquals(expected, rows.stream().map(DeviceCheckRow::what).toList());
  }

  @Test
  void whatAgreesPasses() {
    List<Family> wrong = List.of(Family.BETA_TCVAE, Family.VAMP_PRIOR, Family.VQ_VAE);
    List<String> right =
        new ArrayList<>(
            Arrays.stream(Family.values())
                .filter(family -> !wrong.contains(family))
                .map(Family::typed)
                .toList());
    right.add("beta-vae, on_device");
    right.add("beta-vae, usual size");
    for (String what : right) {
      assertEquals(Verdict.OK, row(what).verdict(), row(what).toString());
    }
  }

  /** Small networks have a speed that says nothing. */
  @Test
  void oneFamilyOfTheUsualSizeIsTimed() {
    for (DeviceCheckRow row : rows) {
      boolean isTimed = row.what().contains(",") && row.verdict() != Verdict.SKIPPED;
      assertEquals(isTimed, row.imagesPerSecond().isPresent(), row.toString());
    }
    for (String what : List.of("beta-vae, usual size", "beta-vae, on_device")) {
      DeviceCheckRow row = row(what);
      assertTrue(row.imagesPerSecond().getAsDouble() > 0, row.toString());
      double outside = row.outsideShare().getAsDouble();
      assertTrue(outside >= 0 && outside < 0.9, row.toString());
    }
  }

  /** What each family trained was exported, and reloaded. */
  @Test
  void everyFamilyIsExported() {
    for (Family family : Family.values()) {
      Path model = scratch.resolve("device").resolve(family.typed());
      assertTrue(ModelVersions.newest(model).isPresent(), family.typed());
    }
  }

  /**
   * A loss two thousandths off at the last step alone, one of the second stage, and none at all.
   */
  @Test
  void whatIsApartFails() {
    DeviceCheckRow apart = row("beta-tcvae");
    assertEquals(Verdict.FAILED, apart.verdict(), apart.toString());
    assertEquals(2e-3, apart.difference().getAsDouble(), 1e-3);
    assertTrue(apart.remark().contains("--device cpu"), apart.remark());
    assertEquals(Verdict.FAILED, row("vq-vae").verdict(), row("vq-vae").toString());
    DeviceCheckRow none = row("vamp-prior");
    assertEquals(Verdict.FAILED, none.verdict(), none.toString());
  }

  @Test
  void compilationIsForAGpu() {
    assertEquals(Verdict.SKIPPED, row("beta-vae, xla").verdict());
  }
}
