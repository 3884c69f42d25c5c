package org.disentangle.process;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar in a live line of a terminal; when closed, it keeps its last state. */
public final class TerminalBar implements AutoCloseable {
  private final TerminalLines.Line line;
  private final ProgressBar bar;

  /**
   * Begins to draw.
   *
   * @param builder of the bar, without the settings that all bars share
   */
  public TerminalBar(TerminalLines terminal, ProgressBarBuilder builder) {
    line = terminal.add();
    // The library can draw several bars itself, but draws them over each other when one has ended.
    bar =
        builder
            .setStyle(style())
            .setConsumer(new DelegatingProgressBarConsumer(line::draw))
            .build();
  }

  /** The library's bar. */
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
