package org.disentangle.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.disentangle.report.Report;
import org.disentangle.report.page.chart.ChartData;
import org.disentangle.report.table.StudyTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points of images whose class in a factor is unknown, and of images without factors. */
class UnknownClassesTest {
  @TempDir private Path folder;

  @Test
  void anUnknownClassIsNoClass() throws IOException {
    write("pca_scores.csv", "run,sample,pc1,pc2,hue", "a,0,0.5,1.0,", "a,1,-0.5,1.0,1");
    write("embedding.csv", "run,sample,x,y,hue", "a,0,0.5,1.0,", "a,1,-0.5,1.0,1");
    write("factors.csv", "factor,kind,class,value,word", "hue,cyclic,0,0.0,", "hue,cyclic,1,0.5,");
    JsonObject picture = picture();
    for (String cloud : new String[] {"principal", "embedding"}) {
      assertEquals(
          "[[null,1]]", picture.getAsJsonObject(cloud).getAsJsonArray("classes").toString());
    }
    Report.render(folder);
    assertTrue(Files.exists(folder.resolve("figures/pca-a-hue.png")));
  }

  @Test
  void imagesWithoutFactorsAreDrawnAllTheSame() throws IOException {
    write("pca_scores.csv", "run,sample,pc1,pc2", "a,0,0.5,1.0", "a,1,-0.5,1.0");
    write("embedding.csv", "run,sample,x,y", "a,0,0.5,1.0", "a,1,-0.5,1.0");
    assertEquals("[]", picture().getAsJsonObject("principal").getAsJsonArray("classes").toString());
    Report.render(folder);
    assertTrue(Files.exists(folder.resolve("figures/pca-a.png")));
    assertTrue(Files.exists(folder.resolve("figures/embedding-a.png")));
  }

  private JsonObject picture() {
    return JsonParser.parseString(ChartData.of(StudyTables.read(folder)).toJson())
        .getAsJsonObject()
        .getAsJsonArray("pictures")
        .get(0)
        .getAsJsonObject();
  }

  private void write(String name, String... lines) throws IOException {
    Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }
}
