package org.disentangle.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class ChannelPanelsTest {
  @Test
  void aPairLiesSideBySide() {
    ChannelPanels panels = new ChannelPanels(new ImageShape(2, 3, 2));
    assertEquals(2, panels.panels());
    assertEquals(new ImageShape(2, 6, 1), panels.shape());
    // Two images; the left eye has whole numbers, the right one those and a half.
    float[] pairs = {
      1, 1.5f, 2, 2.5f, 3, 3.5f,
      4, 4.5f, 5, 5.5f, 6, 6.5f,
      11, 11.5f, 12, 12.5f, 13, 13.5f,
      14, 14.5f, 15, 15.5f, 16, 16.5f
    };
    float[] shown = {
      1, 2, 3, 1.5f, 2.5f, 3.5f,
      4, 5, 6, 4.5f, 5.5f, 6.5f,
      11, 12, 13, 11.5f, 12.5f, 13.5f,
      14, 15, 16, 14.5f, 15.5f, 16.5f
    };
    assertArrayEquals(shown, panels.of(pairs));
  }

  @Test
  void greysAndColoursAreShownAsTheyAre() {
    for (int channels : new int[] {1, 3}) {
      ImageShape shape = new ImageShape(2, 2, channels);
      float[] image = new float[shape.values()];
      assertSame(image, new ChannelPanels(shape).of(image));
      assertSame(shape, new ChannelPanels(shape).shape());
    }
  }
}
