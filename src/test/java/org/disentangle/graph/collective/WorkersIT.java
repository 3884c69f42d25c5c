package org.disentangle.graph.collective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.disentangle.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Who ends is noticed whatever the limit of a sum; who is silent is waited for. */
@DisabledOnOs(OS.WINDOWS)
class WorkersIT {
  /** Nobody waits so long: what comes does not come by the limit. */
  private static final Duration NEVER = Patience.DURATION.multipliedBy(10);

  private final Cluster cluster = Cluster.local(2);

  @TempDir private Path folder;

  private List<SummingProcess> members = List.of();

  @AfterEach
  void allEnd() {
    members.forEach(SummingProcess::close);
  }

  private void join(Duration patience) throws Exception {
    members = SummingProcess.team(folder, cluster, patience);
    sumTogether();
  }

  private void sumTogether() throws Exception {
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
    join(NEVER);
    members.get(0).sum();
    members.get(1).kill();
    assertLost();
  }

  /** Here, as above, TensorFlow by itself waits to the end of the limit. */
  @Test
  void whoHasEndedBeforeASumBeginsIsNoticed() throws Exception {
    join(NEVER);
    members.get(1).kill();
    members.get(0).sum();
    assertLost();
  }

  @Test
  void whoIsStoppedForSomeSecondsIsWaitedFor() throws Exception {
    join(NEVER);
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
  void whoStaysSilentIsGivenUpByTheLimit() throws Exception {
    join(Duration.ofSeconds(20));
    members.get(1).signal("STOP");
    members.get(0).sum();
    assertEquals("another worker did not answer for 20 seconds", members.get(0).says());
  }
}
