package org.disentangle.data.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** The bytes of an encoded picture, wherever they are. */
public interface PictureContent {
  /** How many there are. */
  long length() throws IOException;

  /** All of them. */
  byte[] bytes() throws IOException;

  /** Opens them at their beginning, for who needs but some. */
  default ImageInputStream open() throws IOException {
    return new ContentStream(bytes());
  }

  /** A file's. */
  static PictureContent of(Path path) {
    return new PictureContent() {
      @Override
      public long length() throws IOException {
        return Files.size(regular());
      }

      @Override
      public byte[] bytes() throws IOException {
        return Files.readAllBytes(regular());
      }

      @Override
      public ImageInputStream open() throws IOException {
        return new FileImageInputStream(regular().toFile());
      }

      private Path regular() throws UnreadablePictureException {
        if (!Files.isRegularFile(path)) {
          // To open a pipe would wait for its writer.
          throw new UnreadablePictureException(
              Files.exists(path) ? "is no regular file" : "is not there, or a link to what is not");
        }
        if (!Files.isReadable(path)) {
          throw new UnreadablePictureException("may not be read by this user");
        }
        return path;
      }
    };
  }

  /** Those in an array, which is not copied. */
  static PictureContent of(byte[] bytes) {
    return new PictureContent() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public byte[] bytes() {
        return bytes;
      }
    };
  }

  /**
   * None, where there should be a picture.
   *
   * @param reason to follow its name, e.g. "has no picture"
   */
  static PictureContent missing(String reason) {
    return new PictureContent() {
      @Override
      public long length() throws UnreadablePictureException {
        throw new UnreadablePictureException(reason);
      }

      @Override
      public byte[] bytes() throws UnreadablePictureException {
        throw new UnreadablePictureException(reason);
      }
    };
  }
}
