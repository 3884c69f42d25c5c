package org.disentangle.training.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
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

  @Test
  void everyFamilyHasARow() {
    assertEquals(
        List.of(
            "beta-vae",
            "beta-tcvae",
            "vamp-prior",
            "vq-vae",
            "sc-vae",
            "qlae",
            "fsq",
            "tripod",
            "beta-vae, MIXED_BFLOAT16",
            "beta-vae, xla"),
        rows.stream().map(DeviceCheckRow::what).toList());
  }

  @Test
  void whatAgreesPasses() {
    for (int row : List.of(0, 3, 4, 5, 6, 7)) {
      assertEquals(Verdict.OK, rows.get(row).verdict(), rows.get(row).toString());
      assertTrue(rows.get(row).imagesPerSecond().getAsDouble() > 0, rows.get(row).toString());
    }
  }

  /** A loss two thousandths off at the last step alone, and one that is no number. */
  @Test
  void whatIsApartFails() {
    assertEquals(Verdict.FAILED, rows.get(1).verdict(), rows.get(1).toString());
    assertEquals(2e-3, rows.get(1).difference().getAsDouble(), 1e-3);
    assertEquals(Verdict.FAILED, rows.get(2).verdict(), rows.get(2).toString());
    assertTrue(rows.get(1).remark().contains("--device cpu"), rows.get(1).remark());
  }

  @Test
  void compilationIsForAGpu() {
    assertEquals(Verdict.SKIPPED, rows.get(rows.size() - 1).verdict());
  }
}
