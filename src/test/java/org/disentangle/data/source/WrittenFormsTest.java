package org.disentangle.data.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.TextFormat;
import com.google.protobuf.TextFormat.ParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.Progress;
import org.disentangle.config.DataConfig;
import org.disentangle.config.FolderConfig;
import org.disentangle.data.archive.ArrayFiles;
import org.disentangle.data.archive.Hdf5ImagesWriter;
import org.disentangle.data.archive.NpzImagesWriter;
import org.disentangle.data.folder.LabelFolders;
import org.disentangle.data.folder.PictureFolderWriter;
import org.disentangle.data.store.ImageStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Images that are written and read in every form, one from the other, keep all that is known. */
class WrittenFormsTest {
  private static final String MPI3D =
      "factor { name: 'color' size: 3 kind: CATEGORICAL word: ['white', 'green', 'red'] }"
          + " factor { name: 'size' size: 2 kind: ORDERED word: ['small', 'large'] }"
          + " factor { name: 'angle' size: 2 kind: CYCLIC }";

  private static final String NUMBERED =
      "factor { name: 'place' size: 3 word: ['10', 'ten, \"or\" so', 'none'] }"
          + " factor { name: 'kind' size: 4 word: ['3', '2', '1', '0'] }";

  @TempDir private Path place;

  private static Stream<List<String>> sources() {
    return Stream.of(
        List.of("bytes.npz", MPI3D),
        List.of("bytes.npz", NUMBERED),
        List.of("channels_first.npz", "arrays { axes: CHANNELS_FIRST }"),
        List.of("fortran.npz", "arrays { labels: 'form' labels: 'hue' }"),
        List.of("pairs.npz", "factor { name: 'label_0' kind: CYCLIC }"),
        List.of("bytes.npz", ""),
        List.of("dsprites_v110.h5", ""),
        List.of("causal3dident", "Causal3DIdent"),
        List.of("celeba", "CelebA"));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void factorsKindsAndWordsAreKept(List<String> source) throws IOException, ParseException {
    ImageStore images = opened(source);
    List<String> forms = List.of("a.npz", "a.h5", "folder", "b.npz", "b.h5");
    ImageStore last = images;
    for (String form : forms) {
      last = written(last, form);
      assertSame(images, last, form);
    }
  }

  private ImageStore opened(List<String> source) throws IOException {
    String name = source.get(0);
    if (name.contains(".")) {
      return ArrayFiles.open(ArrayFiles.copy(name, place), source.get(1));
    }
    Path folder = LabelFolders.unpack(name, place);
    return ImageSources.open(
        LabelFolders.configured(name, source.get(1), folder).build(), place, Progress.NONE);
  }

  private ImageStore written(ImageStore images, String form) {
    Path target = place.resolve(form);
    int[] all = IntStream.range(0, images.size()).toArray();
    if (form.endsWith(".npz")) {
      NpzImagesWriter.write(target, images, all, Progress.NONE);
    } else if (form.endsWith(".h5")) {
      Hdf5ImagesWriter.write(target, images, all, Progress.NONE);
    } else {
      PictureFolderWriter.write(target, images, all, Progress.NONE);
      return ImageSources.open(
          DataConfig.newBuilder()
              .setFolder(FolderConfig.newBuilder().setPath(target.toString()))
              .build(),
          place,
          Progress.NONE);
    }
    return ArrayFiles.open(target, "");
  }

  private static void assertSame(ImageStore images, ImageStore again, String form) {
    assertEquals(images.factors(), again.factors(), form);
    assertEquals(images.checksum(), again.checksum(), form);
    assertEquals(images.isGrid(), again.isGrid(), form);
    for (int image = 0; image < images.size(); image++) {
      for (int factor = 0; factor < images.factors().size(); factor++) {
        assertEquals(images.factorClass(image, factor), again.factorClass(image, factor), form);
        assertEquals(images.factorValue(image, factor), again.factorValue(image, factor), form);
      }
    }
  }

  /** What a folder says of its factors may be changed by hand, and by a configuration. */
  @Test
  void aConfigurationSaysMoreThanTheFolder() throws IOException, ParseException {
    ImageStore images = opened(List.of("bytes.npz", MPI3D));
    written(images, "folder");
    Path file = place.resolve("folder/factors.textproto");
    Files.writeString(file, Files.readString(file).replace("CYCLIC", "ORDERED"));
    DataConfig.Builder data =
        DataConfig.newBuilder()
            .setFolder(FolderConfig.newBuilder().setPath(place.resolve("folder").toString()));
    TextFormat.merge("factor { name: 'color' kind: ORDERED }", data);
    ImageStore again = ImageSources.open(data.build(), place, Progress.NONE);
    assertEquals("ORDERED", again.factors().get(0).kind().name());
    assertEquals(List.of("white", "green", "red"), again.factors().get(0).words());
    assertEquals("ORDERED", again.factors().get(2).kind().name());
  }
}
