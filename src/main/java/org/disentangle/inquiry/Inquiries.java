package org.disentangle.inquiry;

import java.nio.file.Path;

/** Reads inquiries: the files of {@code configs/pgm/}. */
public final class Inquiries {
  private Inquiries() {}

  /**
   * Reads an inquiry.
   *
   * @throws org.disentangle.UserErrorException if the file, or one that it names, cannot be read or
   *     is not of its format; if a graph or table is at fault; if a question names a variable that
   *     its graph lacks, or is asked of a graph of the wrong kind. The message says where.
   */
  public static Inquiry read(Path file) {
    throw new UnsupportedOperationException("reading " + file);
  }
}
