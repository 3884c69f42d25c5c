package org.disentangle.data.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorGrid;
import org.disentangle.data.array.ArrayShape;
import org.junit.jupiter.api.Test;

/** The shapes, names, sizes and words that the authors of the sets publish. */
class KnownSetsTest {
  @Test
  void mpi3dIsKnownByItsShape() {
    FactorGrid grid = KnownSets.grid(ArrayShape.of(1_036_800, 64, 64, 3)).orElseThrow();
    assertEquals(
        List.of(
            "object_color",
            "object_shape",
            "object_size",
            "camera_height",
            "background_color",
            "horizontal_axis",
            "vertical_axis"),
        grid.factors().stream().map(Factor::name).toList());
    assertEquals(
        List.of(6, 6, 2, 3, 3, 40, 40), grid.factors().stream().map(Factor::size).toList());
    assertEquals("olive", grid.factors().get(0).words().get(5));
    assertEquals("sphere", grid.factors().get(1).words().get(5));
    assertEquals("sea green", grid.factors().get(4).words().get(1));
    assertEquals(FactorKind.ORDERED, grid.factors().get(6).kind());
  }

  @Test
  void theSmallerSetsHaveNoWordsForWhatDiffers() {
    FactorGrid grid = KnownSets.grid(ArrayShape.of(460_800, 64, 64, 3)).orElseThrow();
    assertEquals(
        List.of(4, 4, 2, 3, 3, 40, 40), grid.factors().stream().map(Factor::size).toList());
    assertEquals(List.of(), grid.factors().get(0).words());
    assertEquals(List.of("small", "large"), grid.factors().get(2).words());
  }

  @Test
  void setsAreNamedByTheirShape() {
    assertTrue(KnownSets.name(ArrayShape.of(737_280, 64, 64)).orElseThrow().startsWith("dSprites"));
    assertTrue(
        KnownSets.name(ArrayShape.of(480_000, 64, 64, 3)).orElseThrow().startsWith("3D Shapes"));
    assertTrue(
        KnownSets.name(ArrayShape.of(1_036_800, 64, 64, 3)).orElseThrow().startsWith("MPI3D"));
    assertEquals(Optional.empty(), KnownSets.name(ArrayShape.of(737_280, 64, 64, 3)));
  }

  @Test
  void otherShapesAreNotKnown() {
    assertEquals(Optional.empty(), KnownSets.grid(ArrayShape.of(1_036_800, 64, 64)));
    assertEquals(Optional.empty(), KnownSets.grid(ArrayShape.of(12, 64, 64, 3)));
    ArrayShape images = ArrayShape.of(480_000, 64, 64, 3);
    assertEquals(6, KnownSets.columns(images, ArrayShape.of(480_000, 6)).size());
    assertEquals(
        "orientation", KnownSets.columns(images, ArrayShape.of(480_000, 6)).get(5).getName());
    assertTrue(KnownSets.columns(images, ArrayShape.of(480_000, 5)).isEmpty());
    assertTrue(KnownSets.columns(ArrayShape.of(60, 16, 12, 3), ArrayShape.of(60, 6)).isEmpty());
  }
}
