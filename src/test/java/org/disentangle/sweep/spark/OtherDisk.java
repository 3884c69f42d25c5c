package org.disentangle.sweep.spark;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * This machine's disk by Hadoop's own code, under a scheme {@code disk:} that Java does not know.
 */
public final class OtherDisk extends DelegateToFileSystem {

  /** As Hadoop makes it. */
  public OtherDisk(URI uri, Configuration settings) throws IOException, URISyntaxException {
    super(uri, new Raw(), settings, "disk", false);
  }

  private static final class Raw extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create("disk:///");
    }
  }

  @Override
  public int getUriDefaultPort() {
    return -1;
  }
}
