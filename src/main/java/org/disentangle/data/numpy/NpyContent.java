package org.disentangle.data.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import org.disentangle.UserErrorException;

/** The bytes of one numpy array file (npy), which lies by itself or in an archive. */
interface NpyContent {
  /** Starts reading; the caller closes the stream. */
  InputStream open() throws IOException;

  /**
   * The largest number of bytes that there can be: memory that is allocated by a shape must not be
   * larger.
   */
  long room() throws IOException;

  /** The CRC-32 that all bytes should have, where it is known. */
  OptionalLong crc();

  /** An error about this array. */
  UserErrorException fault(String finding, String remedy);
}
