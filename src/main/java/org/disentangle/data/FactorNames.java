package org.disentangle.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the columns of an archive's labels are called: as its array {@code latents_names} says; else
 * as in dSprites, if they can be those; else {@code factor_0}, {@code factor_1}, ….
 */
final class FactorNames {
  private static final String NAMES = "latents_names";
  private static final int MOST_CHARACTERS = 100;

  private FactorNames() {}

  /**
   * The names that the archive gives.
   *
   * @param factors how many columns the labels have
   * @return empty if it gives none
   * @throws org.disentangle.UserErrorException if the names cannot be read, are of another number,
   *     or one of them is empty, too long, no text for a table's head, or there twice
   */
  static Optional<List<String>> given(NpzArchive archive, int factors) throws IOException {
    if (!archive.has(NAMES)) {
      return Optional.empty();
    }
    try (NpyInput array = archive.array(NAMES)) {
      List<String> names = read(array, factors);
      Set<String> seen = new HashSet<>();
      for (int factor = 0; factor < factors; factor++) {
        String name = names.get(factor);
        if (!isName(name)) {
          throw array.fault(
              "has the name \"" + name.replaceAll("\\p{Cntrl}", "?") + "\" of factor " + factor,
              "expected 1 to " + MOST_CHARACTERS + " characters on one line");
        }
        // Tables do not tell capitals from small letters.
        if (!seen.add(name.toLowerCase(Locale.ROOT))) {
          throw array.fault("has the name \"" + name + "\" twice", "give each factor its own");
        }
      }
      return Optional.of(names);
    }
  }

  /**
   * The names of columns that the archive gives none.
   *
   * @param classes how many classes each factor has, as far as is known
   */
  static List<String> assumed(int[] classes) {
    List<Factor> known = Dsprites.GRID.factors();
    boolean canBeDsprites =
        classes.length == known.size()
            && IntStream.range(0, classes.length)
                .allMatch(factor -> classes[factor] <= known.get(factor).size());
    return canBeDsprites
        ? Dsprites.FACTOR_NAMES
        : IntStream.range(0, classes.length).mapToObj(factor -> "factor_" + factor).toList();
  }

  /** What to tell of names that nobody gave. */
  static Optional<String> remark(NpzArchive archive, List<Factor> factors) {
    return archive.has(NAMES) || factors.stream().map(Factor::name).toList().equals(Dsprites.FACTOR_NAMES)
        ? Optional.empty()
        : Optional.of(
            "the archive %s has no array %s, and its labels are not those of dSprites: their columns are called %s to %s"
                .formatted(
                    archive.path(),
                    NAMES,
                    factors.get(0).name(),
                    factors.get(factors.size() - 1).name()));
  }

  private static List<String> read(NpyInput array, int factors) {
    NpyType type =
        NpyType.of(array.header().type())
            .filter(each -> !each.isNumber())
            .orElseThrow(
                () ->
                    array.fault(
                        "has element type " + array.header().type(),
                        "expected text: save numpy.array of the names with dtype=str"));
    if (!array.header().shape().equals(List.of((long) factors))) {
      throw array.fault(
          "has shape " + array.header().shapeText(),
          "expected (" + factors + ",): a name for each column of latents_classes");
    }
    array.requireRoom(type.bytes());
    List<String> names = new ArrayList<>();
    for (int factor = 0; factor < factors; factor++) {
      ByteBuffer element = ByteBuffer.allocate(type.bytes());
      array.read(element);
      try {
        names.add(type.text(element).strip());
      } catch (CharacterCodingException e) {
        throw array.fault(
            "has a name of factor " + factor + " that is no text", "save it again with dtype=str");
      }
    }
    array.expectEnd();
    return List.copyOf(names);
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= MOST_CHARACTERS
        && name.codePoints().noneMatch(each -> Character.isISOControl(each) || isLineEnd(each));
  }

  private static boolean isLineEnd(int character) {
    int type = Character.getType(character);
    return type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
  }
}
