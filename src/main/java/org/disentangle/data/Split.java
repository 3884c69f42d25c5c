package org.disentangle.data;

import java.util.Arrays;
import java.util.Random;

/** Placeholder until the data room's own is merged. */
@SuppressWarnings("ArrayRecordComponent")
public record Split(int[] train, int[] validation) {
  public static Split of(int images, double validationFraction, int maxSamples, long seed) {
    int[] all = new int[images];
    Arrays.setAll(all, i -> i);
    Random random = new Random(seed);
    for (int i = images - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = all[i];
      all[i] = all[j];
      all[j] = kept;
    }
    int used = maxSamples == 0 ? images : Math.min(images, maxSamples);
    int held = (int) Math.round(used * validationFraction);
    return new Split(Arrays.copyOfRange(all, held, used), Arrays.copyOf(all, held));
  }
}
