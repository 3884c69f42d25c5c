package org.disentangle.analysis.encoding;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.disentangle.AtomicWrite;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.analysis.reload.SignatureOutputs;
import org.disentangle.contract.Signatures;
import org.disentangle.math.ShortestDecimal;

/**
 * Records the outputs of an encoder batch by batch in memory-mapped files. The caller closes it.
 */
final class EncodingRecorder implements Closeable {
  private static final List<String> WITH_POSTERIOR =
      List.of(Signatures.REPRESENTATION, Signatures.MEAN, Signatures.LOG_VARIANCE);

  private final String run;
  private final Path scratch;
  private final List<String> outputs;
  private final Optional<int[][]> codeMaps;
  private final List<MappedMatrix.Writer> writers = new ArrayList<>();
  private boolean meansAreRepresentation = true;

  /**
   * @param folder of the model
   * @param samples how many images there will be
   * @param scratch an existing folder with room for their codes
   * @throws UserErrorException if no file can be made there
   */
  EncodingRecorder(SavedModelFolder folder, int samples, Path scratch) {
    this.run = folder.run();
    this.scratch = scratch;
    this.outputs =
        folder.contract().hasPosterior() ? WITH_POSTERIOR : List.of(Signatures.REPRESENTATION);
    this.codeMaps = folder.contract().codeMapShape().map(shape -> new int[samples][]);
    try {
      for (int output = 0; output < outputs.size(); output++) {
        writers.add(MappedMatrix.create(scratch));
      }
    } catch (IOException e) {
      close();
      throw unwritable(e);
    }
  }

  /** The float outputs requested from the encoder. */
  List<String> outputs() {
    return outputs;
  }

  /** The integer outputs requested from the encoder. */
  List<String> codeOutputs() {
    return codeMaps.isPresent() ? List.of(Signatures.CODES) : List.of();
  }

  /**
   * Records one batch.
   *
   * @param count images in it
   * @param start position of the first one in the sample; batches come in their order
   * @throws UserErrorException if a number is not finite, or the disk is full
   */
  void take(SignatureOutputs batch, int count, int start) {
    List<float[]> floats = batch.floats();
    if (outputs.equals(WITH_POSTERIOR)) {
      meansAreRepresentation &= Arrays.equals(floats.get(0), floats.get(1));
    }
    try {
      for (int output = 0; output < floats.size(); output++) {
        for (int i = 0; i < count; i++) {
          writers.get(output).append(row(floats.get(output), i, count));
        }
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
    codeMaps.ifPresent(
        maps -> {
          long[] codes = batch.longs().get(0);
          int positions = codes.length / count;
          for (int i = 0; i < count; i++) {
            maps[start + i] =
                Arrays.stream(codes, i * positions, (i + 1) * positions)
                    .mapToInt(Math::toIntExact)
                    .toArray();
          }
        });
  }

  /** Everything that was recorded. */
  Encodings finish() {
    try {
      MappedMatrix representation = writers.get(0).finish();
      if (!outputs.equals(WITH_POSTERIOR)) {
        return new Encodings(representation, Optional.empty(), codeMaps);
      }
      MappedMatrix means = meansAreRepresentation ? representation : writers.get(1).finish();
      return new Encodings(
          representation,
          Optional.of(
              new Encodings.Posterior(means, writers.get(2).finish(), meansAreRepresentation)),
          codeMaps);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private double[] row(float[] batch, int row, int rows) {
    int latents = batch.length / rows;
    double[] code = new double[latents];
    for (int j = 0; j < latents; j++) {
      float value = batch[row * latents + j];
      if (!Float.isFinite(value)) {
        throw new UserErrorException(
            "the representation of "
                + run
                + " is "
                + value
                + " in latent "
                + j
                + ": its training diverged; train it again with a lower learning rate");
      }
      code[j] = ShortestDecimal.widen(value);
    }
    return code;
  }

  private UserErrorException unwritable(IOException cause) {
    return FileErrorException.of(
        "the codes of "
            + run
            + " cannot be kept in "
            + scratch
            + " while they are measured: "
            + AtomicWrite.reason(cause)
            + "; make room there, or choose another folder for the report",
        cause);
  }

  @Override
  public void close() {
    try {
      for (MappedMatrix.Writer writer : writers) {
        writer.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
