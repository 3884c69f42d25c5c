package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.imageio.ImageIO;
import org.disentangle.Progress;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.api.AnalysisReport;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.config.Configurations;
import org.disentangle.config.DataConfig;
import org.disentangle.config.DrawnConfig;
import org.disentangle.config.DspritesConfig;
import org.disentangle.config.FactorConfig;
import org.disentangle.config.FolderConfig;
import org.disentangle.config.NorbEyes;
import org.disentangle.config.NorbSplit;
import org.disentangle.config.RandomColor;
import org.disentangle.config.ResizeConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.config.ShadedSolidsConfig;
import org.disentangle.config.ShardsConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.data.array.ArrayFile;
import org.disentangle.data.folder.LabelFolders;
import org.disentangle.data.matlab.MatlabFiles;
import org.disentangle.data.norb.NorbFiles;
import org.disentangle.data.numpy.NpzFixture;
import org.disentangle.data.shards.ShardFixture;
import org.disentangle.data.source.ImageSources;
import org.disentangle.model.TinyRuns;
import org.disentangle.runtime.Hosts;
import org.disentangle.training.TrainingRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Images of every source and shape go the whole way: training, export, reload, report. */
class AnyImagesTest {
  private static final String COLORED_SQUARES = "16 x 16 pixels in three colours";

  @TempDir private Path folder;

  /**
   * Images somebody has.
   *
   * @param size as the page says it
   */
  private record Images(String name, String size, boolean areLabelled, Made made) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Writes them, and says how they are named. */
  private interface Made {
    DataConfig in(Path folder) throws IOException;
  }

  private static Stream<Images> images() {
    return Stream.of(
        new Images(
            "dSprites in colour",
            "64 x 64 pixels in three colours",
            true,
            folder -> drawn(colored())),
        new Images(
            "shaded solids", "64 x 64 pixels in three colours", true, folder -> drawn(solids())),
        new Images(
            "JPEGs with labels", "32 x 48 pixels in three colours", true, AnyImagesTest::jpegs),
        new Images("pictures without labels", "16 x 16 pixels", false, AnyImagesTest::flat),
        new Images("an MPI3D", COLORED_SQUARES, true, AnyImagesTest::mpi3d),
        new Images("a Shapes3D", "16 x 12 pixels in three colours", true, AnyImagesTest::shapes3d),
        new Images("cars", "6 x 5 pixels in three colours", true, AnyImagesTest::cars),
        new Images("pairs for two eyes", "10 x 8 pixels in 2 channels", true, AnyImagesTest::norb),
        new Images(
            "a Falcor3D",
            COLORED_SQUARES,
            true,
            folder -> labelled("falcor3d", "Falcor3D", folder)),
        new Images(
            "an Isaac3D", COLORED_SQUARES, true, folder -> labelled("isaac3d", "Isaac3D", folder)),
        new Images(
            "a Causal3DIdent",
            COLORED_SQUARES,
            true,
            folder -> labelled("causal3dident", "Causal3DIdent", folder)),
        new Images(
            "a CelebA", COLORED_SQUARES, true, folder -> labelled("celeba", "CelebA", folder)),
        new Images("a Pendulum", COLORED_SQUARES, true, AnyImagesTest::pendulum),
        new Images("TIFFs of 16 bits", "96 x 80 pixels", false, AnyImagesTest::tiffs),
        new Images(
            "tar archives of WebDataset",
            "9 x 7 pixels in three colours",
            true,
            AnyImagesTest::webDataset),
        new Images(
            "Parquet of the hub", "16 x 16 pixels in three colours", true, AnyImagesTest::parquet));
  }

  @ParameterizedTest
  @MethodSource("images")
  void go(Images images) throws IOException {
    RunConfig.Builder run = TinyRuns.run("tiny").toBuilder();
    Path data = Files.createDirectory(folder.resolve("data"));
    run.setData(images.made().in(data).toBuilder().setValidationFraction(0.1));
    run.getLoopBuilder().setSteps(8).setStepsPerEpoch(4).setBatchSize(8);
    Path config = folder.resolve("tiny.textproto");
    Files.writeString(config, Configurations.print(run.build()));
    Path report = report(train(config, data), data);
    String page = Files.readString(report.resolve("index.html"));
    assertTrue(page.contains(images.size()), "the page names the size " + images.size());
    assertTrue(Files.exists(report.resolve("figures").resolve("reconstructions-tiny.png")));
    String scores = Files.readString(report.resolve("scores.csv"));
    assertEquals(images.areLabelled(), scores.contains("tiny,mig,"), scores);
    assertTrue(scores.contains("total_correlation"), scores);
  }

  /** Pictures that lie neither in the working folder nor in the data folder. */
  @Test
  void picturesOutsideTheWorkingFolderAreFoundAgainHereAlone() throws IOException {
    RunConfig.Builder run = TinyRuns.run("tiny").toBuilder();
    run.setData(
        flat(Files.createDirectory(folder.resolve("own"))).toBuilder().setValidationFraction(0.1));
    run.getLoopBuilder().setSteps(8).setStepsPerEpoch(4).setBatchSize(8);
    Path config = folder.resolve("tiny.textproto");
    Files.writeString(config, Configurations.print(run.build()));
    Path models = folder.resolve("models");
    Path data = folder.resolve("data");
    assertEquals("", train(config, models, data));
    Path version = models.resolve("tiny").resolve("1");
    for (String file : List.of("assets.extra/config.textproto", "assets.extra/run.json")) {
      String published = Files.readString(version.resolve(file));
      assertFalse(published.contains(folder.toString()), "a path of this machine in " + file);
    }
    assertEquals("", analyze(version, data));
    Path copied = Files.createDirectories(folder.resolve("elsewhere").resolve("tiny"));
    Files.move(version, copied.resolve("1"));
    String missing = analyze(copied, data);
    assertTrue(
        missing.startsWith("2: disentangle: the images that tiny was trained on, "), missing);
    assertTrue(missing.contains("analyze --data SOURCE"), missing);
    assertEquals("", analyze(copied, data, "--data", config));
  }

  /** As the verb trains, without TensorFlow's optimiser of graphs. */
  private Path train(Path config, Path data) {
    RunConfig run = Configurations.readRunWithImages(config);
    FactorImages images = ImageSources.open(run.getData(), data, Progress.NONE);
    return new TrainingRun(run, images, Hosts.PLAIN, List.of())
        .trainAndExport(folder.resolve("models"));
  }

  /** As {@code analyze} makes it, but with two shuffles and two resamples of the scores. */
  private Path report(Path model, Path data) {
    AnalysisConfig brief =
        AnalysisConfig.newBuilder()
            .setSamples(100)
            .setPermutations(2)
            .setResamples(2)
            .setLikelihoodImages(2)
            .setLikelihoodDraws(4)
            .build();
    return new AnalysisReport(Optional.empty(), data, Hosts.PLAIN.session(), Progress.NONE)
        .write(
            List.of(SavedModelFolder.open(model)),
            Configurations.resolved(brief, "brief"),
            analysis -> List.of(),
            folder.resolve("reports"))
        .getParent();
  }

  private static String train(Path config, Path models, Path data) {
    return run(
        "train",
        config,
        "--models-dir",
        models,
        "--data-dir",
        data,
        "--device=cpu",
        "--progress=none");
  }

  private String analyze(Path model, Path data, Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "analyze",
                model,
                "--data-dir",
                data,
                "--reports-dir",
                folder.resolve("reports"),
                "--samples=100",
                "--likelihood-images=2",
                "--likelihood-draws=4"));
    arguments.addAll(List.of(more));
    return run(arguments.toArray());
  }

  /** What the program says of a mistake or a fault; empty if it did what was asked. */
  private static String run(Object... arguments) {
    StringWriter err = new StringWriter();
    String[] texts = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    int status = Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), texts);
    return status == 0 ? "" : status + ": " + err;
  }

  private static DataConfig drawn(DrawnConfig.Builder drawn) {
    return DataConfig.newBuilder().setDrawn(drawn.setImages(150)).build();
  }

  private static DrawnConfig.Builder colored() {
    return DrawnConfig.newBuilder()
        .setDsprites(DspritesConfig.newBuilder().setColor(RandomColor.getDefaultInstance()));
  }

  private static DrawnConfig.Builder solids() {
    return DrawnConfig.newBuilder().setShadedSolids(ShadedSolidsConfig.getDefaultInstance());
  }

  /** Of different sizes; one column of numbers, one of words, both with holes. */
  private static DataConfig jpegs(Path folder) throws IOException {
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    Random random = new Random(4);
    List<String> rows = new ArrayList<>(List.of("file_name,weight,animal"));
    for (int i = 0; i < 160; i++) {
      String name = "p" + i + ".jpg";
      BufferedImage picture =
          new BufferedImage(
              40 + random.nextInt(40), 30 + random.nextInt(30), BufferedImage.TYPE_INT_RGB);
      int color = random.nextInt(1 << 24);
      for (int x = 0; x < picture.getWidth(); x++) {
        for (int y = 0; y < picture.getHeight() / 2; y++) {
          picture.setRGB(x, y, color);
        }
      }
      ImageIO.write(picture, "jpg", pictures.resolve(name).toFile());
      String weight = i % 5 == 0 ? "" : String.format(Locale.ROOT, "%.3f", random.nextDouble());
      rows.add(name + "," + weight + "," + (i % 7 == 0 ? "" : i % 2 == 0 ? "cat" : "dog"));
    }
    Files.write(pictures.resolve("metadata.csv"), rows);
    return DataConfig.newBuilder()
        .setFolder(FolderConfig.newBuilder().setPath(pictures.toString()))
        .setResize(ResizeConfig.newBuilder().setHeight(32).setWidth(48))
        .build();
  }

  private static DataConfig flat(Path folder) throws IOException {
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    Random random = new Random(5);
    for (int i = 0; i < 140; i++) {
      BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
      WritableRaster raster = picture.getRaster();
      for (int pixel = 0; pixel < 256; pixel++) {
        raster.setSample(pixel % 16, pixel / 16, 0, random.nextInt(256));
      }
      ImageIO.write(picture, "png", pictures.resolve("p" + i + ".png").toFile());
    }
    return DataConfig.newBuilder()
        .setFolder(FolderConfig.newBuilder().setPath(pictures.toString()))
        .build();
  }

  /** Images alone, in the order of a grid that the configuration tells. */
  private static DataConfig mpi3d(Path folder) {
    int count = 4 * 3 * 2 * 6;
    byte[] images = new byte[count * 16 * 16 * 3];
    new Random(6).nextBytes(images);
    Path archive =
        NpzFixture.sound()
            .without("imgs")
            .without("latents_classes")
            .without("latents_values")
            .with("images", "|u1", "(" + count + ", 16, 16, 3)", images)
            .write(folder.resolve("mpi.npz"), ZipEntry.STORED);
    return DataConfig.newBuilder()
        .setArchive(archive.toString())
        .addFactor(FactorConfig.newBuilder().setName("color").setSize(4))
        .addFactor(FactorConfig.newBuilder().setName("height").setSize(3))
        .addFactor(FactorConfig.newBuilder().setName("size").setSize(2))
        .addFactor(FactorConfig.newBuilder().setName("axis").setSize(6))
        .build();
  }

  /** Written by h5py, with chunks that lie across the images as those of the real file do. */
  private static DataConfig shapes3d(Path folder) throws IOException {
    Path archive = folder.resolve("shapes.h5");
    try (InputStream in =
        ArrayFile.class.getResourceAsStream("/org/disentangle/data/archive/shapes3d_earliest.h5")) {
      Files.copy(in, archive);
    }
    return DataConfig.newBuilder().setArchive(archive.toString()).build();
  }

  /** Two shards, written by webdataset. */
  private static DataConfig webDataset(Path folder) throws IOException {
    ShardFixture.copy("webdataset-000000.tar", folder);
    ShardFixture.copy("webdataset-000001.tar", folder);
    return DataConfig.newBuilder()
        .setShards(
            ShardsConfig.newBuilder()
                .setPath(folder.resolve("webdataset-{000000..000001}.tar").toString()))
        .build();
  }

  /** Written by pyarrow, with Hugging Face's names of classes. */
  private static DataConfig parquet(Path folder) throws IOException {
    ShardFixture.copy("zstd-2.parquet", folder);
    return DataConfig.newBuilder()
        .setShards(
            ShardsConfig.newBuilder()
                .setPath(folder.resolve("*.parquet").toString())
                .addLabels("shape")
                .addLabels("noise"))
        .setResize(ResizeConfig.newBuilder().setHeight(16).setWidth(16))
        .build();
  }

  private static DataConfig cars(Path folder) throws IOException {
    return MatlabFiles.named(MatlabFiles.cars(folder));
  }

  private static DataConfig norb(Path folder) throws IOException {
    return NorbFiles.named(NorbFiles.copy(folder), NorbSplit.TRAINING_AND_TESTING, NorbEyes.BOTH);
  }

  /** Written by numpy and Pillow in the layout of a published set. */
  private static DataConfig labelled(String name, String set, Path folder) {
    return LabelFolders.configured(name, set, LabelFolders.unpack(name, folder)).build();
  }

  private static DataConfig pendulum(Path folder) {
    return DataConfig.newBuilder()
        .setFolder(
            FolderConfig.newBuilder()
                .setPath(LabelFolders.unpack("pendulum", folder).toString())
                .setNameLabels("a_{angle}_{light}_{length}_{position}"))
        .build();
  }

  private static DataConfig tiffs(Path folder) throws IOException {
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    Random random = new Random(7);
    for (int i = 0; i < 120; i++) {
      BufferedImage picture = new BufferedImage(80, 96, BufferedImage.TYPE_USHORT_GRAY);
      WritableRaster raster = picture.getRaster();
      int level = random.nextInt(65_536);
      for (int pixel = 0; pixel < 80 * 96; pixel++) {
        raster.setSample(pixel % 80, pixel / 80, 0, pixel / 80 < 48 ? level : pixel);
      }
      ImageIO.write(picture, "tif", pictures.resolve("p" + i + ".tif").toFile());
    }
    return DataConfig.newBuilder()
        .setFolder(FolderConfig.newBuilder().setPath(pictures.toString()))
        .build();
  }
}
