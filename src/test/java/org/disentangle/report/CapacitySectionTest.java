package org.disentangle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.disentangle.page.ParsedPage;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page shows of a KL that was held to a capacity, and of the weight of a controller. */
class CapacitySectionTest {
  private static final String PLAIN =
      "vae,1,train,90.5,80,10.5,,,100\nvae,2,train,80,70,10,,,200\n";

  private static final String HELD =
      """
      annealed,1,train,100,90,1.25,1.5,,100
      annealed,1,validation,101,91,1.25,,,100
      annealed,2,train,95,85,3,3.5,,200
      control,1,train,100,90,4,0.5,1.5,100
      control,2,train,95,85,3,0.65,2.25,200
      """;

  @TempDir private Path folder;

  @Test
  void theKlStandsBesideItsCapacity() throws IOException {
    Document page = page(PLAIN + HELD);
    JsonObject data = data(page);
    assertEquals(1, page.select("#capacities").size());
    JsonArray capacities = data.getAsJsonArray("capacities");
    assertEquals(2, capacities.size());
    assertEquals(
        "{\"run\":\"annealed\",\"epochs\":[1,2],\"kl\":[1.25,3.0],\"capacity\":[1.5,3.5],\"beta\":[null,null]}",
        capacities.get(0).toString());
    assertEquals("[1.5,2.25]", capacities.get(1).getAsJsonObject().get("beta").toString());
    assertTrue(Files.exists(folder.resolve("figures/capacity-annealed.png")));
    assertTrue(Files.exists(folder.resolve("figures/capacity-control.png")));
    assertFalse(Files.exists(folder.resolve("figures/capacity-vae.png")));
    for (String monitor : new String[] {"capacity", "beta"}) {
      assertFalse(data.get("terms").toString().contains(monitor), monitor + " is no loss term");
    }
  }

  @Test
  void withoutCapacitiesThereIsNoSuchChart() throws IOException {
    Document page = page(PLAIN);
    assertEquals(0, page.select("#capacities").size());
    assertEquals(0, data(page).getAsJsonArray("capacities").size());
  }

  private Document page(String history) throws IOException {
    Files.writeString(
        folder.resolve("history.csv"),
        "run,epoch,split,loss,reconstruction,kl,capacity,beta,step\n" + history);
    return ParsedPage.read(Report.render(folder));
  }

  private static JsonObject data(Document page) {
    return JsonParser.parseString(page.getElementById("data").data()).getAsJsonObject();
  }
}
