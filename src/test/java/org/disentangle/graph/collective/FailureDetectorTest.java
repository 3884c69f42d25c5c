package org.disentangle.graph.collective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FailureDetectorTest {
  private final AtomicBoolean gone = new AtomicBoolean();
  private final AtomicInteger cancelled = new AtomicInteger();
  private final FailureDetector detector =
      new FailureDetector(gone::get, cancelled::incrementAndGet);

  private void look(int times) {
    for (int i = 0; i < times; i++) {
      detector.look();
    }
  }

  @Test
  void aSumThatWaitsForOneThatIsThereGoesOn() {
    detector.sumBegins();
    look(5);
    assertEquals(0, cancelled.get());
  }

  @Test
  void aSumThatWaitsForOneThatIsGoneIsCancelledAtTheSecondLook() {
    detector.sumBegins();
    gone.set(true);
    look(1);
    assertEquals(0, cancelled.get());
    look(1);
    assertEquals(1, cancelled.get());
  }

  /** The last sum of a training: another process has its part, and ends. */
  @Test
  void aSumThatIsDoneWithoutTheOtherIsLeftAlone() {
    gone.set(true);
    detector.sumBegins();
    look(1);
    detector.sumIsOver();
    look(2);
    detector.sumBegins();
    look(1);
    assertEquals(0, cancelled.get());
  }

  @Test
  void oneThatSeemedToBeGoneForAMomentIsWaitedFor() {
    detector.sumBegins();
    for (int i = 0; i < 3; i++) {
      gone.set(true);
      look(1);
      gone.set(false);
      look(1);
    }
    assertEquals(0, cancelled.get());
  }
}
