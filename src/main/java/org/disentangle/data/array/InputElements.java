package org.disentangle.data.array;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;

/**
 * The elements of an array as an input stream has them.
 *
 * @param array named in errors
 * @param in at the first element; closed with this
 * @param slack how many bytes may fill up the end
 */
public record InputElements(StoredArray array, InputStream in, int slack) implements ElementStream {
  @Override
  public void read(ByteBuffer target) {
    int wanted = target.remaining();
    try {
      int got = in.readNBytes(target.array(), target.arrayOffset() + target.position(), wanted);
      if (got < wanted) {
        throw new EOFException("it ends too early");
      }
      target.position(target.limit()).flip();
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  @Override
  public void skip(long bytes) {
    try {
      in.skipNBytes(bytes);
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  @Override
  public void expectEnd() {
    try {
      if (in.readNBytes(slack + 1).length > slack) {
        throw array.fault("is longer than its shape " + array.shape(), "save it again");
      }
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private UserErrorException damaged(IOException cause) {
    return FileErrorException.of(
        array
            .fault(
                "is damaged or cut short (" + cause.getMessage() + ")",
                "copy or download the file again")
            .getMessage(),
        cause);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
