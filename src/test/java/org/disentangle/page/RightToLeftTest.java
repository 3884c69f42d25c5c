package org.disentangle.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for a name of a right-to-left script, and how it is kept apart. */
final class RightToLeftTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ب",
        "فشار خون",
        "می‌شود",
        "عِلْم",
        "متغیر۳",
        "متغیر ۳",
        "x_ب",
        "A-ب",
        "ب2",
        "דו״ח",
        "צה\"ל",
        "ג'ירף",
        "בן־אדם",
        "٣",
        "م…ر",
        "𞤀𞤣"
      })
  void aNameIsOneStretch(String name) {
    assertEquals(
        "\u2068" + name + "\u2069 → A ← \u2068" + name + "\u2069, (\u2068" + name + "\u2069)",
        RightToLeft.isolated(name + " → A ← " + name + ", (" + name + ")"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#, #",
        "# – #",
        "# ⊥ # | #",
        "#=#; #=#",
        "f₂(#, #)",
        "{#}, {#}",
        "#  #",
        "is #. # is",
        "#: #",
        "\"#\" \"#\"",
        "a # b"
      })
  void namesThatArePartedAreManyStretches(String sentence) {
    assertEquals(
        sentence.replace("#", "\u2068تب\u2069"), RightToLeft.isolated(sentence.replace("#", "تب")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "A → B", "É – 日本", "θ* = x + 1", "/home/دما/a", "دما/run/1", "C:\\دما\\x"})
  void allElseStaysAsItIs(String text) {
    assertEquals(text, RightToLeft.isolated(text));
  }

  @Test
  void aPageWithoutSuchLettersIsTheSame() {
    String page = "<p title=\"A\">A → B</p>";
    assertSame(page, RightToLeft.isolatedIn(page));
  }

  @Test
  void onlyWhatReadersSeeIsMarkedInAPage() {
    assertEquals(
        """
        <title>تب</title><style>/* تب */</style><script>const a = "تب"; if (1 < 2) {}</script>
        <td data-name="تب"><a href="#تب"><bdi>تب</bdi></a> → <bdi>ג&#39;ירף</bdi></td>
        <p class="question" dir="auto">آیا تب</p><p><bdi>تب</bdi></p><select><option>تب</option></select>
        <svg class="تب"><title>\u2068تب\u2069 → \u2068تب\u2069</title><text>\u2068تب\u2069</text></svg> <bdi>تب</bdi>""",
        RightToLeft.isolatedIn(
            """
            <title>تب</title><style>/* تب */</style><script>const a = "تب"; if (1 < 2) {}</script>
            <td data-name="تب"><a href="#تب">تب</a> → ג&#39;ירף</td>
            <p class="question" dir="auto">آیا تب</p><p>تب</p><select><option>تب</option></select>
            <svg class="تب"><title>تب → تب</title><text>تب</text></svg> تب"""));
  }
}
