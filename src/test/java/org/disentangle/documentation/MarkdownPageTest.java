package org.disentangle.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownPageTest {
  @Test
  void aPageSaysItsCodeLinksAndAnchors() {
    MarkdownPage page =
        MarkdownPage.of(
            Path.of("page.md"),
            """
            # Title

            Text with `code [a](no.md)` and `two
            lines`, a [link](a.md#x) and a
                [`coded` link](b.md).

                mvn verify \\
                    -Pslow

            <a id="own"></a>

            ```text
            [no](link.md)
            ```
            ![picture](c.png)
            """
                .lines()
                .toList());
    assertEquals(List.of("mvn verify -Pslow", "[no](link.md)"), page.codeLines());
    assertEquals(List.of("code [a](no.md)", "two lines", "coded"), page.codeSpans());
    assertEquals(List.of("a.md#x", "b.md", "c.png"), page.links());
    assertEquals(List.of("own"), page.anchors());
  }
}
