package org.disentangle.analysis.table;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.disentangle.analysis.agreement.UnsupervisedRanking.Latents;
import org.disentangle.analysis.encoding.AnalyzedCodes;
import org.disentangle.analysis.measure.GaussianKl;
import org.disentangle.table.Column;
import org.disentangle.table.CsvFile;
import org.disentangle.table.Schema;
import org.disentangle.table.TableFile;
import tech.tablesaw.api.Table;

/**
 * The table {@code codes} of one model: what an unsupervised ranking needs of it, so that it can be
 * compared with others that are measured elsewhere.
 */
public final class RankedCodes {
  /** The file of the table. */
  public static final String FILE = Schema.of(RankedCodeRow.class).fileName();

  private RankedCodes() {}

  /**
   * A row: the code of one sample.
   *
   * @param latents {@code z0}, {@code z1}, …, those that carry anything
   */
  @TableFile(
      name = "codes",
      sentence =
          "The codes of the first 1,000 samples: the latents whose KL to the prior is above 0.01 nats, or all where no KL is known.")
  record RankedCodeRow(int sample, @Column(matching = "z[0-9]+") Map<String, Double> latents) {}

  /**
   * Makes the table.
   *
   * @param codes of all samples
   */
  public static Table of(AnalyzedCodes codes) {
    double[][] first = codes.sample().first(RankingTable.SAMPLES).toArray();
    Latents latents =
        codes
            .logVariances()
            .map(variances -> GaussianKl.of(codes.sample(), variances).natsPerLatent())
            .map(nats -> new Latents(first, nats))
            .orElseGet(() -> Latents.ofAll(first));
    int[] kept = latents.informative();
    return Schema.of(RankedCodeRow.class)
        .table(
            IntStream.range(0, first.length).mapToObj(i -> row(i, first[i], kept)),
            Arrays.stream(kept).mapToObj(RankedCodes::name).toList());
  }

  private static RankedCodeRow row(int sample, double[] code, int[] kept) {
    Map<String, Double> latents = new LinkedHashMap<>();
    for (int latent : kept) {
      latents.put(name(latent), code[latent]);
    }
    return new RankedCodeRow(sample, latents);
  }

  private static String name(int latent) {
    return "z" + latent;
  }

  /**
   * Reads the text of the file.
   *
   * @param place of the file, for error messages
   * @throws org.disentangle.UserErrorException if it is damaged
   */
  public static Latents read(String place, String text) {
    List<RankedCodeRow> rows = CsvFile.rows(place, text, Schema.of(RankedCodeRow.class));
    return Latents.ofAll(
        rows.stream()
            .map(row -> row.latents().values().stream().mapToDouble(each -> each).toArray())
            .toArray(double[][]::new));
  }
}
