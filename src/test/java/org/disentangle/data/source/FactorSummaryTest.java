package org.disentangle.data.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.LabelledInPart;
import org.disentangle.data.NumberedImages;
import org.disentangle.data.dsprites.Dsprites;
import org.junit.jupiter.api.Test;

class FactorSummaryTest {

  @Test
  void fewValuesAreListedAndManyAreARange() {
    assertEquals(
        List.of(
            new FactorSummary("color", 1, "1"),
            new FactorSummary("shape", 3, "1 (square), 2 (ellipse), 3 (heart)"),
            new FactorSummary("scale", 6, "0.5, 0.6, 0.7, 0.8, 0.9, 1"),
            new FactorSummary("orientation", 40, "0 to 6.2832 rad"),
            new FactorSummary("position_x", 32, "0 to 1"),
            new FactorSummary("position_y", 32, "0 to 1")),
        FactorSummary.of(Dsprites.GRID.factors()));
  }

  @Test
  void valuesOfAPartAreListed() {
    List<Factor> part = new ArrayList<>(Dsprites.GRID.factors());
    part.set(
        Dsprites.ORIENTATION,
        new Factor("orientation", FactorKind.ORDERED, List.of(0.0, 0.16110731556870733)));
    part.set(
        Dsprites.SHAPE,
        new Factor("shape", FactorKind.CATEGORICAL, List.of(3.0), List.of("heart")));
    List<FactorSummary> found = FactorSummary.of(part);
    assertEquals(
        new FactorSummary("orientation", 2, "0 rad, 0.16111 rad"), found.get(Dsprites.ORIENTATION));
    assertEquals(new FactorSummary("shape", 1, "3 (heart)"), found.get(Dsprites.SHAPE));
  }

  @Test
  void ofOtherSetsNothingIsKnownButTheValues() {
    assertEquals(
        List.of(
            new FactorSummary("shape", 3, "1, 2, 3"),
            new FactorSummary("orientation", 2, "-90, 90")),
        FactorSummary.of(
            List.of(
                new Factor("shape", FactorKind.ORDERED, List.of(1.0, 2.0, 3.0)),
                new Factor("orientation", FactorKind.ORDERED, List.of(-90.0, 90.0)))));
  }

  @Test
  void imagesWithoutALabelAreCounted() {
    NumberedImages images = new NumberedImages(40, 40);
    LabelledInPart part = new LabelledInPart(images, images.factors(), image -> image % 8 < 3);
    assertEquals(
        List.of(new FactorSummary("part", 4, "0, 1, 2, 3; unknown of 25 of 40 images")),
        FactorSummary.of(part));
    assertEquals(List.of(), FactorSummary.of(LabelledInPart.unlabelled(images)));
  }

  @Test
  void aContinuousFactorSaysSo() {
    Factor weight = new Factor("weight", FactorKind.CONTINUOUS, List.of(1.5, 2.5, 40.0));
    assertEquals(
        List.of(new FactorSummary("weight", 3, "continuous, about 1.5 to 40")),
        FactorSummary.of(List.of(weight)));
  }
}
