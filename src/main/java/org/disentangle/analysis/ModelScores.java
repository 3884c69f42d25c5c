package org.disentangle.analysis;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.Progress;
import org.disentangle.analysis.encoding.AnalyzedCodes;
import org.disentangle.analysis.encoding.AnalyzedImages;
import org.disentangle.analysis.encoding.Encodings;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.analysis.run.LossMeans;
import org.disentangle.analysis.run.RunScores;
import org.disentangle.analysis.score.ScoreEstimate;
import org.disentangle.analysis.table.AnalysisTable;
import org.disentangle.analysis.table.LossTables;
import org.disentangle.analysis.table.RankedCodes;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.table.Blank;
import org.disentangle.table.Schema;
import org.disentangle.table.TableFile;
import org.tensorflow.proto.ConfigProto;
import tech.tablesaw.api.Table;

/**
 * The losses and the selected scores of one model: what a sweep keeps of each of its models. The
 * numbers are those of {@link Analyzer} with the same configuration.
 *
 * @param family of the model, as its paper names it
 * @param training loss terms over training images, nats per image
 * @param validation the same over those that were held out; empty without any
 * @param scores by their names; without those that the model does not have
 * @param tables {@code analysis} (see {@link AnalysisTable}), {@code losses} ({@link TermRow}),
 *     {@code scores} ({@link TrialScoreRow}) and {@code codes} ({@link RankedCodes})
 */
public record ModelScores(
    String family,
    Map<String, Double> training,
    Map<String, Double> validation,
    Map<String, Double> scores,
    List<Table> tables) {
  private static final Logger LOG = LogManager.getLogger(ModelScores.class);

  /** Copies the maps, in their order, and the list. */
  public ModelScores {
    training = Collections.unmodifiableMap(new LinkedHashMap<>(training));
    validation = Collections.unmodifiableMap(new LinkedHashMap<>(validation));
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    tables = List.copyOf(tables);
  }

  /**
   * Loads a model, measures it, and closes it.
   *
   * @param images of the analysis, which are those the model was trained on
   * @param selection the keys of the scores to compute
   * @param session devices and threads of TensorFlow
   * @param scratch an existing folder with room for the codes while they are measured
   * @throws org.disentangle.UserErrorException if the model cannot be loaded or its codes cannot be
   *     measured
   */
  public static ModelScores of(
      SavedModelFolder folder,
      FactorImages images,
      AnalysisConfig config,
      Set<String> selection,
      ConfigProto session,
      Path scratch,
      Progress progress) {
    try (ReloadedModel model = ReloadedModel.open(folder, session)) {
      AnalyzedImages analyzed = AnalyzedImages.of(images, config);
      ImageSample sample = analyzed.sample();
      Encodings encodings = Encodings.of(model, images, sample, scratch, progress);
      LossMeans losses = LossMeans.of(model, images, sample.size(), config.getSeed(), progress);
      AnalyzedCodes codes = AnalyzedCodes.of(model, images, analyzed, encodings, scratch, progress);
      RunScores measured = RunScores.of(folder.run(), analyzed, codes, config, selection, progress);
      measured
          .leftOut()
          .forEach(
              each ->
                  LOG.warn(
                      "{}: {} is left out: {}",
                      folder.run(),
                      each.score().isEmpty() ? each.factor() : each.score(),
                      each.reason()));
      List<ScoreEstimate> scores = measured.estimates();
      Map<String, Double> values = new LinkedHashMap<>();
      scores.forEach(score -> values.put(score.score(), score.value()));
      Set<String> terms = LossTables.inOrder(losses.training().keySet(), folder);
      return new ModelScores(
          folder.family(),
          ordered(losses.training(), terms),
          ordered(losses.validation(), terms),
          values,
          List.of(
              AnalysisTable.withoutPath(images, analyzed, config),
              losses(losses, terms),
              table(scores),
              RankedCodes.of(codes)));
    }
  }

  private static Map<String, Double> ordered(Map<String, Double> terms, Set<String> order) {
    Map<String, Double> ordered = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>(order);
    names.retainAll(terms.keySet());
    names.forEach(name -> ordered.put(name, terms.get(name)));
    return ordered;
  }

  private static Table losses(LossMeans losses, Set<String> terms) {
    return Schema.of(TermRow.class)
        .table(
            terms.stream()
                .map(
                    term ->
                        new TermRow(
                            term,
                            losses.training().get(term),
                            Blank.ifNaN(losses.validation().getOrDefault(term, Double.NaN)))));
  }

  private static Table table(List<ScoreEstimate> scores) {
    return Schema.of(TrialScoreRow.class)
        .table(
            scores.stream()
                .map(
                    score ->
                        new TrialScoreRow(
                            score.score(),
                            score.value(),
                            Blank.ifNaN(score.chance()),
                            Blank.ifNaN(score.low()),
                            Blank.ifNaN(score.high()))));
  }

  /** A loss term of the model over training images and over those held out, nats per image. */
  @TableFile(name = "losses", sentence = "The loss terms of the model, nats per image.")
  record TermRow(String term, double training, OptionalDouble validation) {}

  /** A score of the model, with its chance level and its 95 % interval where they are taken. */
  @TableFile(name = "scores", sentence = "The scores of the model.")
  record TrialScoreRow(
      String score, double value, OptionalDouble chance, OptionalDouble low, OptionalDouble high) {}
}
