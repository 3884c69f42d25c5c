package org.disentangle.data.numpy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles that Python 3.11 wrote, {@code pickle.dumps(value, protocol).hex()}. */
class PickledNamesTest {
  /** {@code {"a": 1, "x": 2.5, "latents_names": ("b", "a", "x"), "z": None}}, protocols 2, 3, 4. */
  private static final String TUPLE_2 =
      "80027d71002858010000006171014b015801000000787102474004000000000000580d0000006c6174656e74735f6e616d6573710358010000006271046801680287710558010000007a71064e752e";

  private static final String TUPLE_4 =
      "80049537000000000000007d94288c0161944b018c0178944740040000000000008c0d6c6174656e74735f6e616d6573948c0162946801680287948c017a944e752e";

  /** The same with a list of one, with a list of two, protocol 5. */
  private static final String LIST_1 =
      "8005951b000000000000007d948c0d6c6174656e74735f6e616d6573945d948c01619461732e";

  private static final String LIST_2 =
      "80059520000000000000007d948c0d6c6174656e74735f6e616d6573945d94288c0161948c01629465732e";

  /** {@code {"latents_names": (1, "a")}} and {@code {"latents_names": "a", "b": ("c",)}}. */
  private static final String NUMBER =
      "8004951c000000000000007d948c0d6c6174656e74735f6e616d6573944b018c0161948694732e";

  private static final String BARE =
      "80049523000000000000007d94288c0d6c6174656e74735f6e616d6573948c0161948c0162948c0163948594752e";

  @ParameterizedTest
  @ValueSource(strings = {TUPLE_2, TUPLE_4})
  void textsSeenBeforeAreReferredTo(String pickle) {
    assertEquals(Optional.of(List.of("b", "a", "x")), under(pickle));
  }

  @Test
  void listsAreReadToo() {
    assertEquals(Optional.of(List.of("a")), under(LIST_1));
    assertEquals(Optional.of(List.of("a", "b")), under(LIST_2));
  }

  @Test
  void anythingElseIsNotTakenForNames() {
    assertEquals(Optional.empty(), under(NUMBER));
    assertEquals(Optional.empty(), under(BARE));
    assertEquals(Optional.empty(), PickledNames.under("absent", HexFormat.of().parseHex(TUPLE_2)));
    assertEquals(Optional.empty(), under(""));
  }

  @Test
  void whereverItIsCutNothingIsRead() {
    String key = HexFormat.of().formatHex("latents_names".getBytes(StandardCharsets.US_ASCII));
    int end = TUPLE_4.indexOf(key) + key.length();
    for (int length = 0; length <= end; length += 2) {
      assertEquals(Optional.empty(), under(TUPLE_4.substring(0, length)));
    }
  }

  private static Optional<List<String>> under(String pickle) {
    return PickledNames.under("latents_names", HexFormat.of().parseHex(pickle));
  }
}
