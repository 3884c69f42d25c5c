package org.disentangle.data.codes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.disentangle.damage.Battery;
import org.disentangle.damage.Mutator;
import org.disentangle.data.numpy.NpyOutput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mutants of files of codes and of factors, in numpy's format and as CSV. */
class DamagedCodesTest {
  private static final int FEW = 250;
  private static final int MANY = 2000;
  private static final int ROWS = 60;
  private static final int LATENTS = 4;

  @TempDir private Path folder;
  private Path array;
  private Path plain;
  private Path headed;
  private Path labels;

  @BeforeEach
  void writeSoundFiles() throws Exception {
    Random random = new Random(1);
    double[][] codes = new double[ROWS][LATENTS];
    StringBuilder text = new StringBuilder();
    StringBuilder factors = new StringBuilder("shape,\"size, in cm\",angle\n");
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < LATENTS; j++) {
        codes[i][j] = random.nextGaussian();
        text.append(j == 0 ? "" : ",").append(String.format(Locale.ROOT, "%.4f", codes[i][j]));
      }
      text.append('\n');
      factors
          .append(i % 7 == 0 ? "" : "shape " + i % 3)
          .append(',')
          .append(i % 4)
          .append(',')
          .append(i % 5 == 0 ? "NaN" : Double.toString(codes[i][0]))
          .append('\n');
    }
    array = folder.resolve("sound.npy");
    NpyOutput.doubles(array, List.of((long) ROWS, (long) LATENTS), i -> codes[i]);
    plain = Files.writeString(folder.resolve("sound.csv"), text);
    headed = Files.writeString(folder.resolve("headed.csv"), "a,b,c,d\n" + text);
    labels = Files.writeString(folder.resolve("labels.csv"), factors);
  }

  @Test
  void arraysWithAFaultAreReadOrRefused() throws Exception {
    mutateArrays(FEW, 1);
  }

  @Test
  @Tag("slow")
  void manyArraysWithAFaultAreReadOrRefused() throws Exception {
    mutateArrays(MANY, 2);
  }

  @Test
  void textsWithAFaultAreReadOrRefused() throws Exception {
    mutateTexts(FEW, 3);
  }

  @Test
  @Tag("slow")
  void manyTextsWithAFaultAreReadOrRefused() throws Exception {
    mutateTexts(MANY, 4);
  }

  @Test
  void factorsWithAFaultAreReadOrRefused() throws Exception {
    mutateFactors(FEW, 5);
  }

  @Test
  @Tag("slow")
  void manyFactorsWithAFaultAreReadOrRefused() throws Exception {
    mutateFactors(MANY, 6);
  }

  /** Nothing keeps a checksum of an npy file: a bit of a number may be another, but finite, one. */
  private void mutateArrays(int mutants, long seed) throws Exception {
    Path file = folder.resolve("mutant.npy");
    int refused =
        new Battery("codes npy", file)
            .run(
                mutants,
                new Mutator(List.of(Files.readAllBytes(array)), seed),
                mutant -> assertSound(CodeTable.read(TablePath.of(file.toString()))));
    assertTrue(refused > mutants / 3, refused + " refused");
  }

  private void mutateTexts(int mutants, long seed) throws Exception {
    Path file = folder.resolve("mutant.csv");
    int refused =
        new Battery("codes csv", file)
            .run(
                mutants,
                new Mutator(List.of(Files.readAllBytes(plain), Files.readAllBytes(headed)), seed),
                mutant -> assertSound(CodeTable.read(TablePath.of(file.toString()))));
    assertTrue(refused > mutants / 3, refused + " refused");
  }

  private void mutateFactors(int mutants, long seed) throws Exception {
    Path file = folder.resolve("mutant.csv");
    int refused =
        new Battery("factors csv", file)
            .run(
                mutants,
                new Mutator(List.of(Files.readAllBytes(labels)), seed),
                mutant -> {
                  FactorTable read =
                      FactorTable.read(TablePath.of(file.toString()), List.of(), Map.of());
                  assertTrue(read.labels().size() > 0);
                  for (int k = 0; k < read.labels().factors().size(); k++) {
                    for (int i = 0; i < read.labels().size(); i++) {
                      int found = read.labels().factorClass(i, k);
                      assertTrue(found >= -1 && found < read.labels().factors().get(k).size());
                    }
                  }
                });
    assertTrue(refused > mutants / 4, refused + " refused");
  }

  private static void assertSound(CodeTable table) {
    assertTrue(table.size() > 0 && table.columns() > 0);
    for (double[] row : table.rows()) {
      assertEquals(table.columns(), row.length);
      assertTrue(Arrays.stream(row).allMatch(Double::isFinite));
    }
  }
}
