package org.disentangle.experiment.spark.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.disentangle.UserErrorException;

/**
 * The address of a cluster, as Spark's {@code --master} takes it.
 *
 * @param url e.g. {@code spark://host:7077}
 */
public record SparkMaster(String url) {
  private static final String STANDALONE = "spark://";
  private static final Pattern OTHERS =
      Pattern.compile("local|local\\[.+\\]|local-cluster\\[.+\\]|yarn|k8s://.+");
  private static final Pattern ADDRESS = Pattern.compile("(\\[[^\\]]+\\]|[^:]+):(\\d{1,5})");
  private static final int PATIENCE_MILLIS = (int) TimeUnit.MINUTES.toMillis(1);
  private static final int LARGEST_PORT = 65535;

  /**
   * Checks that something answers at the address of a standalone master: Spark itself tries for a
   * minute, and then reports its own end and not the address. For the other kinds of clusters only
   * the names are checked.
   *
   * @throws UserErrorException if the address is invalid, or nothing answers there
   */
  public void check() {
    if (!url.startsWith(STANDALONE)) {
      if (!OTHERS.matcher(url).matches()) {
        throw noAddress();
      }
      return;
    }
    List<String> refusals = new ArrayList<>();
    // There may be several addresses, with standby masters.
    for (String address : url.substring(STANDALONE.length()).split(",", -1)) {
      Matcher parts = ADDRESS.matcher(address);
      if (!parts.matches() || Integer.parseInt(parts.group(2)) > LARGEST_PORT) {
        throw noAddress();
      }
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2))),
            PATIENCE_MILLIS);
        return;
      } catch (IOException | IllegalArgumentException e) {
        refusals.add(String.valueOf(e.getMessage()));
      }
    }
    throw new UserErrorException(
        "no Spark master answers at %s: %s; start one, or name another with --master"
            .formatted(url, String.join(", ", refusals)));
  }

  private UserErrorException noAddress() {
    return new UserErrorException(
        "the master is \"%s\" but must be like spark://host:7077, local-cluster[2,1,1024], yarn or k8s://https://host:443"
            .formatted(url));
  }
}
