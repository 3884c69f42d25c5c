package org.disentangle;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.nio.file.Path;
import java.util.Map;

/**
 * Lets two folders change places in one step, which Java cannot: between two renames there is a
 * moment without either, in which a killed program would leave none.
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
