package org.disentangle.experiment.spark.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.disentangle.UserErrorException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of a cluster, and what is refused before anything is started. */
@Tag("spark")
class ClusterRequestTest {
  @Test
  void coresAndGpusOfAProcessAreItsTasks() {
    SparkConf settings = request(Optional.of("local[4]"), 3, 0).settings("test");
    assertEquals("local[4]", settings.get("spark.master"));
    assertEquals("3", settings.get("spark.task.cpus"));
    assertTrue(!settings.contains("spark.task.resource.gpu.amount"));
  }

  @Test
  void whatIsMissingIsNamed() {
    assertRefused("--master", () -> request(Optional.empty(), 1, 0).settings("test"));
    assertRefused(
        "0.5 GPUs but nothing says how many an executor has; say so with"
            + " spark.executor.resource.gpu.amount",
        () -> request(Optional.of("local"), 1, 0.5).settings("test"));
  }

  @Test
  void aMasterThatIsNotThereIsRefusedBeforeSparkTries() throws IOException {
    String url;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      url = "spark://127.0.0.1:" + free.getLocalPort();
    }
    assertRefused("no Spark master answers at " + url, () -> new SparkMaster(url).check());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"spark://", "spark://host", "spark://host:http", "spark://host:70000", "zebra"})
  void anAddressThatIsNoneIsRefused(String url) {
    assertRefused("the master is \"" + url + "\"", () -> new SparkMaster(url).check());
  }

  private static void assertRefused(String sentence, Runnable refused) {
    UserErrorException error = assertThrows(UserErrorException.class, refused::run);
    assertTrue(error.getMessage().contains(sentence), error.getMessage());
  }

  private static ClusterRequest request(Optional<String> master, int cpus, double gpus) {
    return new ClusterRequest(
        master, cpus, gpus, Optional.empty(), "Main", Path.of("data"), false, Duration.ZERO);
  }
}
