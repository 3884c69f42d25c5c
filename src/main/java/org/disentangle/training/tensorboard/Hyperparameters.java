package org.disentangle.training.tensorboard;

import com.google.protobuf.ByteString;
import com.google.protobuf.Value;
import java.util.Map;
import org.disentangle.config.ConfigurationValues;
import org.disentangle.config.RunConfig;
import org.disentangle.training.listener.TrainingEnd;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.Summary;
import org.tensorflow.proto.SummaryMetadata;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * A run's settings in the form of TensorBoard's hyper-parameter page: they are in the metadata of
 * summaries with an empty tensor. The page finds the metrics, all scalars, by itself.
 */
final class Hyperparameters {
  private static final String PLUGIN = "hparams";
  private static final String START = "_hparams_/session_start_info";
  private static final String END = "_hparams_/session_end_info";
  private static final String NAME = "name";

  /** A tensor of shape [0]. */
  private static final TensorProto NOTHING =
      TensorProto.newBuilder()
          .setDtype(DataType.DT_FLOAT)
          .setTensorShape(
              TensorShapeProto.newBuilder().addDim(TensorShapeProto.Dim.getDefaultInstance()))
          .build();

  private Hyperparameters() {}

  /**
   * Every setting of a run, and its model family.
   *
   * @param seconds since 1970
   */
  static Summary started(RunConfig config, String family, double seconds) {
    SessionStartInfo.Builder start =
        SessionStartInfo.newBuilder().setGroupName(config.getName()).setStartTimeSecs(seconds);
    start.putHparams("family", value(family));
    for (Map.Entry<String, Object> setting : ConfigurationValues.of(config).entrySet()) {
      if (!setting.getKey().equals(NAME)) {
        start.putHparams(setting.getKey(), value(setting.getValue()));
      }
    }
    return summary(START, HParamsPluginData.newBuilder().setSessionStartInfo(start));
  }

  /** How a training ended, unless it may be continued. */
  static Summary ended(TrainingEnd.Kind how, double seconds) {
    Status status =
        switch (how) {
          case EXPORTED -> Status.STATUS_SUCCESS;
          case INTERRUPTED -> Status.STATUS_UNKNOWN;
          case FAILED -> Status.STATUS_FAILURE;
        };
    return summary(
        END,
        HParamsPluginData.newBuilder()
            .setSessionEndInfo(
                SessionEndInfo.newBuilder().setStatus(status).setEndTimeSecs(seconds)));
  }

  private static Value value(Object setting) {
    if (setting instanceof Double number) {
      return Value.newBuilder().setNumberValue(number).build();
    }
    return setting instanceof Boolean truth
        ? Value.newBuilder().setBoolValue(truth).build()
        : Value.newBuilder().setStringValue(setting.toString()).build();
  }

  private static Summary summary(String tag, HParamsPluginData.Builder data) {
    ByteString content = data.build().toByteString();
    return Summary.newBuilder()
        .addValue(
            Summary.Value.newBuilder()
                .setTag(tag)
                .setTensor(NOTHING)
                .setMetadata(
                    SummaryMetadata.newBuilder()
                        .setPluginData(
                            SummaryMetadata.PluginData.newBuilder()
                                .setPluginName(PLUGIN)
                                .setContent(content))))
        .build();
  }
}
