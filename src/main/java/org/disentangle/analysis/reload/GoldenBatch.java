package org.disentangle.analysis.reload;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.disentangle.AtomicWrite;
import org.disentangle.contract.Signatures;
import org.disentangle.data.FactorImages;
import org.disentangle.data.numpy.NpzOutput;
import org.disentangle.math.SeedPair;
import org.tensorflow.Result;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * The golden batch: the inputs and outputs of a reloaded model for one fixed batch, so that any
 * other runtime can be compared with it. The file is {@code assets.extra/golden.npz}, for each
 * signature the arrays {@code <signature>/<input>} that were fed and {@code <signature>/<output>}
 * that came back, in their own types.
 *
 * <table>
 * <caption>The inputs</caption>
 * <tr><td>{@code images}<td>float32 [16, H, W, C]: drawn from the model's images
 * <tr><td>{@code latents}<td>float32 [16, …]: standard normal draws; or int64: the codes of the images
 * <tr><td>{@code seed}<td>int32 [2]: 7, 11
 * <tr><td>{@code count}<td>int32 []: 8
 * <tr><td>{@code indices}<td>int32 [N]: the first 16 components, or all if there are fewer
 * </table>
 *
 * <p>The same model and images give the same bytes on the same machine.
 */
public final class GoldenBatch {
  private static final int BATCH = 16;
  private static final int COUNT = 8;
  private static final SeedPair SEED = new SeedPair(7, 11);

  /** The number of images and of latents that are drawn. */
  private static final long DRAWS = 20;

  private final ReloadedModel model;
  private final float[] images;

  private GoldenBatch(ReloadedModel model, float[] images) {
    this.model = model;
    this.images = images;
  }

  /**
   * Reloads an exported model, calls all of its signatures, and writes the file next to its run
   * record, replacing an earlier file.
   *
   * @param source of the images, those the model was trained on
   * @param session devices and threads
   * @return the file
   * @throws org.disentangle.UserErrorException if the model cannot be loaded or the file cannot be
   *     written
   * @throws IllegalStateException if a signature has an input that this class has no value for
   */
  public static Path write(SavedModelFolder folder, FactorImages source, ConfigProto session) {
    Path file = folder.path().resolve(Signatures.EXTRA_FOLDER).resolve(Signatures.GOLDEN_FILE);
    int[] drawn = new Random(DRAWS).ints(BATCH, 0, source.size()).toArray();
    int values = source.shape().values();
    float[] images = new float[BATCH * values];
    for (int i = 0; i < BATCH; i++) {
      source.read(drawn[i], images, i * values);
    }
    try (ReloadedModel model = ReloadedModel.open(folder, session)) {
      GoldenBatch batch = new GoldenBatch(model, images);
      AtomicWrite.file(file, batch::writeTo);
    }
    return file;
  }

  private void writeTo(Path file) throws IOException {
    try (NpzOutput archive = new NpzOutput(file)) {
      for (Map.Entry<String, SignatureDef> each :
          model.folder().contract().signatures().entrySet()) {
        append(archive, each.getKey(), each.getValue());
      }
    }
  }

  private void append(NpzOutput archive, String signature, SignatureDef definition)
      throws IOException {
    Map<String, Tensor> inputs = inputs(signature, definition);
    try {
      for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
        append(archive, signature + "/" + input.getKey(), input.getValue());
      }
      for (String output : new TreeMap<>(definition.getOutputsMap()).keySet()) {
        try (Result result = model.output(signature, inputs, output)) {
          append(archive, signature + "/" + output, result.get(0));
        }
      }
    } finally {
      inputs.values().forEach(Tensor::close);
    }
  }

  private Map<String, Tensor> inputs(String signature, SignatureDef definition) {
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    new TreeMap<>(definition.getInputsMap())
        .forEach(
            (name, info) ->
                inputs.put(
                    name,
                    switch (name) {
                      case Signatures.IMAGES ->
                          TFloat32.tensorOf(
                              Shape.of(
                                  BATCH,
                                  model.imageShape().height(),
                                  model.imageShape().width(),
                                  model.imageShape().channels()),
                              DataBuffers.of(images));
                      case Signatures.SEED -> TInt32.vectorOf(SEED.first(), SEED.second());
                      case Signatures.COUNT -> TInt32.scalarOf(COUNT);
                      case Signatures.INDICES -> TInt32.vectorOf(components());
                      case Signatures.LATENTS -> latents(info.getTensorShape());
                      default ->
                          throw new IllegalStateException(
                              "no value for the input \"%s\" of signature \"%s\" of %s"
                                  .formatted(name, signature, model.folder().path()));
                    }));
    return inputs;
  }

  private int[] components() {
    double components = model.folder().hyperparameter(Signatures.COMPONENTS).orElseThrow();
    return IntStream.range(0, Math.min(BATCH, (int) components)).toArray();
  }

  private Tensor latents(TensorShapeProto stated) {
    Shape shape =
        Shape.of(
            LongStream.concat(
                    LongStream.of(BATCH),
                    stated.getDimList().stream().skip(1).mapToLong(TensorShapeProto.Dim::getSize))
                .toArray());
    if (!model.folder().contract().decodesFloats()) {
      return TInt64.tensorOf(shape, DataBuffers.of(model.codes(images, BATCH)));
    }
    Random random = new Random(DRAWS);
    float[] values = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return TFloat32.tensorOf(shape, DataBuffers.of(values));
  }

  private static void append(NpzOutput archive, String name, Tensor tensor) throws IOException {
    List<Long> shape = LongStream.of(tensor.shape().asArray()).boxed().toList();
    int size = Math.toIntExact(tensor.shape().size());
    DataType type = tensor.dataType();
    switch (type) {
      case DT_FLOAT -> {
        float[] values = new float[size];
        tensor.asRawTensor().data().asFloats().read(values);
        archive.floats(name, shape, values);
      }
      case DT_INT32 -> {
        int[] values = new int[size];
        tensor.asRawTensor().data().asInts().read(values);
        archive.ints(name, shape, values);
      }
      case DT_INT64 -> {
        long[] values = new long[size];
        tensor.asRawTensor().data().asLongs().read(values);
        archive.longs(name, shape, values);
      }
      default -> throw new IllegalStateException(name + " is of type " + type);
    }
  }
}
