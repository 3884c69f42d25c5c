package org.disentangle.process;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar as one of the moving lines of a terminal; closed, it stays as it was last. */
public final class TerminalBar implements AutoCloseable {
  private final TerminalLines.Line line;
  private final ProgressBar bar;

  /**
   * Begins to draw.
   *
   * @param builder of the bar, but for what is the same for all
   */
  public TerminalBar(TerminalLines terminal, ProgressBarBuilder builder) {
    line = terminal.add();
    // The library draws several bars itself, but over each other once one of them has ended.
    bar =
        builder
            .setStyle(style())
            .setConsumer(new DelegatingProgressBarConsumer(line::draw))
            .build();
  }

  /** What is drawn. */
  public ProgressBar bar() {
    return bar;
  }

  @Override
  public void close() {
    bar.close();
    line.settle();
  }

  private static ProgressBarStyle style() {
    return Charset.defaultCharset().equals(StandardCharsets.UTF_8)
        ? ProgressBarStyle.UNICODE_BLOCK
        : ProgressBarStyle.ASCII;
  }
}
