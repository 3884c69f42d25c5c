package org.disentangle.data.collection;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.data.picture.PictureFile;

/** Pictures in an order, each still encoded, and what is known of each. */
public interface PictureCollection {
  /** Where they are, as the configuration names it. */
  Path path();

  /** Identifies the content by names, sizes and times, without reading it. */
  String fingerprint();

  /**
   * How many pictures there are.
   *
   * @throws org.disentangle.UserErrorException if that cannot be read
   */
  int size();

  /**
   * What a picture is called in messages.
   *
   * @param picture its number, from 0
   */
  String name(int picture);

  /** The bytes of memory that a picture takes when it is read, before it is decoded; about. */
  long memory(int picture);

  /**
   * Some pictures, for several threads at once. Their bytes may be read here or only when each is
   * looked at.
   *
   * @param pictures their numbers; ascending ones are fast
   * @throws org.disentangle.UserErrorException if they cannot be found; one that cannot be read
   *     says so itself
   */
  List<PictureFile> files(IntStream pictures);

  /** What is known of all pictures. */
  CollectionLabels labels();
}
