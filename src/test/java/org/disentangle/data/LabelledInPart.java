package org.disentangle.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/**
 * Other images of which less is known: some factors, each of some of the images.
 *
 * @param of the images
 * @param factors which of theirs are left
 * @param known which images have a label in the first of them; all have one in the others
 */
public record LabelledInPart(FactorImages of, List<Factor> factors, IntPredicate known)
    implements TwoValuedImages {

  /** The same images without any factor. */
  public static LabelledInPart unlabelled(FactorImages images) {
    return new LabelledInPart(images, List.of(), image -> false);
  }

  @Override
  public ImageShape shape() {
    return of.shape();
  }

  @Override
  public PixelKind kind() {
    return of.kind();
  }

  @Override
  public int size() {
    return of.size();
  }

  @Override
  public int factorClass(int image, int factor) {
    return factor == 0 && !known.test(image)
        ? UNKNOWN
        : of.factorClass(image, of.factors().indexOf(factors.get(factor)));
  }

  @Override
  public void read(int image, float[] target, int offset) {
    of.read(image, target, offset);
  }

  @Override
  public void readKept(int image, byte[] target) {
    of.readKept(image, target);
  }

  @Override
  public String checksum() {
    return of.checksum();
  }

  @Override
  public String source() {
    return of.source();
  }

  @Override
  public Optional<Path> path() {
    return of.path();
  }
}
