package org.disentangle.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Reads text files on the class path: those of a page, and those of its web libraries. */
public final class Resource {
  private Resource() {}

  /** A file in the folder of a class. */
  public static String text(Class<?> place, String name) {
    try (InputStream stream = place.getResourceAsStream(name)) {
      return read(stream, name);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + name, e);
    }
  }

  /**
   * A file of a WebJar, whatever its version.
   *
   * @param group {@code org.webjars} or {@code org.webjars.npm}
   */
  public static String webJar(String group, String artifact, String file) {
    Properties about = new Properties();
    try {
      about.load(
          new StringReader(
              absolute("META-INF/maven/" + group + "/" + artifact + "/pom.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the version of " + artifact, e);
    }
    return absolute(
        "META-INF/resources/webjars/" + artifact + "/" + about.getProperty("version") + "/" + file);
  }

  private static String absolute(String path) {
    try (InputStream stream = Resource.class.getClassLoader().getResourceAsStream(path)) {
      return read(stream, path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + path, e);
    }
  }

  private static String read(InputStream stream, String name) throws IOException {
    if (stream == null) {
      throw new IllegalStateException("the program is incomplete: " + name + " is missing in it");
    }
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }
}
