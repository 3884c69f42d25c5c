package org.disentangle.image;

/**
 * How images are shown: of one channel as greys, of three in colours, and of another number, as of
 * a pair for two eyes, with the channels side by side as greys.
 *
 * @param from the shape of the images
 */
public record ChannelPanels(ImageShape from) {
  private static final int COLORS = 3;

  /** How many lie side by side. */
  public int panels() {
    return from.channels() == COLORS ? 1 : from.channels();
  }

  /** The shape of what is shown. */
  public ImageShape shape() {
    return panels() == 1 ? from : new ImageShape(from.height(), from.width() * from.channels(), 1);
  }

  /**
   * Lays the channels side by side.
   *
   * @param images [n, H, W, C]
   * @return [n, H, C W, 1]; the same array where there is one panel
   */
  public float[] of(float[] images) {
    if (panels() == 1) {
      return images;
    }
    int width = from.width();
    int channels = from.channels();
    int line = width * channels;
    float[] shown = new float[images.length];
    for (int i = 0; i < images.length; i++) {
      int inLine = i % line;
      shown[i - inLine + inLine % channels * width + inLine / channels] = images[i];
    }
    return shown;
  }
}
