package org.disentangle.analysis.score;

import static org.disentangle.analysis.score.Quantity.Better.HIGHER;
import static org.disentangle.analysis.score.Quantity.Better.LOWER;
import static org.disentangle.analysis.score.Quantity.Better.NEITHER;
import static org.disentangle.analysis.score.Range.NOT_NEGATIVE;
import static org.disentangle.analysis.score.Range.REAL;
import static org.disentangle.analysis.score.Range.UNIT;
import static org.disentangle.analysis.score.Range.UP_TO_ONE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.disentangle.Progress;
import org.disentangle.analysis.measure.AggregateFit;
import org.disentangle.analysis.measure.CodeShift;
import org.disentangle.analysis.measure.CodeUse;
import org.disentangle.analysis.measure.CodebookUse;
import org.disentangle.analysis.measure.ComponentShares;
import org.disentangle.analysis.measure.DecodedPictures;
import org.disentangle.analysis.measure.EdgeSharpness;
import org.disentangle.analysis.measure.Estimate;
import org.disentangle.analysis.measure.LatentStatistics;
import org.disentangle.analysis.measure.MeasuredValue;
import org.disentangle.analysis.measure.ModelOutputs;
import org.disentangle.analysis.measure.PixelDistance;
import org.disentangle.analysis.measure.SupportPatterns;
import org.disentangle.analysis.score.Quantity.Group;

/**
 * The catalogue of measures: all keys of the table {@code measures} except loss terms of models
 * made elsewhere. A new measure is a class of {@link org.disentangle.analysis.measure} and an entry
 * here.
 */
public final class MeasureCatalogue {
  private static final String NATS = "nats";
  private static final String PRIOR_DEVIATIONS = "standard deviations of the prior";

  private static final List<Measure> MEASURES =
      List.of(
          new Measure(
              new Quantity(
                  "validation_loss",
                  "Validation loss",
                  "what the training minimised, over the images that were held out",
                  NATS,
                  REAL,
                  NEITHER,
                  Group.FIT),
              Set.of(Need.LOSSES),
              outputs -> outputs.validationLoss().map(Estimate::of)),
          new Measure(
              new Quantity(
                  "log_likelihood",
                  "Log-likelihood",
                  "log p(x) by importance-weighted draws from the posterior, on average from below;"
                      + " the loss’s weights are no part of it",
                  NATS,
                  REAL,
                  HIGHER,
                  Group.FIT),
              Set.of(Need.LIKELIHOOD),
              ModelOutputs::logLikelihood),
          ofLatents(
              new Quantity(
                  "active_units",
                  "Active units",
                  "latents whose representation has a variance over the images above 0.01",
                  "latents",
                  NOT_NEGATIVE,
                  NEITHER,
                  Group.CODE),
              latents -> Estimate.of(latents.moments().activeUnits())),
          new Measure(
              new Quantity(
                  "kl_total",
                  "KL to N(0, I)",
                  "KL of the posterior to N(0, I), whatever the prior is, summed over the latents",
                  NATS,
                  NOT_NEGATIVE,
                  NEITHER,
                  Group.CODE),
              Set.of(Need.LATENTS, Need.POSTERIOR),
              outputs -> outputs.latents().flatMap(LatentStatistics::kl)),
          ofFit(
              new Quantity(
                  "aggregate_fit",
                  "Aggregate posterior to prior",
                  "distance of the codes of all images together from those the prior draws (sliced"
                      + " 1-Wasserstein)",
                  PRIOR_DEVIATIONS,
                  NOT_NEGATIVE,
                  LOWER,
                  Group.PRIOR),
              fit -> fit.distance()),
          ofFit(
              new Quantity(
                  "aggregate_fit_floor",
                  "Prior to itself",
                  "sliced 1-Wasserstein distance of two samples of the prior: no samples come"
                      + " nearer",
                  PRIOR_DEVIATIONS,
                  NOT_NEGATIVE,
                  NEITHER,
                  Group.PRIOR),
              fit -> fit.floor()),
          ofZeros(
              new Quantity(
                  "zero_share",
                  "Zero share",
                  "share of exact zeros among the numbers of the codes",
                  "",
                  UNIT,
                  NEITHER,
                  Group.SPARSITY),
              (latents, zeros) -> Estimate.of(zeros / latents.codes().columns())),
          ofZeros(
              new Quantity(
                  "mean_active",
                  "Mean active",
                  "numbers of an image’s code that are not 0",
                  "latents",
                  NOT_NEGATIVE,
                  NEITHER,
                  Group.SPARSITY),
              (latents, zeros) -> Estimate.of(latents.codes().columns() - zeros)),
          ofZeros(
              new Quantity(
                  "support_perplexity",
                  "Support perplexity",
                  "how many equally frequent patterns of used dimensions would be as uncertain: 1 if"
                      + " all images use the same",
                  "patterns",
                  NOT_NEGATIVE,
                  NEITHER,
                  Group.SPARSITY),
              (latents, zeros) -> Estimate.of(SupportPatterns.perplexity(latents.codes()))),
          ofCodebook(
              new Quantity(
                  "perplexity",
                  "Perplexity",
                  "how many equally frequent codes would be as uncertain as those of a codebook are",
                  "codes",
                  NOT_NEGATIVE,
                  NEITHER,
                  Group.CODE),
              CodebookUse::perplexity),
          ofCodebook(
              new Quantity(
                  "codes_used",
                  "Codes used",
                  "codes of a codebook that some image chose",
                  "codes",
                  NOT_NEGATIVE,
                  NEITHER,
                  Group.CODE),
              maps -> (double) CodebookUse.inUse(maps)),
          new Measure(
              new Quantity(
                  "effective_components",
                  "Effective components",
                  "how many equally heavy components of the prior the images’ codes would fall on as"
                      + " evenly",
                  "components",
                  NOT_NEGATIVE,
                  NEITHER,
                  Group.PRIOR),
              Set.of(Need.MIXTURE),
              outputs ->
                  outputs
                      .componentShares()
                      .map(shares -> Estimate.of(ComponentShares.effectiveNumber(shares)))),
          new Measure(
              new Quantity(
                  "sharpness",
                  "Sharpness of samples",
                  "of samples from the prior: 1 / mean width of an edge in pixels, over that of the"
                      + " data",
                  "",
                  NOT_NEGATIVE,
                  HIGHER,
                  Group.IMAGES),
              Set.of(Need.DECODER, Need.SAMPLES),
              outputs ->
                  outputs
                      .pictures()
                      .flatMap(
                          pictures ->
                              pictures
                                  .drawn()
                                  .map(EdgeSharpness::of)
                                  .map(each -> each.over(sharpnessOfData(pictures))))),
          ofPictures(
              new Quantity(
                  "reconstruction_sharpness",
                  "Sharpness of reconstructions",
                  "of reconstructions: 1 / mean width of an edge in pixels, over that of the data",
                  "",
                  NOT_NEGATIVE,
                  HIGHER,
                  Group.IMAGES),
              pictures ->
                  EdgeSharpness.of(pictures.clean().reconstructions())
                      .over(sharpnessOfData(pictures))),
          ofPictures(
              new Quantity(
                  "code_use",
                  "Code use",
                  "1 − error of the reconstruction / error of the reconstruction of another image: 0"
                      + " if the decoder ignores the code",
                  "",
                  UP_TO_ONE,
                  HIGHER,
                  Group.CODE),
              pictures ->
                  CodeUse.of(
                      pictures.images().pixels(),
                      pictures.clean().reconstructions().pixels(),
                      pictures.images().size())),
          flipReconstruction(1),
          flipStability(1),
          flipReconstruction(5),
          flipStability(5),
          flipReconstruction(10),
          flipStability(10),
          new Measure(
              new Quantity(
                  "mig",
                  "MIG",
                  "mean lead of the best latent over the second best in what it tells about a"
                      + " factor, as a share of the factor’s entropy",
                  "",
                  UNIT,
                  HIGHER,
                  Group.DISENTANGLEMENT),
              Set.of(Need.FACTORS),
              outputs -> outputs.gap().map(Estimate::of)));

  private static final List<Quantity> ALL =
      Stream.concat(LossTerms.ALL.stream(), MEASURES.stream().map(Measure::quantity))
          .sorted(Comparator.comparing(Quantity::group))
          .toList();

  private MeasureCatalogue() {}

  private static Measure ofLatents(Quantity quantity, Function<LatentStatistics, Estimate> value) {
    return new Measure(quantity, Set.of(Need.LATENTS), outputs -> outputs.latents().map(value));
  }

  /** Of codes in which 0 is nothing; not of the indices of quantised latents. */
  private static Measure ofZeros(
      Quantity quantity, BiFunction<LatentStatistics, Double, Estimate> value) {
    return new Measure(
        quantity,
        Set.of(Need.LATENTS),
        outputs ->
            outputs
                .latents()
                .filter(latents -> latents.meanZeros().isPresent())
                .map(latents -> value.apply(latents, latents.meanZeros().getAsDouble())));
  }

  private static Measure ofFit(Quantity quantity, ToDoubleFunction<AggregateFit> value) {
    return new Measure(
        quantity,
        Set.of(Need.LATENTS, Need.PRIOR),
        outputs ->
            outputs
                .latents()
                .flatMap(LatentStatistics::fit)
                .map(fit -> Estimate.of(value.applyAsDouble(fit))));
  }

  private static Measure ofCodebook(Quantity quantity, Function<int[][], Double> value) {
    return new Measure(
        quantity,
        Set.of(Need.CODEBOOK),
        outputs -> outputs.codeMaps().map(maps -> Estimate.of(value.apply(maps))));
  }

  private static Measure ofPictures(Quantity quantity, Function<DecodedPictures, Estimate> value) {
    return new Measure(quantity, Set.of(Need.DECODER), outputs -> outputs.pictures().map(value));
  }

  private static Measure flipReconstruction(int percent) {
    return new Measure(
        new Quantity(
            "flip_reconstruction_" + percent,
            "Reconstruction lost, " + percent + " % flipped",
            "how much worse the clean image is reconstructed when "
                + percent
                + " % of the pixels are flipped before encoding",
            NATS,
            REAL,
            LOWER,
            Group.ROBUSTNESS),
        Set.of(Need.DECODER, Need.BERNOULLI),
        outputs ->
            outputs
                .pictures()
                .map(
                    pictures ->
                        PixelDistance.moreNats(
                            pictures.images(),
                            pictures.clean().reconstructions(),
                            pictures.flipped(percent).reconstructions())));
  }

  private static Measure flipStability(int percent) {
    return ofPictures(
        new Quantity(
            "flip_stability_" + percent,
            "Code moved, " + percent + " % flipped",
            "squared way that the code moves when "
                + percent
                + " % of the pixels are flipped, over that to another image’s code: 1 is as far",
            "",
            NOT_NEGATIVE,
            LOWER,
            Group.ROBUSTNESS),
        pictures ->
            CodeShift.of(
                pictures.clean().representation(),
                pictures.flipped(percent).representation(),
                pictures.images().count(),
                pictures.squaredDistanceOfTwo()));
  }

  private static double sharpnessOfData(DecodedPictures pictures) {
    return EdgeSharpness.of(pictures.images()).value();
  }

  /** All of them, group by group as the page shows them. */
  public static List<Quantity> measures() {
    return ALL;
  }

  /** A measure by its key; empty for a loss term of a model's own. */
  public static Optional<Quantity> find(String key) {
    return ALL.stream().filter(measure -> measure.key().equals(key)).findFirst();
  }

  /** A measure or, where there is none of this key, a score; empty if neither is known. */
  public static Optional<Quantity> findWithScores(String key) {
    return find(key).or(() -> ScoreCatalogue.find(key));
  }

  /**
   * Computes all measures except the loss terms, in the order of the table.
   *
   * @param outputs of a model that is still open
   * @param task the task name that {@code progress} shows
   */
  public static List<MeasuredValue> take(ModelOutputs outputs, String task, Progress progress) {
    List<MeasuredValue> values = new ArrayList<>();
    for (int i = 0; i < MEASURES.size(); i++) {
      progress.update(task, i, MEASURES.size());
      MEASURES.get(i).of(outputs).ifPresent(values::add);
    }
    progress.update(task, MEASURES.size(), MEASURES.size());
    return values;
  }

  /** The measures that have no meaning for a model's pixels, each with its reason. */
  public static List<LeftOut> leftOut(ModelOutputs outputs) {
    return MEASURES.stream().flatMap(measure -> measure.leftOut(outputs).stream()).toList();
  }
}
