package org.disentangle.data.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.disentangle.Progress;
import org.disentangle.config.FactorConfig;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorGrid;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.catalogue.KnownFile.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shapes, names, sizes and words that the authors of the sets publish. */
class KnownSetsTest {
  @TempDir private Path folder;

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
  void cars3dOfDisentIsAGridOfEitherSize() {
    for (int side : new int[] {64, 128}) {
      FactorGrid grid = KnownSets.grid(ArrayShape.of(17_568, side, side, 3)).orElseThrow();
      assertEquals(List.of(4, 24, 183), grid.factors().stream().map(Factor::size).toList());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "480000, 6, 3D Shapes, orientation, 5",
    "233280, 7, Falcor3D, camera_z-pos, 6",
    "737280, 9, Isaac3D, robot_y-move, 2",
    "252000, 10, Causal3DIdent, hue_obj, 7",
    "25200, 10, Causal3DIdent, pos_spl, 6"
  })
  void columnsOfLabelsAreKnownByTheirShape(
      long images, int columns, String set, String name, int column) {
    List<FactorConfig> found = KnownSets.columns(ArrayShape.of(images, columns));
    assertEquals(named(set).factors(), found);
    assertEquals(columns, found.size());
    assertEquals(name, found.get(column).getName());
  }

  @Test
  void otherShapesAreNotKnown() {
    assertEquals(Optional.empty(), KnownSets.grid(ArrayShape.of(1_036_800, 64, 64)));
    assertEquals(Optional.empty(), KnownSets.grid(ArrayShape.of(12, 64, 64, 3)));
    assertEquals(Optional.empty(), KnownSets.grid(ArrayShape.of(480_000, 64, 64, 3)));
    assertTrue(KnownSets.columns(ArrayShape.of(480_000, 5)).isEmpty());
    assertTrue(KnownSets.columns(ArrayShape.of(737_280, 6)).isEmpty());
    assertTrue(KnownSets.columns(ArrayShape.of(1_036_800, 7)).isEmpty());
    assertTrue(KnownSets.columns(ArrayShape.of(60, 6)).isEmpty());
  }

  private static KnownSet named(String name) {
    return KnownSets.ALL.stream().filter(set -> set.name().equals(name)).findFirst().orElseThrow();
  }

  private static RecognizedSet recognized(String path, Form form, long... shape) {
    return RecognizedSet.of(Path.of(path), form, ArrayShape.of(shape)).orElseThrow();
  }

  @Test
  void aSetIsToldByItsShape() {
    RecognizedSet found = recognized("my.npz", Form.ARRAY, 1_036_800, 64, 64, 3);
    assertEquals(
        "MPI3D (Gondal et al. 2019), by the shape of its images, (1036800, 64, 64, 3)",
        found.name());
    assertEquals("CC BY 4.0", found.set().licence());
    assertEquals(
        "mpi3d_toy.npz, MD5 55889cb7c7dfc655d6e0277beee88868; mpi3d_realistic.npz, MD5 59a6225b88b635365f70c91b3e52f70f; mpi3d_real.npz, MD5 0f33f609918fb5c97996692f91129802",
        found.published());
    assertTrue(
        found.set().remark().orElseThrow().contains("two files are called mpi3d_toy.npz"),
        found.set().toString());
    RecognizedSet smaller = recognized("a/mpi3d_toy.npz", Form.ARRAY, 460_800, 64, 64, 3);
    assertEquals("mpi3d_toy.npz", smaller.published());
    assertTrue(smaller.set().remark().orElseThrow().contains("the challenge of 2019"));
  }

  /** dSprites and Isaac3D have as many images. */
  @Test
  void aSetOfPicturesIsToldByItsNumberAndForm() {
    assertEquals("Isaac3D", recognized("any", Form.PICTURES, 737_280).set().name());
    assertEquals("dSprites", recognized("a.npz", Form.ARRAY, 737_280, 64, 64).set().name());
    assertEquals(
        "CelebA (Liu et al. 2015), by the number of its images, 202599",
        recognized("faces", Form.PICTURES, 202_599).name());
    assertEquals("SmallNORB", recognized("norb", Form.OTHER, 24_300).set().name());
    assertEquals(2, recognized("norb", Form.OTHER, 48_600).files().size());
    assertEquals("Cars3D", recognized("cars", Form.OTHER, 17_568).set().name());
    assertEquals(
        Optional.empty(),
        RecognizedSet.of(Path.of("any"), Form.ARRAY, ArrayShape.of(737_280, 64, 64, 3)));
    assertEquals(
        Optional.empty(), RecognizedSet.of(Path.of("any"), Form.PICTURES, ArrayShape.of(24_300)));
  }

  @Test
  void aFileIsComparedWithWhatIsPublished() throws IOException {
    // The digests of "abc" in RFC 1321 and FIPS 180-2.
    Path abc = Files.writeString(folder.resolve("abc"), "abc");
    assertEquals(
        FileChecksum.md5("900150983cd24fb0d6963f7d28e17f72"),
        FileChecksum.of(abc, "MD5", Progress.NONE));
    assertEquals(
        FileChecksum.sha256("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        FileChecksum.of(abc, "SHA-256", Progress.NONE));
    KnownFile known =
        new KnownFile(
            "abc.npz",
            Form.ARRAY,
            ArrayShape.of(3, 2, 2),
            Optional.of(FileChecksum.md5("900150983cd24fb0d6963f7d28e17f72")));
    KnownSet set =
        new KnownSet("Abc", "A 2000", "home", "free", Optional.empty(), List.of(), List.of(known));
    RecognizedSet found = new RecognizedSet(abc, set, List.of(known), known.images());
    assertEquals(
        "MD5 900150983cd24fb0d6963f7d28e17f72, that of abc.npz", found.compared(Progress.NONE));
    Files.writeString(abc, "abcd");
    assertTrue(found.compared(Progress.NONE).contains("that of no published file"));
    assertTrue(
        new RecognizedSet(folder, set, List.of(known), known.images())
            .compared(Progress.NONE)
            .startsWith("not compared: what is published is the file"));
  }
}
