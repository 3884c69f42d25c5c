package org.disentangle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What files bring into a sentence reaches no terminal as a command, and floods none. */
class UserErrorExceptionTest {
  @Test
  void aSentenceIsOneLineWithoutControlCharacters() {
    assertEquals(
        "the name \\u001b[2J\\u000a\\u0000 is – no – name",
        new UserErrorException("the name \u001b[2J\n\0 is – no – name").getMessage());
  }

  @Test
  void theMiddleOfALongSentenceIsLeftOut() {
    String message =
        new UserErrorException("first " + "x".repeat(1 << 20) + " last", new RuntimeException())
            .getMessage();
    assertTrue(message.startsWith("first xxx") && message.endsWith("xxx last"), message);
    assertEquals(4003, message.length());
  }
}
