package org.disentangle.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void exponentialDecaysByItsFactorOverItsSteps() {
    Schedule schedule = Schedule.exponential(0.8, 0.5, 100);
    assertEquals(0.8, schedule.at(0), 1e-12);
    assertEquals(0.4, schedule.at(100), 1e-12);
    assertEquals(0.2, schedule.at(200), 1e-12);
  }

  @Test
  void cosineGoesFromTheInitialToTheFinalValueAndStays() {
    Schedule schedule = Schedule.cosine(2, 0.25, 1000);
    assertEquals(2, schedule.at(0), 1e-12);
    assertEquals(1.25, schedule.at(500), 1e-12);
    assertEquals(0.5, schedule.at(1000), 1e-12);
    assertEquals(0.5, schedule.at(5000), 1e-12);
  }

  @Test
  void aStaircaseRisesAfterEachIntervalUpToItsLastValue() {
    Schedule schedule = Schedule.staircase(1, 0.5, 10, 2.25);
    assertEquals(1, schedule.at(9), 0);
    assertEquals(1.5, schedule.at(10), 1e-12);
    assertEquals(2, schedule.at(29), 1e-12);
    assertEquals(2.25, schedule.at(30), 0);
    assertEquals(2.25, schedule.at(Long.MAX_VALUE), 0);
  }

  @Test
  void warmUpRisesLinearlyAndIsOverAfterItsSteps() {
    Schedule schedule = Schedule.constant(4).warmedUp(10);
    assertEquals(0, schedule.at(0), 0);
    assertEquals(2, schedule.at(5), 1e-12);
    assertEquals(4, schedule.at(10), 0);
    assertEquals(4, schedule.at(1000), 0);
    assertEquals(4, Schedule.constant(4).warmedUp(0).at(0), 0);
  }

  @Test
  void aChangeIsLinearBetweenItsTwoSteps() {
    Schedule falling = Schedule.constant(8).changed(10, 10, 30);
    assertEquals(80, falling.at(0), 0);
    assertEquals(80, falling.at(10), 0);
    assertEquals(44, falling.at(20), 1e-12);
    assertEquals(8, falling.at(30), 0);
    assertEquals(8, falling.at(Long.MAX_VALUE), 0);
    assertEquals(6, Schedule.constant(8).changed(0.5, 0, 4).at(2), 1e-12);
    assertEquals(0, Schedule.constant(8).changed(0, 2, 4).at(2), 0);
  }

  @Test
  void aChangeFromTheSameValueIsNone() {
    Schedule plain = Schedule.constant(0.3).warmedUp(17);
    Schedule changed = plain.changed(1, 5, 12);
    for (int step = 0; step < 40; step++) {
      assertEquals(plain.at(step), changed.at(step), 0);
    }
  }
}
