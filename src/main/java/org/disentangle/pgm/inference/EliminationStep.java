package org.disentangle.pgm.inference;

import java.math.BigInteger;
import java.util.List;

/**
 * One step of an elimination, for one variable: the tables that contain it are multiplied, and it
 * is summed (or maximised) out of the product.
 *
 * @param variable its name
 * @param in the scopes of the tables that contain it
 * @param product the scope of their product
 * @param entries how many entries the product has
 * @param out the scope of the new table: the product's without the variable
 */
public record EliminationStep(
    String variable,
    List<List<String>> in,
    List<String> product,
    BigInteger entries,
    List<String> out) {
  /** Copies the lists. */
  public EliminationStep {
    in = in.stream().map(List::copyOf).toList();
    product = List.copyOf(product);
    out = List.copyOf(out);
  }
}
