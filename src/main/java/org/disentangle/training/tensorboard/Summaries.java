package org.disentangle.training.tensorboard;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.disentangle.training.listener.ModelSnapshot;
import org.disentangle.training.listener.SnapshotPicture;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.Summary;
import org.tensorflow.proto.SummaryMetadata;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/** Makes the summaries that TensorBoard shows, each under its tag. */
final class Summaries {
  /**
   * The largest number of latents with separate histograms; longer codes get one histogram of all
   * their numbers.
   */
  static final int LATENT_HISTOGRAMS = 64;

  private Summaries() {}

  /**
   * Adds a number for each name.
   *
   * @param group the prefix of the tags, such as {@code train}
   */
  static void addScalars(Summary.Builder summary, String group, Map<String, Double> values) {
    values.forEach((name, value) -> addScalar(summary, group + "/" + name, value));
  }

  /** Adds one number. */
  static void addScalar(Summary.Builder summary, String tag, double value) {
    summary.addValue(Summary.Value.newBuilder().setTag(tag).setSimpleValue((float) value));
  }

  /** Images over their reconstructions, and histograms of the latents. */
  static Summary of(ModelSnapshot snapshot) {
    Summary.Builder summary = Summary.newBuilder();
    SnapshotPicture picture = SnapshotPicture.of(snapshot);
    summary.addValue(
        Summary.Value.newBuilder()
            .setTag("reconstructions")
            .setImage(
                Summary.Image.newBuilder()
                    .setHeight(picture.height())
                    .setWidth(picture.width())
                    .setColorspace(picture.colors())
                    .setEncodedImageString(ByteString.copyFrom(picture.png()))));
    if (snapshot.latents() > LATENT_HISTOGRAMS) {
      addHistogram(summary, "latents/all", snapshot.representation());
      return summary.build();
    }
    int digits = Integer.toString(snapshot.latents() - 1).length();
    for (int latent = 0; latent < snapshot.latents(); latent++) {
      // Padded, as TensorBoard sorts tags by their letters.
      String name = String.format(Locale.ROOT, "latents/z%0" + digits + "d", latent);
      addHistogram(summary, name, snapshot.latent(latent));
    }
    return summary.build();
  }

  private static void addHistogram(Summary.Builder summary, String tag, float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return;
      }
    }
    summary.addValue(Summary.Value.newBuilder().setTag(tag).setHisto(Histograms.of(values)));
  }

  /** A text, shown literally. */
  static Summary text(String tag, String text) {
    // Four spaces make a line code in Markdown.
    String markdown = text.lines().map(line -> "    " + line + "\n").reduce("", String::concat);
    return Summary.newBuilder()
        .addValue(
            Summary.Value.newBuilder()
                .setTag(tag)
                .setTensor(
                    TensorProto.newBuilder()
                        .setDtype(DataType.DT_STRING)
                        .setTensorShape(TensorShapeProto.getDefaultInstance())
                        .addStringVal(ByteString.copyFrom(markdown, StandardCharsets.UTF_8)))
                .setMetadata(
                    SummaryMetadata.newBuilder()
                        .setPluginData(
                            SummaryMetadata.PluginData.newBuilder().setPluginName("text"))))
        .build();
  }
}
