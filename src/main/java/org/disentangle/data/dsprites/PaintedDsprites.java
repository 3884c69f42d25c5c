package org.disentangle.data.dsprites;

import java.nio.file.Path;
import org.disentangle.config.DrawnConfig;
import org.disentangle.data.FactorGrid;
import org.disentangle.data.SplitMix64;
import org.disentangle.data.drawn.Drawing;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/**
 * dSprites in the variants of disentanglement_lib (Locatello et al., 2019): in colour, on noise, on
 * a picture; or plain, for a part of them ({@link RenderedDsprites} is the whole).
 *
 * <p>There an image is painted anew each time it is asked for. Here it has random numbers of its
 * own, which depend on the seed and its place in the grid alone, so that the set is one that can be
 * kept, and split. Its factors are those of dSprites without the color, which has one class and is
 * not the sprite's colour.
 */
public final class PaintedDsprites implements Drawing {
  private static final FactorGrid GRID =
      new FactorGrid(
          Dsprites.GRID.factors().subList(Dsprites.SHAPE, Dsprites.GRID.factors().size()));

  /** Sets the images' numbers apart from those of other uses of the seed, which have low ones. */
  private static final long FIRST_STREAM = 1L << 33;

  private final SpriteRenderer sprites = new SpriteRenderer();
  private final SpritePaint paint;
  private final long seed;

  PaintedDsprites(SpritePaint paint, long seed) {
    this.paint = paint;
    this.seed = seed;
  }

  /**
   * What a configuration asks for.
   *
   * @param drawn one with dSprites in it, or no set
   * @throws org.disentangle.UserErrorException if its picture cannot be read or is too small
   */
  public static PaintedDsprites of(DrawnConfig drawn) {
    SpritePaint paint =
        switch (drawn.getDsprites().getVariantCase()) {
          case COLOR -> new SpritePaint.Colored();
          case NOISE -> new SpritePaint.Noisy();
          case PICTURE ->
              new SpritePaint.OnPicture(
                  BackgroundPicture.read(Path.of(drawn.getDsprites().getPicture().getFile())));
          case VARIANT_NOT_SET -> new SpritePaint.Plain();
        };
    return new PaintedDsprites(paint, drawn.getSeed());
  }

  @Override
  public String name() {
    return paint.name();
  }

  @Override
  public String key() {
    return "%s, renderer version %s, seed %s".formatted(paint.key(), SpriteRenderer.VERSION, seed);
  }

  @Override
  public ImageShape shape() {
    return paint.shape();
  }

  @Override
  public PixelKind kind() {
    return paint.kind();
  }

  @Override
  public FactorGrid grid() {
    return GRID;
  }

  @Override
  public void draw(int image, byte[] target, int offset) {
    long[] sprite = new long[shape().height()];
    sprites.drawOne(image, sprite);
    paint.paint(sprite, new SplitMix64(seed, FIRST_STREAM + image), target, offset);
  }
}
