package org.disentangle;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.nio.file.Path;
import java.util.Map;

/**
 * Exchanges two folders in one atomic step, which Java cannot do: between two renames there is a
 * moment when the target does not exist, and a program killed then would leave it missing.
 */
final class FolderExchange {
  private static final int WORKING_DIRECTORY = -100;
  private static final int EXCHANGE = 2;

  private FolderExchange() {}

  /** The part of the C library that Java lacks; since Linux 3.15 and glibc 2.28. */
  private interface CLibrary extends Library {
    int renameat2(int oldFolder, String oldPath, int newFolder, String newPath, int flags)
        throws LastErrorException;
  }

  /**
   * Exchanges two folders of one file system.
   *
   * @return whether that was possible; nothing has changed if not
   */
  static boolean of(Path one, Path other) {
    if (!Platform.isLinux()) {
      return false;
    }
    try {
      Native.load(
              Platform.C_LIBRARY_NAME,
              CLibrary.class,
              Map.of(Library.OPTION_STRING_ENCODING, System.getProperty("sun.jnu.encoding")))
          .renameat2(
              WORKING_DIRECTORY,
              one.toAbsolutePath().toString(),
              WORKING_DIRECTORY,
              other.toAbsolutePath().toString(),
              EXCHANGE);
      return true;
    } catch (LastErrorException | UnsatisfiedLinkError e) {
      // A file system or a C library that does not know how.
      return false;
    }
  }
}
