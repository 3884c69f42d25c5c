package org.disentangle.cli.option;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonSerializer;
import java.io.PrintWriter;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Whether a table is printed for people or for other programs; mixed into verbs that print one. */
public final class JsonOption {
  @Option(
      names = "--json",
      description = "Print one JSON object in place of text, for other programs.")
  private boolean json;

  /** Whether other programs are to read what a verb finds. */
  public boolean isWanted() {
    return json;
  }

  /**
   * Prints what a verb has found, in the form that was asked for.
   *
   * @param object a record, or a map in the order that is printed; names of records' components are
   *     written with underscores
   * @param text prints the same for people
   */
  public void print(PrintWriter out, Supplier<Object> object, Runnable text) {
    if (json) {
      print(out, object.get());
    } else {
      text.run();
    }
    out.flush();
  }

  /** Prints an object: a record, or a map in the order that is printed. */
  public static void print(PrintWriter out, Object object) {
    out.println(
        new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
            .registerTypeAdapter(
                OptionalInt.class,
                number((OptionalInt of) -> of.isPresent() ? of.getAsInt() : null))
            .registerTypeAdapter(
                OptionalLong.class,
                number((OptionalLong of) -> of.isPresent() ? of.getAsLong() : null))
            .registerTypeAdapter(
                OptionalDouble.class,
                number((OptionalDouble of) -> of.isPresent() ? of.getAsDouble() : null))
            .disableHtmlEscaping()
            .setPrettyPrinting()
            .create()
            .toJson(object));
    out.flush();
  }

  /** A number, or null where there is none; Gson then leaves it out. */
  private static <T> JsonSerializer<T> number(Function<T, Number> value) {
    return (optional, type, context) -> context.serialize(value.apply(optional));
  }
}
