package org.disentangle.cli.terminal;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What one does after a verb, for all verbs: one line behind their result.
 *
 * @param sentence a command to be copied, or what to look at
 */
public record NextStep(String sentence) {
  private static final String PROGRAM = "disentangle";

  /** After a report was written. */
  public static NextStep afterReport(Path page) {
    return new NextStep("open " + page + " in a browser");
  }

  /** After a picture was drawn of images that something names. */
  public static NextStep afterPicture(Path picture) {
    return new NextStep("look at " + picture);
  }

  /**
   * After a model was exported.
   *
   * @param images the configuration that names its images, where they are files: a model's record
   *     holds no path outside of the working folder
   */
  public static NextStep afterTraining(Path model, Optional<Path> images) {
    return command(
        Stream.concat(
                Stream.of("analyze", model.toString()),
                images.stream().flatMap(file -> Stream.of("--data", file.toString())))
            .toArray(String[]::new));
  }

  /** After a model was looked at from outside. */
  public static NextStep afterInspection(Path model) {
    return command("analyze", model.toString());
  }

  /** After a run's configuration was written. */
  public static NextStep afterConfiguration(Path file) {
    return command("train", file.toString());
  }

  /** After the layers of a run's model were counted. */
  public static NextStep afterDescription(Path file) {
    return command("train", file.toString());
  }

  /** After images were written to a place. */
  public static NextStep afterImages(Path place) {
    return command("config", "new", "--data", place.toString(), "--out", "my.textproto");
  }

  /**
   * After images were described.
   *
   * @param named what the command line says of them, perhaps nothing
   */
  public static NextStep afterSummary(List<String> named) {
    return command(
        Stream.of(List.of("data", "sheet"), named, List.of("--out", "sheet.png"))
            .flatMap(List::stream)
            .toArray(String[]::new));
  }

  /** After a dry run. */
  public static NextStep afterDryRun(Path file) {
    return command("sweep", file.toString());
  }

  /** After the machine was looked at. */
  public static NextStep afterDoctor() {
    return command("study", "configs/quick.textproto");
  }

  private static NextStep command(String... words) {
    return new NextStep(
        ShellWords.line(Stream.concat(Stream.of(PROGRAM), Stream.of(words)).toList()));
  }

  /** Says it, behind the result of a verb. */
  public void say(CommandSpec verb) {
    verb.commandLine().getOut().flush();
    PrintWriter remarks = Remarks.of(verb);
    remarks.println("next: " + sentence);
    remarks.flush();
  }
}
