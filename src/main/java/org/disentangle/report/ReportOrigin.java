package org.disentangle.report;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.AtomicWrite;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.Version;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.contract.ChecksumList;
import org.disentangle.contract.Checksums;

/**
 * What a report was made of: models, images, settings and the program itself, to the byte. It lies
 * in the report's folder, beside the checksums of the report's files; so the same need not be
 * measured twice.
 *
 * @param lines one for each thing, with its checksum
 */
public record ReportOrigin(List<String> lines) {
  private static final Logger LOG = LogManager.getLogger(ReportOrigin.class);
  private static final String FILE = "made_of.txt";
  private static final String CHECKSUMS = "SHA256SUMS";

  /** Copies the list. */
  public ReportOrigin {
    lines = List.copyOf(lines);
  }

  /**
   * What a report is going to be made of.
   *
   * @param images the checksum of the images
   * @param config resolved
   * @param device on what is computed, as the user said it: another one can change the last digits
   * @return empty if one of the models carries no checksums, so that nobody knows what it is
   * @throws UserErrorException if the program or a model cannot be read
   */
  public static Optional<ReportOrigin> of(
      List<SavedModelFolder> models, String images, AnalysisConfig config, String device) {
    if (!models.stream().map(SavedModelFolder::path).allMatch(Checksums::arePresent)) {
      return Optional.empty();
    }
    List<String> lines = new ArrayList<>();
    lines.add("program %s %s".formatted(Version.disentangle(), program()));
    for (SavedModelFolder model : models) {
      lines.add("model %s %s".formatted(model.run(), sha256(Checksums.path(model.path()))));
    }
    lines.add("images " + images);
    lines.add("device " + device);
    lines.add(line("analysis", config));
    return Optional.of(new ReportOrigin(lines));
  }

  /**
   * The same with one more thing that the report says something of, such as a study's claims.
   *
   * @param name of what it is
   * @param settings it was made by
   */
  public ReportOrigin and(String name, Message settings) {
    List<String> more = new ArrayList<>(lines);
    more.add(line(name, settings));
    return new ReportOrigin(more);
  }

  private static String line(String name, Message settings) {
    return name + " " + TextFormat.printer().emittingSingleLine(true).printToString(settings);
  }

  /** Whether a folder holds a report that was made of the same, each file as it was written. */
  public boolean isThatOf(Path reportFolder) {
    Path file = reportFolder.resolve(FILE);
    if (!Files.exists(file) || !Files.exists(reportFolder.resolve(CHECKSUMS))) {
      return false;
    }
    try {
      if (!Files.readAllLines(file).equals(lines)) {
        return false;
      }
      checksums(reportFolder).verify(any -> true);
      return true;
    } catch (UserErrorException e) {
      LOG.info("the report is made again: {}", e.getMessage());
      return false;
    } catch (IOException e) {
      throw unreadable(reportFolder, e);
    }
  }

  /** Keeps it in the folder of a report that is otherwise complete. */
  public void keepIn(Path reportFolder) {
    AtomicWrite.file(reportFolder.resolve(FILE), file -> Files.write(file, lines));
    try {
      checksums(reportFolder).write(any -> true);
    } catch (IOException e) {
      throw FileErrorException.of(
          "cannot write the checksums of " + reportFolder + ": " + e.getMessage(), e);
    }
  }

  private static ChecksumList checksums(Path reportFolder) {
    return new ChecksumList(reportFolder, CHECKSUMS, "analyze the models again");
  }

  /** The checksum of the archive or, for a program that runs from its classes, of all of them. */
  private static String program() {
    try {
      Path program =
          Path.of(ReportOrigin.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isRegularFile(program)) {
        return sha256(program);
      }
      StringBuilder all = new StringBuilder();
      try (Stream<Path> files = Files.walk(program)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          all.append(program.relativize(file)).append(sha256(file));
        }
      }
      return ChecksumList.sha256(
          new ByteArrayInputStream(all.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw FileErrorException.of("cannot read the program itself: " + e.getMessage(), e);
    }
  }

  private static String sha256(Path file) {
    try (var in = Files.newInputStream(file)) {
      return ChecksumList.sha256(in);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static UserErrorException unreadable(Path path, IOException e) {
    return FileErrorException.of("cannot read " + path + ": " + e.getMessage(), e);
  }
}
