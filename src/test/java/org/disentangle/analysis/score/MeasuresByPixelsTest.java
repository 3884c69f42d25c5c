package org.disentangle.analysis.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.disentangle.Progress;
import org.disentangle.analysis.measure.DecodedPictures;
import org.disentangle.analysis.measure.DecodedPixels;
import org.disentangle.analysis.measure.Estimate;
import org.disentangle.analysis.measure.MeasuredValue;
import org.disentangle.analysis.measure.ModelOutputs;
import org.disentangle.analysis.measure.Pictures;
import org.disentangle.analysis.measure.PixelFlips;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.junit.jupiter.api.Test;

/** Which measures in nats there are, by what the pixels that a model decodes stand for. */
class MeasuresByPixelsTest {
  private static final Set<String> BY_NATS =
      Set.of("flip_reconstruction_1", "flip_reconstruction_5", "flip_reconstruction_10");

  /** Colours, of which the decoder makes a mix with grey, and the code is their mean. */
  private static final DecodedPictures COLORS =
      new DecodedPictures() {
        private final Pictures images = made();

        private static Pictures made() {
          ImageShape shape = new ImageShape(9, 7, 3);
          float[] values = new float[20 * shape.values()];
          Random random = new Random(4);
          for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
          }
          return new Pictures(values, shape);
        }

        private Decoded decoded(float[] from) {
          float[] code = new float[images.count()];
          float[] mixed = new float[from.length];
          for (int i = 0; i < from.length; i++) {
            code[i / images.size()] += from[i] / images.size();
            mixed[i] = from[i] / 2 + 0.25f;
          }
          return new Decoded(code, images.with(mixed));
        }

        @Override
        public Pictures images() {
          return images;
        }

        @Override
        public Decoded clean() {
          return decoded(images.pixels());
        }

        @Override
        public Decoded flipped(int percent) {
          int flips = Math.round(percent * images.shape().pixels() / 100f);
          return decoded(PixelFlips.of(images, flips, new Random(percent)));
        }

        @Override
        public Optional<Pictures> drawn() {
          return Optional.of(clean().reconstructions());
        }

        @Override
        public double squaredDistanceOfTwo() {
          return 1;
        }
      };

  private static ModelOutputs outputs(boolean areProbabilities, PixelKind kind) {
    return new ModelOutputs(
        Optional.empty(),
        Optional.of(Estimate.of(-12)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(COLORS),
        Optional.empty(),
        DecodedPixels.of(areProbabilities, kind));
  }

  private static Set<String> measured(ModelOutputs outputs) {
    List<MeasuredValue> values = MeasureCatalogue.take(outputs, "measures", Progress.NONE);
    assertTrue(values.stream().allMatch(value -> Double.isFinite(value.estimate().value())));
    return values.stream().map(MeasuredValue::measure).collect(Collectors.toSet());
  }

  private static Set<String> leftOut(ModelOutputs outputs) {
    assertTrue(
        MeasureCatalogue.leftOut(outputs).stream()
            .allMatch(each -> each.factor().isEmpty() && each.reason().contains("Bernoulli")));
    return MeasureCatalogue.leftOut(outputs).stream()
        .map(LeftOut::score)
        .collect(Collectors.toSet());
  }

  @Test
  void probabilitiesOfTwoValuesHaveEveryMeasure() {
    ModelOutputs bits = outputs(true, PixelKind.TWO_VALUES);
    Set<String> measured = measured(bits);
    assertTrue(measured.containsAll(BY_NATS) && measured.contains("log_likelihood"));
    assertTrue(
        measured.containsAll(
            Set.of("flip_stability_10", "sharpness", "reconstruction_sharpness", "code_use")));
    assertEquals(Set.of(), leftOut(bits));
  }

  @Test
  void probabilitiesOfGreysAreNoLikelihood() {
    ModelOutputs greys = outputs(true, PixelKind.EIGHT_BITS);
    assertTrue(measured(greys).containsAll(BY_NATS));
    assertFalse(measured(greys).contains("log_likelihood"));
    assertEquals(Set.of("log_likelihood"), leftOut(greys));
  }

  @Test
  void meansHaveNoLossOfTheirOwn() {
    for (PixelKind kind : PixelKind.values()) {
      ModelOutputs means = outputs(false, kind);
      Set<String> left = measured(means);
      assertTrue(left.contains("log_likelihood") && left.contains("flip_stability_1"));
      assertTrue(BY_NATS.stream().noneMatch(left::contains));
      assertEquals(BY_NATS, leftOut(means));
    }
  }

  /** What a model does not give is not missed: no family has every measure. */
  @Test
  void withoutPicturesThereIsNothingToLeaveOut() {
    ModelOutputs none =
        new ModelOutputs(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            DecodedPixels.MEANS);
    assertEquals(Set.of(), measured(none));
    assertEquals(Set.of(), leftOut(none));
  }

  /** Flips are as strong in colour as in black and white: each moves a value by a half or more. */
  @Test
  void moreFlipsMoveTheCodeFurther() {
    double[] moved =
        MeasureCatalogue.take(outputs(true, PixelKind.EIGHT_BITS), "measures", Progress.NONE)
            .stream()
            .filter(value -> value.measure().startsWith("flip_reconstruction_"))
            .mapToDouble(value -> value.estimate().value())
            .toArray();
    assertEquals(3, moved.length);
    assertTrue(0 < moved[0] && moved[0] < moved[1] && moved[1] < moved[2], Arrays.toString(moved));
  }
}
