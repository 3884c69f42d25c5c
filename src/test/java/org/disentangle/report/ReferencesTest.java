package org.disentangle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.disentangle.analysis.Analysis;
import org.disentangle.page.ParsedPage;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What gives numbers a scale is the report's own, and what is known of dSprites is left to it. */
class ReferencesTest {
  /**
   * Numbers and words that are true of all of dSprites alone, or of the study of a course alone.
   */
  private static final List<String> OF_DSPRITES =
      List.of(
          "public VAE checkpoint",
          "public checkpoints",
          "0.101 to",
          "0.181",
          "17.34",
          "seed project",
          "Seed project",
          "7,000 nats",
          "course report",
          "737,280",
          "dSprites",
          "five factors",
          "32 positions",
          "orientation and position");

  /** Of those, what is true of the study of a course alone. */
  private static final List<String> OF_THE_COURSE =
      List.of("seed project", "Seed project", "7,000 nats", "course report");

  /** The tables whose section has a sentence on its scale; fewer figures are drawn sooner. */
  private static final Set<String> SPEAKING =
      Set.of(
          "runs", "references", "loss", "mig", "mutual_information", "scores", "mig_bins", "udr");

  @TempDir private Path folder;

  /**
   * What a page of the fixture says and shows when it is pointed at, where references are kept or
   * not; other tables are as they are.
   */
  private String text(Predicate<String> kept) throws IOException {
    Analysis whole = FixtureStudy.ofSize(40);
    List<Table> tables =
        whole.tables().stream()
            .filter(table -> SPEAKING.contains(table.name()))
            .map(
                table -> {
                  if (!table.name().equals("references")) {
                    return table;
                  }
                  StringColumn names = table.stringColumn("reference");
                  Table rows = table.where(names.eval(kept));
                  rows.setName("references");
                  return rows;
                })
            .filter(table -> !table.isEmpty())
            .toList();
    Analysis some = new Analysis(tables, List.of(), List.of(), List.of(), List.of());
    Element body = ParsedPage.read(Report.write(folder.resolve("page"), some)).body();
    return body.text() + ParsedPage.titles(body);
  }

  @Test
  void allOfDsprites() throws IOException {
    String text = text(name -> true);
    assertTrue(text.contains("with the factors shuffled the same codes reach 0.0002"), text);
    assertTrue(text.contains("a perfect code 0.8964, public checkpoints 0.101 to 0.181."));
    assertTrue(text.contains("public VAE checkpoint") && text.contains("seed project"));
    assertTrue(text.contains("lit pays 720.0 nats per image"));
    assertTrue(text.contains("over all 737,280 images than the 13.47 nats that these hold"));
    assertTrue(text.contains("10,000 images (9,925 different ones) of the 737,280 (715,710 diff"));
    assertTrue(text.contains("judged by 5,000, of which 4,931 were not learned from"));
  }

  @Test
  void otherImages() throws IOException {
    String text = text(name -> !name.equals("dsprites") && !name.equals("published"));
    for (String fixed : OF_DSPRITES) {
      boolean isOwn = fixed.equals("737,280"); // The fixture's own count.
      assertEquals(isOwn, text.contains(fixed), fixed);
    }
    assertTrue(text.contains("a perfect code 0.8964.") && text.contains("a perfect code, 20 bins"));
    assertTrue(text.contains("lit pays 720.0 nats per image"), "the bounds of these images");
    assertTrue(text.contains(" 719.97 ") && text.contains(" 0.8964 "), "as many digits as ours");
    assertTrue(text.contains("the same codes with the factors shuffled (chance)"));
  }

  /** The course's numbers are no scale for other studies of the same images. */
  @Test
  void anotherStudyOfDsprites() throws IOException {
    String text = text(name -> !name.equals("course_report"));
    for (String ofTheCourse : OF_THE_COURSE) {
      assertFalse(text.contains(ofTheCourse), ofTheCourse);
    }
    assertTrue(text.contains("public VAE checkpoint") && text.contains("0.101 to 0.181"));
  }

  /** Losses are on the scale of dSprites whatever the bins; gaps are not. */
  @Test
  void dspritesMeasuredOtherwise() throws IOException {
    String text = text(name -> !name.equals("published"));
    assertTrue(text.contains("public VAE checkpoint, 10 latents"), "a loss");
    assertFalse(text.contains("public β-TCVAE checkpoint"), "a gap of other samples or bins");
    assertFalse(text.contains("0.101 to 0.181"));
  }

  /** A folder of before there was the table says nothing that it does not know. */
  @Test
  void noReferences() throws IOException {
    String text = text(name -> false);
    for (String fixed : OF_DSPRITES) {
      assertFalse(text.contains(fixed), fixed);
    }
    assertFalse(text.contains("What gives these numbers a scale"), "an empty scale");
    assertFalse(text.contains(" 20 equal bins") || text.contains("in 20 bins"), "bins not known");
    assertTrue(text.contains("with the factors shuffled the same codes reach"), "but this");
  }
}
