package org.disentangle.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The distinct pictures of a source: which images are the same, value for value. In dSprites
 * orientation 0 and 39 do, and some small squares and ellipses: 737,280 images are 715,710
 * pictures.
 *
 * <p>Cost O(n) time, one pass over the images, and 16 bytes an image while it is made, 4 after.
 */
public final class DistinctImages {
  private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

  /** The number of parts that are hashed in parallel. */
  private static final int PARTS = 64;

  private final int[] firsts;
  private final int count;

  private DistinctImages(int[] firsts, int count) {
    this.firsts = firsts;
    this.count = count;
  }

  /** Compares all images of a source: by a hash, and by every value where two hashes agree. */
  public static DistinctImages of(FactorImages images) {
    int size = images.size();
    long[] hashes = new long[size];
    IntStream.range(0, PARTS).parallel().forEach(part -> hash(images, part, hashes));
    // Open addressing: each place holds an image's number plus 1, or 0 for none.
    int[] places = new int[Integer.highestOneBit(size) << 2];
    int[] firsts = new int[size];
    int count = 0;
    byte[][] pair = new byte[2][bytes(images)];
    for (int image = 0; image < size; image++) {
      int place = (int) hashes[image] & (places.length - 1);
      while (places[place] != 0 && !isSame(images, hashes, places[place] - 1, image, pair)) {
        place = (place + 1) & (places.length - 1);
      }
      if (places[place] == 0) {
        places[place] = image + 1;
        count++;
      }
      firsts[image] = places[place] - 1;
    }
    return new DistinctImages(firsts, count);
  }

  /** As many images, each of a picture of its own. */
  public static DistinctImages each(int images) {
    return new DistinctImages(IntStream.range(0, images).toArray(), images);
  }

  private static boolean isSame(
      FactorImages images, long[] hashes, int one, int other, byte[][] pair) {
    if (hashes[one] != hashes[other]) {
      return false;
    }
    images.readKept(one, pair[0]);
    images.readKept(other, pair[1]);
    return Arrays.equals(pair[0], pair[1]);
  }

  private static int bytes(FactorImages images) {
    return images.kind().bytes(images.shape().values());
  }

  /** Hashes every {@value #PARTS}th image. */
  private static void hash(FactorImages images, int first, long[] hashes) {
    byte[] kept = new byte[bytes(images)];
    ByteBuffer words = ByteBuffer.wrap(kept).order(ByteOrder.LITTLE_ENDIAN);
    for (int image = first; image < hashes.length; image += PARTS) {
      images.readKept(image, kept);
      words.clear();
      long hash = 0;
      while (words.hasRemaining()) {
        long word = words.remaining() >= Long.BYTES ? words.getLong() : words.get();
        hash = (hash ^ word) * GOLDEN_GAMMA;
        hash ^= hash >>> 29;
      }
      hashes[image] = hash;
    }
  }

  /** How many pictures there are. */
  public int count() {
    return count;
  }

  /** The first image that shows the same picture as this one: the picture's own number. */
  public int picture(int image) {
    return firsts[image];
  }

  /** The first image of each picture among some images, in their order. */
  public int[] distinct(int[] images) {
    boolean[] seen = new boolean[firsts.length];
    return Arrays.stream(images)
        .filter(
            image -> {
              boolean isNew = !seen[firsts[image]];
              seen[firsts[image]] = true;
              return isNew;
            })
        .toArray();
  }

  /**
   * The entropy of the picture of an image drawn uniformly, {@code log n - sum_p (m_p / n) log m_p}
   * for n images and m_p of them that show picture p, in nats: a lower bound of the mean −log p(x)
   * of any model over all images.
   */
  public double entropyNats() {
    int[] shown = new int[firsts.length];
    for (int picture : firsts) {
      shown[picture]++;
    }
    double repeated = 0;
    for (int times : shown) {
      repeated += times > 1 ? times * Math.log(times) : 0;
    }
    return Math.log(firsts.length) - repeated / firsts.length;
  }
}
