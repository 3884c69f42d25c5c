package org.disentangle.data.catalogue;

import static org.disentangle.config.FactorKind.CATEGORICAL;
import static org.disentangle.config.FactorKind.CONTINUOUS;
import static org.disentangle.config.FactorKind.CYCLIC;
import static org.disentangle.config.FactorKind.ORDERED;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.disentangle.config.FactorConfig;
import org.disentangle.config.FactorKind;
import org.disentangle.data.FactorGrid;
import org.disentangle.data.GridOfSizes;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.catalogue.KnownFile.Form;
import org.disentangle.data.dsprites.Dsprites;

/** The published sets that are known here: the one place that knows them. */
public final class KnownSets {
  private static final String MPI3D_PAPER = "Gondal et al. 2019";
  private static final String MPI3D_HOME = "https://github.com/rr-learning/disentanglement_dataset";
  private static final String MPI3D_REMARK =
      "two files are called mpi3d_toy.npz, this set's with 1036800 images and that of the challenge of 2019 with 460800; mpi3d_real.npz was damaged where it could be downloaded until April 2025";
  private static final String NVIDIA_PAPER = "Nie et al. 2020";
  private static final String NVIDIA_HOME =
      "https://github.com/NVlabs/High-res-disentanglement-datasets";
  private static final String ATTRIBUTION = "CC BY 4.0";

  /** Every one of them. */
  public static final List<KnownSet> ALL =
      List.of(
          new KnownSet(
              "dSprites",
              "Matthey et al. 2017",
              "https://github.com/google-deepmind/dsprites-dataset",
              "Apache 2.0",
              Optional.of("orientation 0 and 39 are the same images"),
              List.of(),
              List.of(
                  file(
                      Dsprites.ARCHIVE_NAME,
                      Form.ARRAY,
                      FileChecksum.md5("7da33b31b13a06f4b04a70402ce90c2e"),
                      737_280,
                      64,
                      64),
                  file(
                      Dsprites.ARCHIVE_NAME.replace(".npz", ".hdf5"),
                      Form.ARRAY,
                      FileChecksum.sha256(
                          "729fa22e884c9c500e1f17415d580746b4c5894fbbb780a1319bbcfa39a745bb"),
                      737_280,
                      64,
                      64))),
          new KnownSet(
              "3D Shapes",
              "Burgess and Kim 2018",
              "https://github.com/google-deepmind/3d-shapes",
              "Apache 2.0",
              Optional.empty(),
              List.of(
                  factor("floor_hue", CYCLIC),
                  factor("wall_hue", CYCLIC),
                  factor("object_hue", CYCLIC),
                  factor("scale", ORDERED),
                  factor("shape", CATEGORICAL),
                  factor("orientation", ORDERED)),
              List.of(
                  file(
                      "3dshapes.h5",
                      Form.ARRAY,
                      FileChecksum.sha256(
                          "0a0f6ed98baff276a50f3a081a7434d788da63cb135a98189b2a5b5769be1785"),
                      480_000,
                      64,
                      64,
                      3))),
          new KnownSet(
              "MPI3D",
              MPI3D_PAPER,
              MPI3D_HOME,
              ATTRIBUTION,
              Optional.of(MPI3D_REMARK),
              mpi3d(
                  words("object_color", CATEGORICAL, "white green red blue brown olive"),
                  words(
                      "object_shape", CATEGORICAL, "cone cube cylinder hexagonal pyramid sphere")),
              List.of(
                  mpi3d("mpi3d_toy.npz", "55889cb7c7dfc655d6e0277beee88868"),
                  mpi3d("mpi3d_realistic.npz", "59a6225b88b635365f70c91b3e52f70f"),
                  mpi3d("mpi3d_real.npz", "0f33f609918fb5c97996692f91129802"))),
          new KnownSet(
              "MPI3D of four colors and shapes",
              MPI3D_PAPER,
              MPI3D_HOME,
              ATTRIBUTION,
              Optional.of(
                  "it is the complex set or the toy set of the challenge of 2019, whose colors and shapes differ; "
                      + MPI3D_REMARK),
              mpi3d(sized("object_color", CATEGORICAL, 4), sized("object_shape", CATEGORICAL, 4)),
              List.of(
                  file("real3d_complicated_shapes_ordered.npz", Form.ARRAY, 460_800, 64, 64, 3),
                  file("mpi3d_toy.npz", Form.ARRAY, 460_800, 64, 64, 3))),
          new KnownSet(
              "Cars3D",
              "Reed et al. 2015",
              "the analogy data of their paper, nips2015-analogy-data.tar.gz",
              "none is stated",
              Optional.empty(),
              List.of(
                  sized("elevation", ORDERED, 4),
                  sized("azimuth", CYCLIC, 24),
                  sized("object", CATEGORICAL, 183)),
              List.of(
                  file(
                      "nips2015-analogy-data.tar.gz",
                      Form.OTHER,
                      FileChecksum.md5("4e866a7919c1beedf53964e6f7a23686"),
                      17_568,
                      128,
                      128,
                      3),
                  file("cars3d.npz", Form.ARRAY, 17_568, 128, 128, 3),
                  file(
                      "cars3d_x64.npz",
                      Form.ARRAY,
                      FileChecksum.md5("2b900b3c5de6cd9b5df87bfc02f01f03"),
                      17_568,
                      64,
                      64,
                      3))),
          new KnownSet(
              "SmallNORB",
              "LeCun, Huang and Bottou 2004",
              "https://cs.nyu.edu/~ylclab/data/norb-v1.0-small",
              "for research only; it must not be sold",
              Optional.of("training and test have other instances of each category"),
              List.of(),
              List.of(
                  norb(
                      "smallnorb-5x46789x9x18x6x2x96x96-training-dat.mat.gz",
                      "5ffd6272a07d32695ee1082a26a41a93a37aab8c28da047f8c34ed348d214873"),
                  norb(
                      "smallnorb-5x01235x9x18x6x2x96x96-testing-dat.mat.gz",
                      "cf7104eed3e51174d2f65b66d1e5878b9da233b886f161b0d88f4510ba2c7474"))),
          new KnownSet(
              "Falcor3D",
              NVIDIA_PAPER,
              NVIDIA_HOME,
              ATTRIBUTION,
              Optional.empty(),
              List.of(
                  factor("lighting_intensity", ORDERED),
                  factor("lighting_x-dir", ORDERED),
                  factor("lighting_y-dir", ORDERED),
                  factor("lighting_z-dir", ORDERED),
                  factor("camera_x-pos", ORDERED),
                  factor("camera_y-pos", ORDERED),
                  factor("camera_z-pos", ORDERED)),
              List.of(
                  file("Falcor3D_down128", Form.PICTURES, 233_280, 128, 128, 3),
                  file("Falcor3D", Form.PICTURES, 233_280, 1024, 1024, 3))),
          new KnownSet(
              "Isaac3D",
              NVIDIA_PAPER,
              NVIDIA_HOME,
              ATTRIBUTION,
              Optional.of(
                  "the order of the factors is that of the authors' dataset_demo.py; the names in their README stand at other places and do not fit the sizes"),
              List.of(
                  factor("object_shape", CATEGORICAL),
                  factor("robot_x-move", ORDERED),
                  factor("robot_y-move", ORDERED),
                  factor("camera_height", ORDERED),
                  factor("object_scale", ORDERED),
                  factor("lighting_intensity", ORDERED),
                  factor("lighting_y-dir", ORDERED),
                  factor("object_color", CATEGORICAL),
                  factor("wall_color", CATEGORICAL)),
              List.of(
                  file("Isaac3D_down128", Form.PICTURES, 737_280, 128, 128, 3),
                  file("Isaac3D", Form.PICTURES, 737_280, 512, 512, 3))),
          new KnownSet(
              "Causal3DIdent",
              "von Kügelgen et al. 2021",
              "https://zenodo.org/records/4784282",
              ATTRIBUTION,
              Optional.of("its factors depend on each other, and form no grid"),
              Stream.of(
                      "pos_x pos_y pos_z rot_α rot_β rot_γ pos_spl hue_obj hue_spl hue_bg"
                          .split(" "))
                  .map(name -> factor(name, CONTINUOUS))
                  .toList(),
              List.of(
                  file(
                      "trainset.tar.gz",
                      Form.PICTURES,
                      FileChecksum.md5("acd98fda30eee75856dbbc7c54a27e45"),
                      252_000,
                      224,
                      224,
                      3),
                  file(
                      "testset.tar.gz",
                      Form.PICTURES,
                      FileChecksum.md5("c5d9d32d3737e241a2b12b968275fcb8"),
                      25_200,
                      224,
                      224,
                      3))),
          new KnownSet(
              "CelebA",
              "Liu et al. 2015",
              "https://mmlab.ie.cuhk.edu.hk/projects/CelebA.html",
              "for non-commercial research only",
              Optional.of(
                  "the attributes were given by people who do not always agree; they are no generating factors"),
              List.of(),
              List.of(
                  file(
                      "img_align_celeba.zip",
                      Form.PICTURES,
                      FileChecksum.md5("00d2c5bc6d35e252742224ab0c1e8fcb"),
                      202_599,
                      218,
                      178,
                      3))));

  private KnownSets() {}

  private static List<FactorConfig> mpi3d(FactorConfig color, FactorConfig shape) {
    return List.of(
        color,
        shape,
        words("object_size", ORDERED, "small large"),
        words("camera_height", ORDERED, "top center bottom"),
        sized("background_color", CATEGORICAL, 3).toBuilder()
            .addAllWord(List.of("purple", "sea green", "salmon"))
            .build(),
        sized("horizontal_axis", ORDERED, 40),
        sized("vertical_axis", ORDERED, 40));
  }

  private static KnownFile mpi3d(String name, String md5) {
    return file(name, Form.ARRAY, FileChecksum.md5(md5), 1_036_800, 64, 64, 3);
  }

  private static KnownFile norb(String name, String sha256) {
    return file(name, Form.OTHER, FileChecksum.sha256(sha256), 24_300, 96, 96);
  }

  private static KnownFile file(String name, Form form, long... images) {
    return new KnownFile(name, form, ArrayShape.of(images), Optional.empty());
  }

  private static KnownFile file(String name, Form form, FileChecksum checksum, long... images) {
    return new KnownFile(name, form, ArrayShape.of(images), Optional.of(checksum));
  }

  private static FactorConfig factor(String name, FactorKind kind) {
    return FactorConfig.newBuilder().setName(name).setKind(kind).build();
  }

  private static FactorConfig sized(String name, FactorKind kind, int size) {
    return factor(name, kind).toBuilder().setSize(size).build();
  }

  private static FactorConfig words(String name, FactorKind kind, String words) {
    List<String> each = List.of(words.split(" "));
    return sized(name, kind, each.size()).toBuilder().addAllWord(each).build();
  }

  /**
   * The grid of images that come without labels, in its order.
   *
   * @param images shape of their array
   */
  public static Optional<FactorGrid> grid(ArrayShape images) {
    return ALL.stream()
        .filter(set -> set.factors().stream().anyMatch(FactorConfig::hasSize))
        .filter(set -> set.files().stream().anyMatch(file -> file.canBe(Form.ARRAY, images)))
        .findFirst()
        .map(
            set ->
                GridOfSizes.of(
                    set.factors(), (int) images.rows(), set.name(), "the catalogue of known sets"));
  }

  /**
   * The names and kinds of labels that are values without names.
   *
   * @param labels shape of the labels' array, [n, k]
   * @return empty if nothing is known
   */
  public static List<FactorConfig> columns(ArrayShape labels) {
    return ALL.stream()
        .filter(set -> set.factors().stream().noneMatch(FactorConfig::hasSize))
        .filter(
            set ->
                set.files().stream()
                    .anyMatch(
                        file ->
                            labels.equals(
                                ArrayShape.of(file.images().rows(), set.factors().size()))))
        .findFirst()
        .map(KnownSet::factors)
        .orElse(List.of());
  }
}
