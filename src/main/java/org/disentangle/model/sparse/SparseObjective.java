package org.disentangle.model.sparse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.graph.GraphSession;
import org.disentangle.graph.Noise;
import org.disentangle.model.LatentModel;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.TrainingImages;
import org.disentangle.model.Weight;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The parts of an SC-VAE that differ between its forms: the encoding of an image as a signal, the
 * coding of a signal, the decoder's input, and the loss terms other than the reconstruction.
 */
sealed interface SparseObjective permits SparseVariational, SparseAutoencoder {

  /**
   * The encoding of a batch.
   *
   * @param signals h without noise, [B, H]
   * @param posterior q(h|x), whose mean the signals then are; empty if the encoder is deterministic
   */
  record Encoded(Operand<TFloat32> signals, Optional<DiagonalGaussian> posterior) {

    /** One draw from the posterior for each image; the signals themselves if there is none. */
    Operand<TFloat32> drawn(Ops tf, Noise noise) {
      return posterior.map(each -> each.sample(tf, noise, "posterior")).orElse(signals);
    }
  }

  /**
   * The coding, from signals to the decoder's input.
   *
   * @param codes from signals [B, H] to sparse codes [B, K] with exact zeros
   * @param decoderInput from codes to the decoder's input
   */
  record Coding(
      UnaryOperator<Operand<TFloat32>> codes, UnaryOperator<Operand<TFloat32>> decoderInput) {}

  /**
   * A coded batch, one row for each image.
   *
   * @param signals h, [B, H]
   * @param codes z, [B, K]
   * @param decoderInput the decoder's input for z
   */
  record Coded(Operand<TFloat32> signals, Operand<TFloat32> codes, Operand<TFloat32> decoderInput) {

    /** Codes signals. */
    static Coded of(Operand<TFloat32> signals, Coding coding) {
      Operand<TFloat32> codes = coding.codes().apply(signals);
      return new Coded(signals, codes, coding.decoderInput().apply(codes));
    }
  }

  /** The settings that tables show. */
  Map<String, Double> hyperparameters();

  /** The names of the terms other than the reconstruction, in the order of the tables. */
  List<String> terms();

  /** The weights of all terms, including the reconstruction. */
  Map<String, Weight> weights();

  /** See {@link LatentModel#needOfWholeBatches}. */
  default Optional<String> needOfWholeBatches() {
    return Optional.empty();
  }

  /**
   * Encodes images.
   *
   * @param images [B, H, W, C]
   */
  Encoded encoded(ModelGraph graph, Operand<TFloat32> images);

  /** First values that depend on the training images, see {@link LatentModel#firstValues}. */
  default Map<String, float[]> firstValues(TrainingImages images, GraphSession untrained) {
    return Map.of();
  }

  /** Adds the coding's variables to a graph. */
  Coding coding(ModelGraph graph);

  /**
   * The terms other than the reconstruction.
   *
   * @param tf in the scope of the losses
   * @param coded the drawn signals and their codes
   * @return a scalar for each of {@link #terms}, in the same order, without weights
   */
  Map<String, Operand<TFloat32>> terms(ModelGraph graph, Ops tf, Encoded encoded, Coded coded);

  /**
   * Draws signals from the prior, or from its substitute.
   *
   * @param count how many, int32 []
   * @param encoded of the same, inference graph
   * @return [count, H]
   */
  Operand<TFloat32> priorSignals(ModelGraph graph, Operand<TInt32> count, Encoded encoded);
}
