package org.disentangle.analysis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.disentangle.Progress;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.contract.RunRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Analyses take no more memory the more there were, and close every native object. */
class AnalysisMemoryTest {
  private static final long MEBIBYTE = 1 << 20;
  private static final AnalysisConfig CONFIG =
      AnalysisConfig.newBuilder()
          .setSamples(100)
          .setSeed(5)
          .setBins(5)
          .setTestSamples(20)
          .setPermutations(0)
          .setResamples(0)
          .setLikelihoodImages(2)
          .setLikelihoodDraws(2)
          .build();

  @TempDir private Path folder;

  private void assertFlat(int analyses, long most) {
    SavedModelFolder model =
        SavedModelFolder.open(
            new LinearModel(2, 1)
                .export(folder.resolve("model"), RunRecord.newBuilder().setRun("model").build()));
    analyze(model);
    System.gc();
    long bytes = Pointer.totalBytes();
    long objects = Pointer.totalCount();
    List<Long> resident = new ArrayList<>();
    for (int i = 1; i <= analyses; i++) {
      analyze(model);
      if (i % (analyses / 10) == 0) {
        System.gc();
        resident.add(Pointer.physicalBytes());
      }
    }
    // The first half warms up: code is compiled, pools are filled. The Java heap breathes, which
    // moves a single number by more than a hundred MiB, but not the middle of five.
    long growth = median(resident.subList(5, 10)) - median(resident.subList(0, 5));
    System.out.println(
        "resident memory after each tenth of "
            + analyses
            + " analyses, MiB: "
            + resident.stream().map(each -> each / MEBIBYTE).toList()
            + "; native objects left: "
            + (Pointer.totalCount() - objects));
    // Less only if the garbage collector has found what an earlier test left.
    assertTrue(
        Pointer.totalBytes() <= bytes, Pointer.totalBytes() - bytes + " native bytes left open");
    assertTrue(
        Pointer.totalCount() <= objects,
        Pointer.totalCount() - objects + " native objects left open");
    assertTrue(growth < most, "grown by " + growth + " bytes: " + resident);
  }

  private static long median(List<Long> numbers) {
    return numbers.stream().sorted().toList().get(numbers.size() / 2);
  }

  private static void analyze(SavedModelFolder model) {
    new Analyzer(new BlockImages(), CONFIG, Progress.NONE).analyze(List.of(model));
  }

  @Test
  void analysesKeepTheirSize() {
    assertFlat(10, 64 * MEBIBYTE);
  }

  @Test
  @Tag("slow")
  void aThousandAnalysesKeepTheirSize() {
    assertFlat(1000, 64 * MEBIBYTE);
  }
}
