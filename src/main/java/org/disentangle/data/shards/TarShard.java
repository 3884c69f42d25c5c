package org.disentangle.data.shards;

import com.google.gson.JsonParseException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.disentangle.config.ShardsConfig;
import org.disentangle.data.collection.JsonLabels;
import org.disentangle.data.picture.PictureContent;
import org.disentangle.data.picture.PictureFormat;

/**
 * A tar archive as WebDataset has it: neighbours whose names agree up to the first dot of their
 * last part are one sample, and what follows the dot says what each is.
 */
final class TarShard implements Shard {
  /** A sample's name, and what one of its members is. */
  private static final Pattern MEMBER = Pattern.compile("((?:.*/)?[^./][^.]*)[.]([^/]*)");

  private static final String CLASS = "cls";
  private static final String JSON = "json";
  private static final int MOST_LABEL_BYTES = 1 << 20;
  private static final int NONE = -1;

  /** A sample, and where its picture is. */
  private record Sample(String key, String picture, long offset, long length) {
    boolean isMissing() {
      return offset == NONE;
    }
  }

  private final Path path;
  private final ShardsConfig config;
  private final SampleLabels labels;
  private final int first;
  private final List<Sample> samples = new ArrayList<>();

  private TarShard(Path path, ShardsConfig config, SampleLabels labels, int first) {
    this.path = path;
    this.config = config;
    this.labels = labels;
    this.first = first;
  }

  /**
   * Reads where the pictures are, and all labels.
   *
   * @param labels takes the labels
   * @param first the number of this archive's first sample there
   * @throws IOException if it is damaged; the message says how, without its name
   */
  static TarShard read(Path path, ShardsConfig config, SampleLabels labels, int first)
      throws IOException {
    TarShard shard = new TarShard(path, config, labels, first);
    try (InputStream file = new BufferedInputStream(Files.newInputStream(path));
        TarArchiveInputStream tar =
            new TarArchiveInputStream(file, StandardCharsets.UTF_8.name())) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (!entry.isCheckSumOK()) {
          throw new IOException("the checksum of a header is wrong");
        }
        if (isPlain(entry)) {
          shard.add(entry, tar);
        }
      }
    } catch (RuntimeException e) {
      throw new IOException("a header is damaged (" + e + ")", e);
    }
    return shard;
  }

  private static boolean isPlain(TarArchiveEntry entry) {
    return entry.isFile() && !entry.isLink() && !entry.isSymbolicLink() && !entry.isSparse();
  }

  private void add(TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
    Matcher member = MEMBER.matcher(entry.getName());
    if (!member.matches()) {
      return;
    }
    String key = member.group(1);
    String field = member.group(2).toLowerCase(Locale.ROOT);
    if (samples.isEmpty() || !last().key.equals(key)) {
      samples.add(new Sample(key, "", NONE, 0));
    }
    if (isPicture(field)) {
      if (!last().isMissing()) {
        throw new IOException(
            "sample %s has the pictures %s and %s; name the one to read in data.shards.image"
                .formatted(key, last().picture, field));
      }
      samples.set(samples.size() - 1, new Sample(key, field, tar.getBytesRead(), entry.getSize()));
    } else if (lastPart(field).equals(JSON)) {
      addJson(key, text(entry, tar));
    } else if (isLabel(field)) {
      label(field, text(entry, tar).strip());
    }
  }

  private Sample last() {
    return samples.get(samples.size() - 1);
  }

  private boolean isPicture(String field) {
    return config.hasImage()
        ? config.getImage().equalsIgnoreCase(field)
        : PictureFormat.isNamedSo("." + field);
  }

  private boolean isLabel(String field) {
    return config.getLabelsCount() > 0
        ? config.getLabelsList().contains(field)
        : lastPart(field).equals(CLASS);
  }

  private static String lastPart(String field) {
    return field.substring(field.lastIndexOf('.') + 1);
  }

  private static String text(TarArchiveEntry entry, InputStream in) throws IOException {
    if (entry.getSize() > MOST_LABEL_BYTES) {
      throw new IOException(
          "%s has %s bytes; expected at most %s of labels"
              .formatted(entry.getName(), entry.getSize(), MOST_LABEL_BYTES));
    }
    return new String(in.readNBytes((int) entry.getSize()), StandardCharsets.UTF_8);
  }

  private void addJson(String key, String text) throws IOException {
    try {
      Set<String> leftOut = new TreeSet<>();
      Map<String, String> members =
          JsonLabels.read(text, leftOut)
              .orElseThrow(() -> new IOException("the labels of " + key + " are no JSON object"));
      for (Map.Entry<String, String> member : members.entrySet()) {
        if (config.getLabelsCount() == 0 || config.getLabelsList().contains(member.getKey())) {
          label(member.getKey(), member.getValue());
        }
      }
      leftOut.forEach(labels::leaveOut);
    } catch (JsonParseException e) {
      throw new IOException("the labels of " + key + " are no sound JSON", e);
    }
  }

  private void label(String name, String text) throws IOException {
    labels.set(name, first + samples.size() - 1, text);
  }

  @Override
  public int size() {
    return samples.size();
  }

  @Override
  public String name(int picture) {
    Sample sample = samples.get(picture);
    return sample.isMissing() ? "sample " + sample.key : sample.key + "." + sample.picture;
  }

  @Override
  public long memory(int picture) {
    return samples.get(picture).length;
  }

  @Override
  public PictureContent content(int picture) {
    Sample sample = samples.get(picture);
    if (sample.isMissing()) {
      return PictureContent.missing(
          "has no picture (members of a sample stand one after the other: tar --sort=name)");
    }
    return new PictureContent() {
      @Override
      public long length() {
        return sample.length;
      }

      @Override
      public byte[] bytes() throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
          if (sample.offset + sample.length > file.size()) {
            throw new EOFException("the archive is cut short");
          }
          ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(sample.length));
          while (bytes.hasRemaining()) {
            if (file.read(bytes, sample.offset + bytes.position()) < 0) {
              throw new EOFException("the archive is cut short");
            }
          }
          return bytes.array();
        }
      }
    };
  }
}
