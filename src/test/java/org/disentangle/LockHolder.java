package org.disentangle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Another process that uses a lock, for {@link ExclusiveUseIT}. */
public final class LockHolder {
  private LockHolder() {}

  /**
   * {@code LOCK}: takes the lock, says so, and keeps it. {@code LOCK FILE N}: adds 1 to the number
   * in the file N times, alone each time.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path lock = Path.of(arguments[0]);
    if (arguments.length == 1) {
      ExclusiveUse use = ExclusiveUse.of(lock, "the place");
      System.out.println("held " + use);
      Thread.sleep(600_000);
    }
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      count(lock, Path.of(arguments[1]));
    }
  }

  static void count(Path lock, Path file) throws IOException {
    try (ExclusiveUse use = ExclusiveUse.await(lock)) {
      int number = Integer.parseInt(Files.readString(file));
      Thread.onSpinWait();
      Files.writeString(file, Integer.toString(number + 1));
      if (!use.toString().equals(lock.toAbsolutePath().toString())) {
        throw new AssertionError(use);
      }
    }
  }
}
