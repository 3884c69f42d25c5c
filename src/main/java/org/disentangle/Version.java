package org.disentangle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The version of this program and of the TensorFlow it was built with, read without loading
 * TensorFlow.
 */
public final class Version {
  private static final Properties BUILT = read();

  private Version() {}

  /** This program's own version. */
  public static String disentangle() {
    return BUILT.getProperty("disentangle");
  }

  /** The version of TensorFlow for Java. */
  public static String tensorFlowJava() {
    return BUILT.getProperty("tensorflow.java");
  }

  /** The version of TensorFlow that TensorFlow for Java contains. */
  public static String tensorFlow() {
    return BUILT.getProperty("tensorflow");
  }

  private static Properties read() {
    Properties properties = new Properties();
    try (InputStream stream = Version.class.getResourceAsStream("version.properties")) {
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("version.properties is missing from the class path", e);
    }
    return properties;
  }
}
