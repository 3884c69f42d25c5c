package org.disentangle.analysis.reload;

import java.util.List;
import org.disentangle.contract.Signatures;
import org.disentangle.math.SeedPair;
import org.tensorflow.proto.ConfigProto;

/**
 * A trial run of a model: loads it and calls each of its signatures once, with blank images; the
 * outputs are dropped.
 *
 * <p>TensorFlow ends the whole process on some unsuitable graphs. Run in a separate process, this
 * check shows whether a model has such a graph.
 */
public final class SignatureCheck {
  private static final int IMAGES = 2;
  private static final SeedPair SEED = new SeedPair(1, 2);

  private SignatureCheck() {}

  /**
   * Calls every signature that the model has.
   *
   * @param session devices and threads
   * @throws org.disentangle.UserErrorException if the model cannot be loaded or does not answer as
   *     the contract says
   */
  public static void run(SavedModelFolder folder, ConfigProto session) {
    ModelContract contract = folder.contract();
    float[] images = new float[IMAGES * contract.imageShape().values()];
    try (ReloadedModel model = ReloadedModel.open(folder, session)) {
      float[] codes = model.encode(images, IMAGES);
      if (contract.has(Signatures.RECONSTRUCT)) {
        model.reconstruct(images, IMAGES);
      }
      if (contract.has(Signatures.SAMPLE)) {
        model.sample(SEED, IMAGES);
      }
      if (contract.has(Signatures.LOSSES)) {
        model.losses(images, IMAGES, SEED);
      }
      if (contract.decodesEncodings() && contract.decodesFloats()) {
        model.decode(codes, IMAGES);
      } else if (contract.decodesEncodings()) {
        model.decode(model.codes(images, IMAGES), IMAGES);
      }
      model.decoder();
      if (contract.givesLogWeights()) {
        model.logWeights(images, IMAGES, SEED, IMAGES);
      }
      if (contract.hasComponents()) {
        model.components(new int[] {0}, List.of(Signatures.MEAN));
      }
    }
  }
}
