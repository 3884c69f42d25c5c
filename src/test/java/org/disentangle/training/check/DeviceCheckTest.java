package org.disentangle.training.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.disentangle.Progress;
import org.disentangle.analysis.ColoredImages;
import org.disentangle.config.starter.Family;
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

  @TempDir static Path scratch;
  private static Map<Family, float[]> reference;
  private static List<DeviceCheckRow> rows;

  /** TensorFlow's optimiser of graphs is off for the reference: the same sums in other kernels. */
  @BeforeAll
  static void check() {
    reference = DeviceCheck.courses(IMAGES, Hosts.PLAIN, STEPS);
    reference.get(Family.BETA_TCVAE)[STEPS - 1] *= 1.002f;
    reference.get(Family.VAMP_PRIOR)[3] = Float.NaN;
    rows = new DeviceCheck(Hosts.CPU, reference, IMAGES, scratch, STEPS).rows(Progress.NONE);
  }

  private static DeviceCheckRow row(String what) {
    return rows.stream().filter(row -> row.what().equals(what)).findFirst().orElseThrow();
  }

  @Test
  void everyFamilyHasARow() {
    List<String> expected =
        new ArrayList<>(Arrays.stream(Family.values()).map(Family::typed).toList());
    expected.addAll(List.of("beta-vae, on_device", "beta-vae, MIXED_BFLOAT16", "beta-vae, xla"));
    assertEquals(expected, rows.stream().map(DeviceCheckRow::what).toList());
  }

  @Test
  void whatAgreesPasses() {
    List<Family> wrong = List.of(Family.BETA_TCVAE, Family.VAMP_PRIOR);
    List<String> right =
        new ArrayList<>(
            Arrays.stream(Family.values())
                .filter(family -> !wrong.contains(family))
                .map(Family::typed)
                .toList());
    right.add("beta-vae, on_device");
    for (String what : right) {
      DeviceCheckRow row = row(what);
      assertEquals(Verdict.OK, row.verdict(), row.toString());
      assertTrue(row.imagesPerSecond().getAsDouble() > 0, row.toString());
      double outside = row.outsideShare().getAsDouble();
      assertTrue(outside >= 0 && outside < 0.9, row.toString());
    }
  }

  /** A loss two thousandths off at the last step alone, and one that is no number. */
  @Test
  void whatIsApartFails() {
    DeviceCheckRow apart = row("beta-tcvae");
    assertEquals(Verdict.FAILED, apart.verdict(), apart.toString());
    assertEquals(2e-3, apart.difference().getAsDouble(), 1e-3);
    assertTrue(apart.remark().contains("--device cpu"), apart.remark());
    DeviceCheckRow none = row("vamp-prior");
    assertEquals(Verdict.FAILED, none.verdict(), none.toString());
  }

  @Test
  void compilationIsForAGpu() {
    assertEquals(Verdict.SKIPPED, row("beta-vae, xla").verdict());
  }
}
