package org.disentangle.analysis.encoding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.disentangle.data.Factor;

/**
 * The column names of factors in tables: the factor's own name, or {@code factor_x} if the tables
 * have another column of that name.
 */
final class FactorColumns {
  /**
   * The other columns of all tables, which factors must not be named after. Column names do not
   * depend on case.
   */
  private static final Pattern TAKEN =
      Pattern.compile("run|model|beta|mig|sample|pc1|pc2|x|y|z\\d+", Pattern.CASE_INSENSITIVE);

  private FactorColumns() {}

  static List<Factor> of(List<Factor> factors) {
    Set<String> taken = new HashSet<>();
    factors.forEach(factor -> taken.add(lower(factor.name())));
    List<Factor> columns = new ArrayList<>();
    for (Factor factor : factors) {
      String name = factor.name();
      while (TAKEN.matcher(name).matches()
          || (!name.equals(factor.name()) && !taken.add(lower(name)))) {
        name = "factor_" + name;
      }
      columns.add(new Factor(name, factor.kind(), factor.values(), factor.words()));
    }
    return List.copyOf(columns);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
