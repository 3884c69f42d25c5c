package org.disentangle.data.catalogue;

import java.util.Optional;
import org.disentangle.data.array.ArrayShape;

/**
 * A file of a published set.
 *
 * @param name as published
 * @param form of what is read here
 * @param images how many there are, their height, width, and channels unless they are grey
 * @param checksum of the file; empty where none is published
 */
public record KnownFile(
    String name, Form form, ArrayShape images, Optional<FileChecksum> checksum) {
  /** In what form images lie there. */
  public enum Form {
    /** An array of an npz or HDF5 file. */
    ARRAY,
    /** Pictures in a folder, which the published file is unpacked to. */
    PICTURES,
    /** Files in a format of the set's own. */
    OTHER
  }

  /**
   * Whether what is at hand can be from this file: the same form, and in an array the same shape,
   * else as many images, as pictures are published in several sizes.
   */
  boolean canBe(Form found, ArrayShape shape) {
    return form == found
        && (form == Form.ARRAY ? images.equals(shape) : images.rows() == shape.rows());
  }

  /** Its name and its checksum. */
  @Override
  public String toString() {
    return name + checksum.map(each -> ", " + each).orElse("");
  }
}
