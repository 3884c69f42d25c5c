package org.disentangle.experiment.spark.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.spark.SerializableWritable;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;

/**
 * A folder on a Hadoop file system. Its rename must be atomic and refuse an existing name, as in
 * HDFS; an object store copies file by file instead.
 *
 * @param folder its URI
 * @param settings the driver's Hadoop settings
 */
record HadoopFolder(URI folder, SerializableWritable<Configuration> settings)
    implements SharedFolder {

  /**
   * A folder, with the settings of the driver.
   *
   * @throws UserErrorException if Hadoop knows no such file system
   */
  static HadoopFolder of(URI folder, Configuration settings) {
    HadoopFolder found = new HadoopFolder(folder, new SerializableWritable<>(settings));
    try {
      found.files();
    } catch (UnsupportedFileSystemException e) {
      throw new UserErrorException(
          "the store is %s but Hadoop, as this Spark has it, knows no file system %s: (%s)"
              .formatted(folder, folder.getScheme(), e.getMessage()),
          e);
    } catch (IOException e) {
      throw FileErrorException.of("the store %s cannot be reached: %s".formatted(folder, e), e);
    }
    return found;
  }

  @Override
  public Set<String> children() throws IOException {
    Set<String> names = new TreeSet<>();
    if (!files().util().exists(new Path(folder))) {
      return names;
    }
    var all = files().listStatus(new Path(folder));
    while (all.hasNext()) {
      names.add(all.next().getPath().getName());
    }
    return names;
  }

  @Override
  public boolean exists(String name) throws IOException {
    return files().util().exists(path(name));
  }

  @Override
  public Map<String, Long> files(String child) throws IOException {
    Map<String, Long> lengths = new TreeMap<>();
    Path root = files().makeQualified(path(child));
    RemoteIterator<LocatedFileStatus> all = files().util().listFiles(root, true);
    while (all.hasNext()) {
      LocatedFileStatus file = all.next();
      lengths.put(root.toUri().relativize(file.getPath().toUri()).getPath(), file.getLen());
    }
    return lengths;
  }

  @Override
  public InputStream open(String file) throws IOException {
    return files().open(path(file));
  }

  @Override
  public void upload(java.nio.file.Path from, String child) throws IOException {
    for (String name : LocalFiles.below(from).keySet()) {
      try (OutputStream out =
          files()
              .create(
                  path(child + "/" + name),
                  EnumSet.of(CreateFlag.CREATE),
                  Options.CreateOpts.createParent())) {
        Files.copy(from.resolve(name), out);
      }
    }
  }

  @Override
  public boolean rename(String child, String to) throws IOException {
    try {
      // Not FileSystem.rename, which would put the one folder into the other.
      files().rename(path(child), path(to), Options.Rename.NONE);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  @Override
  public void delete(String child) throws IOException {
    try {
      files().delete(path(child), true);
    } catch (FileNotFoundException e) {
      // It no longer exists, as requested.
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }

  private Path path(String name) {
    return new Path(new Path(folder), name);
  }

  private FileContext files() throws IOException {
    return FileContext.getFileContext(folder, settings.value());
  }
}
