package org.disentangle.cli.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The kind of output that a path of the command line names; {@link OptionChecks} checks its ending.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Written {
  /** What the file is, or that it is a folder. */
  Form value();

  /** The kinds of output that verbs write. */
  enum Form {
    PNG("a picture, a PNG file", ".png"),
    NPZ("an archive of arrays, an npz file", ".npz"),
    CSV("a table, a CSV file", ".csv"),
    CONFIGURATION("a configuration, a textproto file", ".textproto"),
    FOLDER("a folder", ""),
    /** An npz or HDF5 file, or else a folder. */
    IMAGES("images, an npz file, an HDF5 file or a folder", "");

    private final String what;
    private final String ending;

    Form(String what, String ending) {
      this.what = what;
      this.ending = ending;
    }

    /** With its article. */
    public String what() {
      return what;
    }

    /** With its dot; empty for a folder. */
    public String ending() {
      return ending;
    }
  }
}
