package org.disentangle.config;

import org.disentangle.UserErrorException;

/** Checks that the atoms of an SC-VAE's dictionary fit its signals. */
final class DictionaryGeometry {
  private static final int SMALLEST_SIDE = 2;

  private DictionaryGeometry() {}

  /**
   * Checks that a dictionary of this shape exists. A run of another family passes.
   *
   * @throws UserErrorException naming the field and what would fit
   */
  static void check(RunConfig run, String where) {
    if (!run.hasScVae()) {
      return;
    }
    int signal = run.getScVae().getSignalDimension();
    int atoms = run.getNetwork().getLatentDimension();
    switch (run.getScVae().getDictionary()) {
      case ORTHONORMAL_DCT -> checkOrthonormal(signal, atoms, where);
      case OVERCOMPLETE_DCT -> checkOvercomplete(signal, atoms, where);
      case RANDOM_ATOMS -> {}
    }
  }

  private static void checkOrthonormal(int signal, int atoms, String where) {
    if (signal != atoms) {
      throw new UserErrorException(
          "%s: sc_vae.signal_dimension is %s, but ORTHONORMAL_DCT has as many atoms as the signal has entries and network.latent_dimension is %s; write the same number for both"
              .formatted(where, signal, atoms));
    }
  }

  private static void checkOvercomplete(int signal, int atoms, String where) {
    int side = (int) Math.round(Math.sqrt(signal));
    if (side * side != signal || side < SMALLEST_SIDE) {
      int below = Math.max(SMALLEST_SIDE, (int) Math.sqrt(signal));
      throw new UserErrorException(
          "%s: sc_vae.signal_dimension is %s, but the atoms of OVERCOMPLETE_DCT are square patches; write a square number, e.g. %s or %s"
              .formatted(where, signal, below * below, (below + 1) * (below + 1)));
    }
    if (atoms < signal) {
      throw new UserErrorException(
          "%s: network.latent_dimension is %s, but OVERCOMPLETE_DCT has at least as many atoms as the signal has entries and sc_vae.signal_dimension is %s; raise the one or lower the other"
              .formatted(where, atoms, signal));
    }
  }
}
