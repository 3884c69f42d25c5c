package org.disentangle.data.shards;

import java.io.IOException;
import org.disentangle.data.picture.PictureContent;

/** One file of pictures. Its pictures count from 0. */
interface Shard {
  /** How many pictures it has, with those that are missing in their places. */
  int size();

  /** What a picture is called within the file. */
  String name(int picture);

  /** The bytes of memory that a picture's file takes; about. */
  long memory(int picture);

  /**
   * A picture's bytes.
   *
   * @throws IOException if the file is damaged; a picture that is not there says so itself
   */
  PictureContent content(int picture) throws IOException;
}
