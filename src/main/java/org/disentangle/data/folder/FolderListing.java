package org.disentangle.data.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.data.collection.NaturalOrder;
import org.disentangle.data.picture.PictureFormat;

/**
 * The files of a folder and of the folders in it. What is hidden (begins with a dot) is left out,
 * and links to folders are not followed; of what is no file, such as a pipe or a link to nothing,
 * only what is named as a picture is listed.
 *
 * @param folder where they lie
 * @param pictures the paths of those that are named as pictures, below the folder, with {@code /}
 *     between names, in {@linkplain NaturalOrder natural order}
 * @param others the paths of all other files, likewise
 * @param states the size and the time of change of each file
 */
record FolderListing(
    Path folder, List<String> pictures, List<String> others, Map<String, String> states) {
  /** Copies the lists. */
  FolderListing {
    pictures = List.copyOf(pictures);
    others = List.copyOf(others);
    states = Map.copyOf(states);
  }

  /**
   * Lists a folder.
   *
   * @throws UserErrorException if it is no folder, cannot be listed, or has no picture
   */
  static FolderListing of(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new FileErrorException(
          "data.folder: %s is no folder; name one with pictures".formatted(folder));
    }
    SortedMap<String, String> states = new TreeMap<>(NaturalOrder.OF_PATHS);
    try {
      Files.walkFileTree(folder, new Visitor(folder, states));
    } catch (IOException e) {
      throw unlisted(folder, e);
    } catch (UncheckedIOException e) {
      throw unlisted(folder, e.getCause());
    }
    Map<Boolean, List<String>> names =
        states.keySet().stream().collect(Collectors.partitioningBy(PictureFormat::isNamedSo));
    List<String> pictures = names.get(true);
    List<String> others = names.get(false);
    if (pictures.isEmpty()) {
      throw new UserErrorException(
          "the folder %s has no picture (PNG, JPEG, GIF, BMP, TIFF or WebP, by the ending), and %s other files; name the folder that has them"
              .formatted(folder, others.size()));
    }
    return new FolderListing(folder, pictures, others, states);
  }

  /**
   * The paths, sizes and times of change of the pictures and of some other files.
   *
   * @param others which of them
   */
  String fingerprint(List<String> others) {
    return Stream.concat(pictures.stream(), others.stream())
        .map(path -> path + "\n" + states.get(path) + "\n")
        .collect(Collectors.joining());
  }

  /** The folder of a path of the listing, below this one; empty for this one. */
  static String folderOf(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** The file of a path of the listing. */
  Path file(String path) {
    return folder.resolve(path);
  }

  private static UserErrorException unlisted(Path folder, IOException cause) {
    String reason = String.valueOf(cause.getMessage());
    if (cause instanceof AccessDeniedException denied) {
      reason = "there is no right to read " + denied.getFile();
    } else if (cause instanceof NoSuchFileException gone) {
      reason = gone.getFile() + " was removed in the meantime";
    }
    return FileErrorException.of(
        "the folder %s cannot be listed: %s; mend that, or name another folder"
            .formatted(folder, reason),
        cause);
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final Map<String, String> states;

    Visitor(Path folder, Map<String, String> states) {
      this.folder = folder;
      this.states = states;
    }

    private static boolean isHidden(Path path) {
      return path.getFileName().toString().startsWith(".");
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
      return !path.equals(folder) && isHidden(path)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes found) throws IOException {
      boolean isFile = Files.isRegularFile(path);
      boolean isListed =
          isFile
              || (!Files.isDirectory(path)
                  && PictureFormat.isNamedSo(path.getFileName().toString()));
      if (isListed && !isHidden(path)) {
        BasicFileAttributes attributes =
            isFile ? Files.readAttributes(path, BasicFileAttributes.class) : found;
        states.put(
            StreamSupport.stream(folder.relativize(path).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/")),
            attributes.size() + " " + attributes.lastModifiedTime().toMillis());
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
