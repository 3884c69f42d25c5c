package org.disentangle.config;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;

/**
 * The files that one path stands for. In its last name, {@code *} is any text and {@code ?} any
 * character, as in a shell; {@code {000000..000010}} is each number, and {@code {a,b}} each word,
 * as WebDataset has them, and all of these files must be there.
 */
public final class ShardPaths {
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})\\.\\.(\\d{1,9})");
  private static final Pattern WILD = Pattern.compile("[*?]");
  private static final int MOST = 100_000;

  private ShardPaths() {}

  /**
   * The files.
   *
   * @throws UserErrorException if there is none, or one of several that are named is not there
   */
  public static List<Path> of(Path path) {
    List<Path> names = expanded(path);
    Set<Path> files = new LinkedHashSet<>();
    for (Path name : names) {
      List<Path> found = matching(name);
      if (found.isEmpty()) {
        throw new FileErrorException(
            "data.shards.path: there is no file %s%s"
                .formatted(name, names.size() > 1 ? ", which " + path + " names" : ""));
      }
      files.addAll(found);
    }
    return List.copyOf(files);
  }

  /** Whether there is one of the files. */
  static boolean exist(Path path) {
    return Files.exists(path)
        || expanded(path).stream().anyMatch(name -> !matching(name).isEmpty());
  }

  private static List<Path> expanded(Path path) {
    Path name = path.getFileName();
    return name == null || Files.exists(path)
        ? List.of(path)
        : expanded(name.toString()).map(path::resolveSibling).toList();
  }

  private static Stream<String> expanded(String name) {
    Matcher braces = BRACES.matcher(name);
    if (!braces.find()) {
      return Stream.of(name);
    }
    String before = name.substring(0, braces.start());
    String after = name.substring(braces.end());
    Stream<String> choices =
        range(braces.group(1)).orElseGet(() -> Stream.of(braces.group(1).split(",", -1)));
    return choices.flatMap(choice -> expanded(after).map(rest -> before + choice + rest));
  }

  private static Optional<Stream<String>> range(String text) {
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      return Optional.empty();
    }
    int first = Integer.parseInt(range.group(1));
    int last = Integer.parseInt(range.group(2));
    if (last < first || last - first >= MOST) {
      throw new UserErrorException(
          "data.shards.path: {%s} names no files; expected two numbers, the lower one first, and at most %s files"
              .formatted(text, MOST));
    }
    boolean isPadded = range.group(1).startsWith("0") || range.group(2).startsWith("0");
    int width = isPadded ? Math.max(range.group(1).length(), range.group(2).length()) : 1;
    return Optional.of(
        IntStream.rangeClosed(first, last)
            .mapToObj(String::valueOf)
            .map(number -> "0".repeat(Math.max(0, width - number.length())) + number));
  }

  private static List<Path> matching(Path path) {
    if (Files.exists(path) || !WILD.matcher(path.getFileName().toString()).find()) {
      return Files.exists(path) ? List.of(path) : List.of();
    }
    Path folder = path.resolveSibling("");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    String glob = path.getFileName().toString().replaceAll("[\\[\\]{}\\\\]", "\\\\$0");
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
      files.forEach(found::add);
    } catch (IOException | DirectoryIteratorException e) {
      throw FileErrorException.of("the folder %s cannot be listed: %s".formatted(folder, e), e);
    }
    return found;
  }
}
