package org.disentangle.analysis.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.disentangle.analysis.reload.ModelContract;
import org.disentangle.contract.Signatures;

/**
 * Remarks on a model that a report shows before its numbers: what cannot be measured and why, and
 * which of its losses are not finite. A table shows both as blanks.
 */
final class Remarks {
  /** The measurements that need each of the optional signatures. */
  private static final Map<String, String> MEASURED_BY = measuredBy();

  private Remarks() {}

  private static Map<String, String> measuredBy() {
    Map<String, String> measured = new LinkedHashMap<>();
    measured.put(Signatures.LOSSES, "its losses");
    measured.put(Signatures.RECONSTRUCT, "reconstructions");
    measured.put(
        Signatures.DECODE,
        "traversals, interpolations, sliders, sharpness, code use and pixel flips");
    measured.put(Signatures.SAMPLE, "samples, their sharpness and the fit to the prior");
    return measured;
  }

  /** One sentence each. */
  static List<String> of(ModelContract contract, LossMeans losses) {
    List<String> remarks = new ArrayList<>();
    MEASURED_BY.forEach(
        (signature, measured) -> {
          if (!contract.has(signature)) {
            remarks.add(
                "The SavedModel has no signature \"%s\": left out are %s."
                    .formatted(signature, measured));
          }
        });
    SortedMap<Double, SortedSet<String>> unusable = new TreeMap<>();
    Stream.of(losses.training(), losses.validation())
        .flatMap(means -> means.entrySet().stream())
        .filter(mean -> !Double.isFinite(mean.getValue()))
        .forEach(
            mean ->
                unusable
                    .computeIfAbsent(mean.getValue(), absent -> new TreeSet<>())
                    .add(mean.getKey()));
    unusable.forEach(
        (value, terms) ->
            remarks.add(
                "The signature \"%s\" gives %s for %s: it is no loss of these images."
                    .formatted(Signatures.LOSSES, value, String.join(", ", terms))));
    return remarks;
  }
}
