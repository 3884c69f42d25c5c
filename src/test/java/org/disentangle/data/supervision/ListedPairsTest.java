package org.disentangle.data.supervision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.data.FactorImages;
import org.disentangle.data.GridImages;
import org.disentangle.data.LabelledInPart;
import org.disentangle.data.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListedPairsTest {
  private static final GridImages GRID = GridImages.of(3, 4);
  private static final FactorImages UNLABELLED = LabelledInPart.unlabelled(GRID);

  @TempDir private Path folder;

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("pairs.csv"), text).toString();
  }

  private static Set<ImagePair> all(ListedPairs pairs) {
    SplitMix64 random = new SplitMix64(1, 0);
    return IntStream.range(0, 200).mapToObj(i -> pairs.draw(random)).collect(Collectors.toSet());
  }

  /** Images 0 to 3 have the class 0 of a, and 0, 4, 8 that of b. */
  @Test
  void labelsSayWhatDiffers() throws IOException {
    ListedPairs pairs =
        ListedPairs.of(file("first,second\n0,1\n0,4\n1,8\n2,2\n"), GRID, GRID.all());
    assertEquals(List.of("a", "b"), pairs.factors());
    assertEquals(
        Set.of(
            new ImagePair(0, 1, List.of(1)),
            new ImagePair(0, 4, List.of(0)),
            new ImagePair(1, 8, List.of(0, 1)),
            new ImagePair(2, 2, List.of())),
        all(pairs));
  }

  /** The columns may come in any order, with others; a byte order mark is none of a name. */
  @Test
  void theFileSaysWhatDiffers() throws IOException {
    ListedPairs pairs =
        ListedPairs.of(
            file("\uFEFFchanged,note,second,first\nb,x,4,0\na + b,y,1, 3 \n"), GRID, GRID.all());
    assertEquals(List.of("a", "b"), pairs.factors());
    assertEquals(
        Set.of(new ImagePair(0, 4, List.of(1)), new ImagePair(3, 1, List.of(0, 1))), all(pairs));
  }

  /** Words of one's own, by the alphabet; without them nothing is known. */
  @Test
  void imagesNeedNoLabels() throws IOException {
    ListedPairs told =
        ListedPairs.of(file("first,second,changed\n0,1,pose\n1,2,light\n"), UNLABELLED, GRID.all());
    assertEquals(List.of("light", "pose"), told.factors());
    assertEquals(
        Set.of(new ImagePair(0, 1, List.of(1)), new ImagePair(1, 2, List.of(0))), all(told));
    ListedPairs untold = ListedPairs.of(file("first,second\n0,1\n"), UNLABELLED, GRID.all());
    assertEquals(List.of(), untold.factors());
    assertEquals(Set.of(new ImagePair(0, 1, List.of())), all(untold));
    assertNotEquals(told.checksum(), untold.checksum());
  }

  @Test
  void bothImagesAreTrainedOn() throws IOException {
    String path = file("first,second\n0,1\n1,2\n3,0\n");
    assertEquals(
        Set.of(new ImagePair(0, 1, List.of(1))),
        all(ListedPairs.of(path, GRID, new int[] {0, 1, 5})));
    UserErrorException refused =
        assertThrows(
            UserErrorException.class, () -> ListedPairs.of(path, GRID, new int[] {1, 3, 4}));
    assertEquals(
        path
            + ": of its 3 pairs none has both images in the training split of 3 images; list more"
            + " pairs, lower data.validation_fraction, or raise data.max_samples",
        refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          one,two;0,1                       | has the columns one, two; expected a heading first,second
          first,second                      | has no pairs; expected a heading first,second
          first,second;0,12                 | , line 2 names the image 12, and grid has 12 images; expected a number from 0 to 11
          first,second;-1,2                 | , line 2 names the image -1, and grid has 12 images
          first,second;0,one                | , line 2 has "one" in the column second; expected the number of an image
          first,second;0,1.0                | , line 2 has "1.0" in the column second
          first,second;0                    | , line 2 has 1 cells; expected 2
          first,second,changed;0,1,         | , line 2 has "" in the column changed; expected the name of what differs
          first,second,changed;0,1,a+       | , line 2 has "a+" in the column changed
          first,second,changed;0,1,a;0,1,hue| , line 3 says that hue changes, and the factors of grid are a, b; name one of them
          """)
  void whatIsNoListOfPairsIsRefused(String text, String message) throws IOException {
    String path = file(text.replace(';', '\n') + "\n");
    UserErrorException refused =
        assertThrows(UserErrorException.class, () -> ListedPairs.of(path, GRID, GRID.all()));
    assertTrue(refused.getMessage().startsWith(path + separated(message)), refused.getMessage());
  }

  private static String separated(String message) {
    return message.startsWith(",") ? message : " " + message;
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    UserErrorException refused =
        assertThrows(
            UserErrorException.class,
            () -> ListedPairs.of(folder.resolve("none.csv").toString(), GRID, GRID.all()));
    assertTrue(refused.getMessage().contains("none.csv cannot be read"), refused.getMessage());
  }
}
