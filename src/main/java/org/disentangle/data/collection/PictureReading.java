package org.disentangle.data.collection;

import org.disentangle.config.DataConfig;
import org.disentangle.config.FolderConfig;
import org.disentangle.config.PictureChannels;
import org.disentangle.config.ShardsConfig;
import org.disentangle.config.UnreadablePicture;
import org.disentangle.data.picture.Background;
import org.disentangle.data.picture.Framing;

/**
 * How pictures are read.
 *
 * @param channels of the images that are made of them
 * @param background what transparent pixels are laid on
 * @param leavesOut whether a picture that cannot be read is left out
 * @param framing what is made of each
 * @param field the part of a configuration that says so, for messages
 */
record PictureReading(
    PictureChannels channels,
    Background background,
    boolean leavesOut,
    Framing framing,
    String field) {

  /** What a configuration says. */
  static PictureReading of(DataConfig data) {
    if (data.hasShards()) {
      ShardsConfig shards = data.getShards();
      return new PictureReading(
          shards.getChannels(),
          Background.of(shards.getBackground(), "data.shards.background"),
          shards.getUnreadable() == UnreadablePicture.SKIP,
          Framing.of(data),
          "data.shards");
    }
    FolderConfig folder = data.getFolder();
    return new PictureReading(
        folder.getChannels(),
        Background.of(folder.getBackground(), "data.folder.background"),
        folder.getUnreadable() == UnreadablePicture.SKIP,
        Framing.of(data),
        "data.folder");
  }
}
