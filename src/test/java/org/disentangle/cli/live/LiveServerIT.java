package org.disentangle.cli.live;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.disentangle.UserErrorException;
import org.disentangle.config.RunConfig;
import org.disentangle.data.TwoValuedImages;
import org.disentangle.training.listener.EpochReport;
import org.disentangle.training.listener.ModelSnapshot;
import org.disentangle.training.listener.StepReport;
import org.disentangle.training.listener.TrainingEnd;
import org.disentangle.training.listener.TrainingListener;
import org.disentangle.training.listener.TrainingStart;
import org.junit.jupiter.api.Test;

/** The live page's server, asked as a browser asks it. */
class LiveServerIT {
  private static final long SECOND = 1_000_000_000L;

  private final HttpClient browser = HttpClient.newHttpClient();

  private HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonObject state(LiveServer server) throws IOException, InterruptedException {
    return JsonParser.parseString(get(server.address() + "state").body()).getAsJsonObject();
  }

  private static TrainingStart start(long stepsDone, List<EpochReport> history) {
    return new TrainingStart(
        RunConfig.getDefaultInstance(), "β-VAE", Path.of("models"), 1, stepsDone, 1000, history);
  }

  /** Ten images a step and a step a second. */
  private static void step(TrainingListener training, int step, float loss) {
    training.stepEnded(
        new StepReport(
            step, 1000, 1, 10L * step, step * SECOND, 0.1, List.of("loss"), new float[] {loss}));
  }

  private static JsonArray curve(JsonObject state, String group, String name) {
    return state.getAsJsonObject("curves").getAsJsonObject(group).getAsJsonArray(name);
  }

  @Test
  void thePageTellsHowFarTheTrainingIs() throws Exception {
    try (LiveServer server = LiveServer.start("squares <1>", 0)) {
      TrainingListener training = server.listener();
      assertEquals("preparing", state(server).get("phase").getAsString());
      EpochReport earlier = new EpochReport(1, 2, Map.of("loss", 9.0), Map.of("loss", 8.0));
      training.began(start(2, List.of(earlier)));
      // 500 points of 1,000 steps: each the mean of two.
      step(training, 3, 7);
      step(training, 4, 5);
      step(training, 5, 4);
      step(training, 6, Float.NaN);
      training.epochEnded(new EpochReport(2, 6, Map.of("loss", 5.0), Map.of("loss", 6.5)));
      float[] pixels = new float[TwoValuedImages.PIXELS];
      training.snapshotTaken(
          earlier, new ModelSnapshot(TwoValuedImages.SHAPE, pixels, pixels, new float[] {1}, 1));

      JsonObject state = state(server);
      assertEquals("[[2,9.0],[4,6.0],[6,null]]", curve(state, "train", "loss").toString());
      assertEquals("[[2,8.0],[6,6.5]]", curve(state, "validation", "loss").toString());
      assertEquals("[[6,10.0]]", curve(state, "speed", "images/s").toString());
      assertEquals(994, state.get("secondsLeft").getAsDouble(), 1e-9);
      assertTrue(
          state.get("picture").getAsString().startsWith("data:image/png;base64,iVBORw0KGgo"));

      HttpResponse<String> page = get(server.address());
      assertEquals("text/html; charset=utf-8", page.headers().firstValue("content-type").get());
      assertTrue(page.body().contains("<h1>squares &lt;1&gt;</h1>"));
      assertEquals(404, get(server.address() + "other").statusCode());
    }
  }

  @Test
  void aPageThatIsOpenLearnsHowTheTrainingEnded() throws Exception {
    LiveServer server = LiveServer.start("squares", 0);
    TrainingListener training = server.listener();
    training.began(start(0, List.of()));
    assertEquals("training", state(server).get("phase").getAsString());
    training.ended(new TrainingEnd(TrainingEnd.Kind.INTERRUPTED, "interrupted at step 5"));
    CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
    JsonObject last = state(server);
    assertEquals("interrupted", last.get("phase").getAsString());
    assertEquals("interrupted at step 5", last.get("sentence").getAsString());
    closing.get();
    assertThrows(ConnectException.class, () -> state(server));
  }

  @Test
  void aPortThatIsTakenIsASentenceWithWhatToDo() {
    try (LiveServer first = LiveServer.start("squares", 0)) {
      int port = URI.create(first.address()).getPort();
      String message =
          assertThrows(UserErrorException.class, () -> LiveServer.start("other", port))
              .getMessage();
      assertTrue(message.contains("on port " + port + " of this machine"), message);
      // 0 is no port that the option takes.
      assertTrue(
          message.endsWith("with --live-port, or take --live alone for one that is free"), message);
    }
  }

  @Test
  void onlyThisMachineIsAnswered() throws Exception {
    try (LiveServer server = LiveServer.start("squares", 0)) {
      URI address = URI.create(server.address());
      assertEquals("localhost", address.getHost());
      // As after a name of another site was made to point here.
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
        socket
            .getOutputStream()
            .write("GET /state HTTP/1.0\r\nHost: example.org\r\n\r\n".getBytes(US_ASCII));
        String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
        assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
      }
    }
  }

  @Test
  void aPortThatIsTakenIsRefused() {
    try (LiveServer server = LiveServer.start("squares", 0)) {
      int port = URI.create(server.address()).getPort();
      UserErrorException refused =
          assertThrows(UserErrorException.class, () -> LiveServer.start("other", port));
      assertTrue(
          refused.getMessage().contains("on port " + port + " of this machine"),
          refused.getMessage());
    }
    UserErrorException outOfRange =
        assertThrows(UserErrorException.class, () -> LiveServer.start("other", 70_000));
    assertTrue(outOfRange.getMessage().contains("70000"), outOfRange.getMessage());
  }
}
