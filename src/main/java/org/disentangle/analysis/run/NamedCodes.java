package org.disentangle.analysis.run;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.data.codes.CodeTable;
import org.disentangle.data.codes.TablePath;

/**
 * Codes that another program made.
 *
 * @param run the name of their rows in every table
 * @param codes [n, K]
 * @param logVariances of the posteriors whose means the codes are, [n, K]; empty without such
 */
public record NamedCodes(String run, CodeTable codes, Optional<CodeTable> logVariances) {
  /** Fewer latents cannot be compared. */
  private static final int FEWEST_LATENTS = 2;

  /**
   * Checks what no score could be computed of.
   *
   * @throws UserErrorException if there is one latent, there are as many latents as rows, or the
   *     log-variances are of other codes
   */
  public NamedCodes {
    int latents = codes.columns();
    if (latents < FEWEST_LATENTS) {
      throw new UserErrorException(
          "%s has %s column, and every score compares latents; expected %s columns or more"
              .formatted(codes.path(), latents, FEWEST_LATENTS));
    }
    if (latents >= codes.size()) {
      throw new UserErrorException(
          "%s has %s columns and %s rows, too few to measure so many latents; expected a row for each image, a column for each latent"
              .formatted(codes.path(), latents, codes.size()));
    }
    logVariances.ifPresent(
        table -> {
          codes.requireRows(table.path(), table.size());
          if (table.columns() != latents) {
            throw new UserErrorException(
                "%s has %s columns and %s has %s; expected a log-variance for each number of the codes"
                    .formatted(codes.path(), latents, table.path(), table.columns()));
          }
        });
  }

  /**
   * Names of tables by their files: the file's own, or with its folder's where two are the same.
   *
   * @throws UserErrorException if two are still the same
   */
  public static List<String> names(List<TablePath> tables) {
    List<String> stems = tables.stream().map(TablePath::stem).toList();
    boolean isDistinct = Set.copyOf(stems).size() == stems.size();
    List<String> names =
        IntStream.range(0, stems.size())
            .mapToObj(i -> isDistinct ? stems.get(i) : tables.get(i).folder() + "/" + stems.get(i))
            .toList();
    requireDistinct(names);
    return names;
  }

  /**
   * Checks names that are given.
   *
   * @throws UserErrorException if two are the same
   */
  public static void requireDistinct(List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new UserErrorException(
            "two files of codes are called \"%s\", so their rows could not be told apart; name each by --names"
                .formatted(name));
      }
    }
  }
}
