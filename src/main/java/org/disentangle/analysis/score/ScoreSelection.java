package org.disentangle.analysis.score;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disentangle.UserErrorException;

/**
 * Which scores are taken of a model.
 *
 * @param scores by their names, as the table {@code scores} has them
 */
public record ScoreSelection(Set<String> scores) {
  /** Each group with its scores, in the order of the table. */
  private static final Map<String, List<String>> GROUPS = groups();

  /** Without those that take more than a few seconds for 10,000 codes. */
  private static final List<String> QUICK =
      List.of("information", "beta_vae", "factor_vae", "sap", "dependence");

  /** Every score there is. */
  public static final ScoreSelection ALL = of(List.copyOf(GROUPS.keySet()));

  /** Copies the set, in its order. */
  public ScoreSelection {
    scores = Collections.unmodifiableSet(new LinkedHashSet<>(scores));
  }

  private static Map<String, List<String>> groups() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    groups.put("information", List.of("mig", "modularity"));
    groups.put("posterior", List.of("mig_posterior", "mig_posterior_unshaped"));
    groups.put("beta_vae", List.of("beta_vae"));
    groups.put("factor_vae", List.of("factor_vae"));
    groups.put("sap", List.of("sap"));
    groups.put("dci", List.of("dci_disentanglement", "dci_completeness", "dci_informativeness"));
    groups.put(
        "lasso", List.of("lasso_disentanglement", "lasso_completeness", "lasso_informativeness"));
    groups.put("explicitness", List.of("explicitness"));
    groups.put("infomec", List.of("infom", "infoe", "infoc"));
    groups.put(
        "dependence",
        List.of(
            "total_correlation",
            "wasserstein",
            "wasserstein_share",
            "absolute_correlation",
            "latent_information"));
    return groups;
  }

  /**
   * Scores by their names and those of their groups; without any, the quick ones.
   *
   * @throws UserErrorException naming one that is not known, or is there twice
   */
  public static ScoreSelection of(List<String> names) {
    Set<String> scores = new LinkedHashSet<>();
    for (String name : names.isEmpty() ? QUICK : names) {
      List<String> meant = GROUPS.getOrDefault(name, List.of(name));
      for (String score : meant) {
        if (GROUPS.values().stream().noneMatch(group -> group.contains(score))) {
          throw new UserErrorException(
              "scores: there is no score or group \"%s\"; groups are %s"
                  .formatted(name, String.join(", ", GROUPS.keySet())));
        }
        if (!scores.add(score)) {
          throw new UserErrorException(
              "scores: \"%s\" is there twice (by \"%s\"); keep one".formatted(score, name));
        }
      }
    }
    return new ScoreSelection(scores);
  }

  /** Whether a score is taken. */
  public boolean holds(String score) {
    return scores.contains(score);
  }

  /** Whether more of a score is better; of those without factors less is. */
  public static boolean isHigherBetter(String score) {
    return !GROUPS.get("dependence").contains(score);
  }

  /** Whether any score of a group is taken. */
  boolean holdsGroup(String group) {
    return GROUPS.get(group).stream().anyMatch(scores::contains);
  }
}
