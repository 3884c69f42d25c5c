package org.disentangle.data.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.disentangle.UserErrorException;

/** An array in a file; its elements are read row by row, as often as one likes. */
public interface StoredArray {
  /** Its name in the file. */
  String name();

  /** Its shape. */
  ArrayShape shape();

  /** The type of its elements; empty for one that is neither a number nor text. */
  Optional<ElementType> type();

  /** What the file calls the type of its elements. */
  String typeName();

  /**
   * Reads every row in its order and checks that the array is whole.
   *
   * @throws IOException if the receiver throws it
   * @throws UserErrorException if the array is damaged
   */
  void read(Rows rows) throws IOException;

  /**
   * All elements of an array of text, row by row, without what fills them up.
   *
   * @throws IOException if the file cannot be read
   * @throws UserErrorException if it is no text, or damaged
   */
  default List<String> texts() throws IOException {
    ElementType text =
        type()
            .filter(type -> !type.isNumber())
            .orElseThrow(
                () ->
                    fault(
                        "has element type " + typeName(),
                        "expected text: save numpy.array of the words with dtype=str"));
    List<String> texts = new ArrayList<>();
    read(
        (elements, first) -> {
          for (int place = 0; place < elements.limit(); place += text.bytes()) {
            try {
              texts.add(text.text(elements.slice(place, text.bytes())));
            } catch (CharacterCodingException e) {
              throw fault(
                  "has an element " + texts.size() + " that is no text",
                  "save it again with dtype=str");
            }
          }
        });
    return texts;
  }

  /** An error about this array. */
  UserErrorException fault(String finding, String remedy);

  /** Receives rows. */
  @FunctionalInterface
  interface Rows {
    /**
     * Takes the next rows.
     *
     * @param elements of whole rows, in C order, in the byte order of their type; from 0 to the
     *     limit, and not kept
     * @param first the first row's index
     */
    void accept(ByteBuffer elements, int first) throws IOException;
  }

  /** Receives numbers. */
  @FunctionalInterface
  interface Numbers {
    /**
     * Takes one.
     *
     * @param index in C order
     */
    void accept(long index, double value) throws IOException;
  }

  /**
   * The type of the elements, which must be numbers or truth values.
   *
   * @throws UserErrorException if they are something else
   */
  default ElementType numbers() {
    return type()
        .filter(ElementType::isNumber)
        .orElseThrow(
            () ->
                fault(
                    "has element type " + typeName(),
                    "expected numbers: integers of 8 to 64 bits, booleans, float32 or float64"));
  }

  /** Whether the elements are text. */
  default boolean isText() {
    return type().filter(type -> !type.isNumber()).isPresent();
  }

  /**
   * Reads every number.
   *
   * @throws IOException if the receiver throws it
   * @throws UserErrorException if the elements are no numbers, or the array is damaged
   */
  default void forEach(Numbers numbers) throws IOException {
    ElementType type = numbers();
    long rowElements = shape().rowElements();
    read(
        (elements, first) -> {
          long index = first * rowElements;
          for (int place = 0; place < elements.limit(); place += type.bytes()) {
            numbers.accept(index++, type.number(elements, place));
          }
        });
  }
}
