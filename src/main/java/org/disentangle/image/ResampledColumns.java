package org.disentangle.image;

/** An image whose rows have another length. */
record ResampledColumns(PixelRows image, ResamplingWeights weights) implements FramedRows {
  @Override
  public int height() {
    return image.height();
  }

  @Override
  public int width() {
    return weights.size();
  }

  @Override
  public void read(int row, int[] target) {
    int channels = channels();
    int[] old = new int[image.width() * channels];
    image.read(row, old);
    for (int x = 0; x < weights.size(); x++) {
      int first = weights.starts()[x] * channels;
      for (int c = 0; c < channels; c++) {
        target[x * channels + c] = weights.value(x, highest(), old, first + c, channels);
      }
    }
  }
}
