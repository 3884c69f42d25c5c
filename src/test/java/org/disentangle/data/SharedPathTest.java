package org.disentangle.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedPathTest {
  @Test
  void nobodyIsToldWhereOnThisMachine(@TempDir Path elsewhere) {
    assertEquals("data/a.npz", SharedPath.of(Path.of("data", "a.npz")));
    assertEquals("data/a.npz", SharedPath.of(Path.of("data", "a.npz").toAbsolutePath()));
    assertEquals("a.npz", SharedPath.of(Path.of("data", "..", "a.npz")));
    assertEquals("a.npz", SharedPath.of(elsewhere.resolve("a.npz")));
    assertEquals("a.npz", SharedPath.of(Path.of("..", "beside", "a.npz")));
  }
}
