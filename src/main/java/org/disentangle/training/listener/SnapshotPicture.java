package org.disentangle.training.listener;

import org.disentangle.image.ChannelPanels;
import org.disentangle.image.ImageGrid;
import org.disentangle.image.ImageShape;

/**
 * A picture of images and, below each, its reconstruction, with a grey line between them.
 *
 * @param width in pixels
 * @param height in pixels
 * @param colors numbers a pixel: 1 for grey, 3 for red, green and blue
 * @param png the bytes of the file
 */
public record SnapshotPicture(int width, int height, int colors, byte[] png) {
  private static final int GAP = 2;
  private static final int PAPER = 0x60;

  /** Draws a snapshot's images. */
  public static SnapshotPicture of(ModelSnapshot snapshot) {
    ChannelPanels panels = new ChannelPanels(snapshot.shape());
    ImageShape shape = panels.shape();
    float[] images = panels.of(snapshot.images());
    float[] reconstructions = panels.of(snapshot.reconstructions());
    ImageGrid.Layout layout = new ImageGrid.Layout(2, snapshot.count(), 1, GAP, PAPER);
    ImageGrid grid = new ImageGrid(shape, layout);
    for (int i = 0; i < snapshot.count(); i++) {
      grid.put(0, i, images, i * shape.values());
      grid.put(1, i, reconstructions, i * shape.values());
    }
    return new SnapshotPicture(
        grid.picture().getWidth(),
        grid.picture().getHeight(),
        grid.picture().getRaster().getNumBands(),
        grid.png());
  }
}
