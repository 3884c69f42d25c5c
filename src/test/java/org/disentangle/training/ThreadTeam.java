package org.disentangle.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.disentangle.Patience;
import org.disentangle.graph.BatchShare;
import org.disentangle.graph.collective.LostWorkerException;
import org.disentangle.graph.collective.Team;

/** A team of threads of this process, of which one can be lost at a sum that is chosen. */
final class ThreadTeam {
  private final int size;
  private final long lostAtSum;
  private final int lost;
  private final CyclicBarrier barrier;
  private final float[][] given;
  private final List<Member> members = new ArrayList<>();

  /**
   * A team.
   *
   * @param lostAtSum from 1, the sum that one member does not take part in; 0 for none
   * @param lost which
   */
  ThreadTeam(int size, long lostAtSum, int lost) {
    this.size = size;
    this.lostAtSum = lostAtSum;
    this.lost = lost;
    barrier = new CyclicBarrier(size);
    given = new float[size][];
    for (int i = 0; i < size; i++) {
      members.add(new Member(i));
    }
  }

  /** A team whose last member may be lost. */
  ThreadTeam(int size, long lostAtSum) {
    this(size, lostAtSum, size - 1);
  }

  /** All members. */
  List<Member> members() {
    return List.copyOf(members);
  }

  /** How many sums there were. */
  long sums() {
    return members.get(0).sums;
  }

  /** The member is gone, as a killed process is. */
  static final class Gone extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** One of the team, for one thread. */
  final class Member implements Team {
    private final int index;
    private long sums;

    private Member(int index) {
      this.index = index;
    }

    @Override
    public BatchShare share() {
      return new BatchShare(index, size);
    }

    @Override
    public String name(int member) {
      return "worker " + member;
    }

    @Override
    public void sum(float[] values) {
      sums++;
      if (sums == lostAtSum) {
        if (index == lost) {
          throw new Gone();
        }
        // What a sum that failed leaves behind is nobody's business.
        Arrays.fill(values, Float.NaN);
        throw new LostWorkerException("worker " + lost + " was lost", null);
      }
      given[index] = values.clone();
      await();
      for (int i = 0; i < values.length; i++) {
        float sum = 0;
        for (float[] each : given) {
          sum += each[i];
        }
        values[i] = sum;
      }
      await();
    }

    private void await() {
      try {
        barrier.await(Patience.SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
        throw new AssertionError("worker " + index + " is alone at sum " + sums, e);
      }
    }
  }
}
