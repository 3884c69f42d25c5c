package org.disentangle.graph.collective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.disentangle.Patience;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Who ends is noticed whatever the limit of a sum; who is silent is waited for. */
@DisabledOnOs(OS.WINDOWS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkersIT {
  /** Nobody waits so long: what comes does not come by the limit. */
  private static final Duration NEVER = Patience.DURATION.multipliedBy(10);

  /** One of them has fallen silent: the limit passes while the other tests run. */
  private static List<SummingProcess> silent = List.of();

  private final Cluster cluster = Cluster.local(2);

  @TempDir private Path folder;

  private List<SummingProcess> members = List.of();

  @BeforeAll
  static void oneFallsSilent(@TempDir Path folder) throws Exception {
    silent = SummingProcess.team(folder, Cluster.local(2), Duration.ofSeconds(20));
    sumTogether(silent);
    silent.get(1).signal("STOP");
    silent.get(0).sum();
  }

  @AfterAll
  static void theSilentEnd() {
    silent.forEach(SummingProcess::close);
  }

  @AfterEach
  void allEnd() {
    members.forEach(SummingProcess::close);
  }

  private void join() throws Exception {
    members = SummingProcess.team(folder, cluster, NEVER);
    sumTogether(members);
  }

  private static void sumTogether(List<SummingProcess> members) throws Exception {
    for (SummingProcess member : members) {
      member.sum();
    }
    for (SummingProcess member : members) {
      assertEquals("3.0", member.says());
    }
  }

  private void assertLost() throws Exception {
    assertEquals(cluster.name(1) + " was lost", members.get(0).says());
  }

  @Test
  void whoEndsWhileASumWaitsIsNoticed() throws Exception {
    join();
    members.get(0).sum();
    members.get(1).kill();
    assertLost();
  }

  /** Here, as above, TensorFlow by itself waits to the end of the limit. */
  @Test
  void whoHasEndedBeforeASumBeginsIsNoticed() throws Exception {
    join();
    members.get(1).kill();
    members.get(0).sum();
    assertLost();
  }

  @Test
  void whoIsStoppedForSomeSecondsIsWaitedFor() throws Exception {
    join();
    members.get(1).signal("STOP");
    members.get(0).sum();
    // Several looks of whoever watches for those that have ended.
    Thread.sleep(Duration.ofSeconds(5).toMillis());
    members.get(1).signal("CONT");
    members.get(1).sum();
    for (SummingProcess member : members) {
      assertEquals("3.0", member.says());
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void whoStaysSilentIsGivenUpByTheLimit() throws Exception {
    assertEquals("another worker did not answer for 20 seconds", silent.get(0).says());
  }
}
