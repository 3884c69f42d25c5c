package org.disentangle.cli.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.training.listener.TrainingListener;

/**
 * The web server of the live page of one training, for browsers on this machine only. It listens on
 * the loopback address, and answers only requests addressed to it by that name, so that no foreign
 * page can read it under another host name (DNS rebinding).
 *
 * <p>{@code GET /} is the page, {@code GET /state} its numbers. Close it after the training has
 * ended: an open page then still receives how it ended.
 */
public final class LiveServer implements AutoCloseable {
  private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1");
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  /** A page polls every two seconds; a page that has not polled for this long counts as closed. */
  private static final long OPEN_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final long PATIENCE_SECONDS = 10;

  private final LiveTraining training = new LiveTraining();
  private final CountDownLatch lastAnswer = new CountDownLatch(1);
  private final ExecutorService threads;
  private final HttpServer server;
  private final String page;
  private volatile long askedNanos;
  private volatile boolean asked;
  private volatile boolean ended;

  private LiveServer(HttpServer server, String run) {
    this.server = server;
    page = LivePage.of(run);
    threads =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "live page");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /**
   * Starts to serve.
   *
   * @param run the name on the page
   * @param port to listen on; 0 for one that is free
   * @throws UserErrorException if the port is not available
   */
  public static LiveServer start(String run, int port) {
    try {
      return new LiveServer(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0), run);
    } catch (IOException | IllegalArgumentException e) {
      throw FileErrorException.of(
          "the live page cannot be served on port %s of this machine: %s; choose another with --live-port, or take --live alone for one that is free"
              .formatted(port, e.getMessage()),
          e);
    }
  }

  /** Where the page is. */
  public String address() {
    return "http://localhost:" + server.getAddress().getPort() + "/";
  }

  /** The listener that receives the steps of the training. */
  public TrainingListener listener() {
    return training;
  }

  private void answer(HttpExchange exchange) throws IOException {
    boolean tellsTheEnd = false;
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (!isAddressedAsOwn(exchange)) {
        send(exchange, FORBIDDEN, "text/plain", "only for browsers of this machine\n");
      } else if (path.equals("/")) {
        send(exchange, OK, "text/html", page);
      } else if (path.equals("/state")) {
        askedNanos = System.nanoTime();
        asked = true;
        tellsTheEnd = ended;
        send(exchange, OK, "application/json", training.toJson());
      } else {
        send(exchange, NOT_FOUND, "text/plain", "there is nothing here\n");
      }
    }
    // Not before all is sent: the server may be closed from here on.
    if (tellsTheEnd) {
      lastAnswer.countDown();
    }
  }

  private static boolean isAddressedAsOwn(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    return host != null && OWN_NAMES.contains(host.replaceFirst(":[0-9]+$", ""));
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Stops the server; waits a moment for an open page to fetch how the training ended. */
  @Override
  public void close() {
    ended = true;
    if (asked && System.nanoTime() - askedNanos < OPEN_NANOS) {
      try {
        lastAnswer.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    server.stop(0);
    threads.shutdownNow();
  }
}
