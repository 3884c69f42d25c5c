package org.disentangle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.disentangle.page.ParsedPage;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page shows of a weight that changed in training, beside a run whose weight stayed. */
class ChangingWeightTest {
  @TempDir private Path folder;
  private Document page;

  @BeforeEach
  void render() throws IOException {
    write(
        "history.csv",
        """
        run,epoch,split,loss,reconstruction,kl,kl_weight,step
        falling,1,train,100,90,1.25,8,100
        falling,1,validation,101,91,1.25,,100
        falling,2,train,95,85,3,2,200
        plain,1,train,90.5,80,10.5,,100
        """);
    write(
        "runs.csv",
        """
        run,model,beta,latent_dimension,seed,steps,images,wall_seconds,device,data,data_checksum,validation_fraction,ended
        falling,beta-VAE,2,10,0,200,100,1.5,cpu,renderer,,0.1,complete
        plain,beta-VAE,4,10,0,200,100,1.5,cpu,renderer,,0.1,complete
        """);
    write("loss.csv", "run,model,beta,loss\nfalling,beta-VAE,2,2.5\nplain,beta-VAE,4,2.5\n");
    write(
        "mig.csv", "run,model,beta,mig,shape\nfalling,beta-VAE,2,0.5,0.5\nplain,beta-VAE,4,0,0\n");
    write(
        "model_cards.csv",
        """
        run,item,text
        falling,setting beta_before_change,8.0
        falling,setting beta_change_from_step,100.0
        """);
    page = ParsedPage.read(Report.render(folder));
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  @Test
  void itsCurveStandsBesideTheOtherNumbersThatWereWatched() {
    JsonObject data = JsonParser.parseString(page.getElementById("data").data()).getAsJsonObject();
    assertEquals(
        "[{\"key\":\"kl_weight\",\"label\":\"weight of KL\"}]",
        data.getAsJsonArray("monitors").toString());
    assertFalse(data.get("terms").toString().contains("weight"), "it is no loss term");
    assertEquals(
        "[8.0,2.0]",
        data.getAsJsonArray("history")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("splits")
            .getAsJsonObject("train")
            .getAsJsonObject("values")
            .get("kl_weight")
            .toString());
    assertEquals(1, page.select("#monitors").size());
    assertTrue(Files.exists(folder.resolve("figures/kl-weight-falling.png")));
    assertFalse(Files.exists(folder.resolve("figures/kl-weight-plain.png")));
  }

  @Test
  void theTablesSayItsFirstAndLastValue() {
    for (String section : List.of("runs", "losses", "gap")) {
      List<String> betas =
          page.select("#" + section + " tr").stream()
              .filter(row -> row.text().startsWith("falling") || row.text().startsWith("plain"))
              .map(row -> row.select("td").get(1))
              .map(Element::text)
              .toList();
      assertEquals(List.of("8 → 2", "4"), betas, section);
    }
  }
}
