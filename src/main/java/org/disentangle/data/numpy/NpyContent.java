package org.disentangle.data.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import org.disentangle.UserErrorException;

/** The place where a numpy array lies: a member of an archive, or a file of its own. */
interface NpyContent {
  /** Starts at the first byte of its header; the caller closes the stream. */
  InputStream open() throws IOException;

  /**
   * The largest number of bytes that there can be, header and all: memory that is allocated by a
   * shape must not be larger than the file can fill.
   */
  long room() throws IOException;

  /** The CRC-32 of all its bytes; empty where it is not kept. */
  OptionalLong checksum();

  /** An error about this array. */
  UserErrorException fault(String finding, String remedy);
}
