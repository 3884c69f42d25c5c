package org.disentangle.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The instructions that this machine's processor has, by Linux's names for them.
 *
 * @param names such as {@code avx512_bf16}; none where the system does not list them
 */
public record ProcessorFeatures(Set<String> names) {
  private static final Path LIST = Path.of("/proc/cpuinfo");
  private static final String KEY = "flags";
  private static final List<String> BFLOAT16 = List.of("avx512_bf16", "amx_bf16");

  /** Copies the names. */
  public ProcessorFeatures {
    names = Set.copyOf(names);
  }

  /** Those of this machine. */
  public static ProcessorFeatures local() {
    if (!Files.exists(LIST)) {
      return new ProcessorFeatures(Set.of());
    }
    try (Stream<String> lines = Files.lines(LIST)) {
      return of(lines);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + LIST, e);
    }
  }

  /** Those that {@code /proc/cpuinfo} lists for the first processor. */
  static ProcessorFeatures of(Stream<String> lines) {
    return lines
        .filter(line -> line.startsWith(KEY))
        .findFirst()
        .map(line -> line.substring(line.indexOf(':') + 1).strip().split("\\s+"))
        .map(names -> new ProcessorFeatures(Set.copyOf(List.of(names))))
        .orElse(new ProcessorFeatures(Set.of()));
  }

  /** Whether it multiplies numbers of 16 bits with the range of 32. */
  public boolean hasBfloat16() {
    return BFLOAT16.stream().anyMatch(names::contains);
  }
}
