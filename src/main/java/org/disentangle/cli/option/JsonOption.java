package org.disentangle.cli.option;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.GsonBuilder;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Whether a table is printed for people or for other programs; mixed into verbs that print one. */
public final class JsonOption {
  @Option(
      names = "--json",
      description = "Print one JSON object in place of text, for other programs.")
  private boolean json;

  /** Whether other programs are to read it. */
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
      out.println(
          new GsonBuilder()
              .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
              .disableHtmlEscaping()
              .setPrettyPrinting()
              .create()
              .toJson(object.get()));
    } else {
      text.run();
    }
    out.flush();
  }
}
