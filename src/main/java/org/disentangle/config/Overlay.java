package org.disentangle.config;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.disentangle.UserErrorException;

/**
 * The fields of a run that a study or a sweep clears and sets.
 *
 * @param file the configuration of the study or sweep
 * @param where the start of error messages
 * @param cleared paths of fields
 * @param above the fields that are set
 */
public record Overlay(Path file, String where, List<String> cleared, RunConfig above) {
  /** Copies the list. */
  public Overlay {
    cleared = List.copyOf(cleared);
  }

  /**
   * Lays them over the run of another file.
   *
   * @param named its path as the study or sweep writes it
   * @return the run, resolved and checked
   * @throws UserErrorException if there is no such file, as {@link
   *     Configurations#readRunWithImages}, or if a path to clear names no field
   */
  public RunConfig overFile(String named) {
    Path run = PathText.beside(file, named, where + ", config");
    if (!Files.exists(run)) {
      throw new UserErrorException(where + ", config: there is no configuration file " + run);
    }
    return over(
        ConfigurationText.parse(run, RunConfig.newBuilder()),
        DefaultName.of(run),
        ImagePaths.names(above) ? file : run);
  }

  /**
   * Lays them over a run.
   *
   * @param name of the run, if it has none
   * @return the run, resolved and checked
   * @throws UserErrorException as {@link #overFile}
   */
  public RunConfig over(RunConfig below, String name) {
    return over(below.toBuilder(), name, file);
  }

  private RunConfig over(RunConfig.Builder run, String name, Path namesImages) {
    for (String path : cleared) {
      try {
        FieldPath.clear(run, path);
      } catch (UserErrorException e) {
        throw new UserErrorException(where + ", clear: " + e.getMessage(), e);
      }
    }
    lay(run, above);
    return ImagePaths.find(Configurations.resolved(run, name, where), namesImages, where);
  }

  /**
   * Lays the fields that are set in {@code above} over those of {@code below}. Unlike protobuf's
   * own merging, a repeated field replaces the one below: lists of layers are not appended to.
   */
  private static void lay(Message.Builder below, Message above) {
    for (Map.Entry<FieldDescriptor, Object> entry : above.getAllFields().entrySet()) {
      FieldDescriptor field = entry.getKey();
      boolean both = !field.isRepeated() && below.hasField(field);
      if (both && field.getJavaType() == JavaType.MESSAGE) {
        lay(below.getFieldBuilder(field), (Message) entry.getValue());
      } else {
        below.setField(field, entry.getValue());
      }
    }
  }
}
