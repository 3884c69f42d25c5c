package org.disentangle.cli.option;

import java.lang.reflect.AnnotatedElement;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.disentangle.cli.option.Written.Form;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Holds the options of a command line to what their fields state of them, before a verb begins. */
public final class OptionChecks {
  /** Endings of files that a report holds: who writes one expects that file. */
  private static final Pattern ENDING_OF_A_FILE =
      Pattern.compile(".*\\.(html?|csv|png|jpe?g|gif|tiff?|webp|npz|npy|h5|hdf5|zip|json|txt|pdf)");

  /** Endings of files of images; without one of them a folder is written. */
  private static final Pattern ENDING_OF_IMAGES = Pattern.compile(".*\\.(npz|h5|hdf5)");

  private OptionChecks() {}

  /**
   * Checks the options of a verb and of those above it.
   *
   * @throws ParameterException naming the first invalid option
   */
  public static void check(ParseResult parsed) {
    for (ParseResult each = parsed; each != null; each = each.subcommand()) {
      for (OptionSpec option : each.matchedOptions()) {
        Optional<String> fault =
            option.userObject() instanceof AnnotatedElement field
                ? fault(field, option.getValue())
                : Optional.empty();
        if (fault.isPresent()) {
          throw new ParameterException(
              each.commandSpec().commandLine(),
              option.longestName() + " is " + option.getValue() + fault.get());
        }
      }
    }
  }

  private static Optional<String> fault(AnnotatedElement field, Object value) {
    if (value instanceof Number number && field.isAnnotationPresent(Between.class)) {
      return fault(field.getAnnotation(Between.class), number.longValue());
    }
    return value instanceof Path path && field.isAnnotationPresent(Written.class)
        ? fault(field.getAnnotation(Written.class).value(), path)
        : Optional.empty();
  }

  private static Optional<String> fault(Between range, long value) {
    if (range.least() <= value && value <= range.most()) {
      return Optional.empty();
    }
    int processors = Runtime.getRuntime().availableProcessors();
    return Optional.of(
        " but must be from "
            + range.least()
            + " to "
            + range.most()
            + (range.ofProcessors() ? "; this machine has " + processors + " processors" : ""));
  }

  private static Optional<String> fault(Form form, Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    if (form == Form.FOLDER) {
      return ENDING_OF_A_FILE.matcher(name).matches()
          ? Optional.of(", the name of a file, but a folder is written; leave the ending out")
          : Optional.empty();
    }
    if (form == Form.IMAGES) {
      return ENDING_OF_A_FILE.matcher(name).matches() && !ENDING_OF_IMAGES.matcher(name).matches()
          ? Optional.of(
              " but must end in .npz, .h5 or .hdf5, or name a folder, as what is written is "
                  + form.what())
          : Optional.empty();
    }
    return name.endsWith(form.ending())
        ? Optional.empty()
        : Optional.of(
            " but must end in " + form.ending() + ", as what is written is " + form.what());
  }
}
