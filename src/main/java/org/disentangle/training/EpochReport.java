package org.disentangle.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.disentangle.contract.EpochRecord;

/**
 * What an epoch gave: the loss and terms of the stage it belongs to, nats per image.
 *
 * @param epoch from 1
 * @param step the epoch ended with
 * @param train means over the epoch's batches, in training mode while the weights moved; among them
 *     what else the model tells of, such as a perplexity
 * @param validation in inference mode with the weights at the end; empty without a validation split
 */
public record EpochReport(
    int epoch, long step, Map<String, Double> train, Map<String, Double> validation) {

  /** The reports that a history was made from. */
  static List<EpochReport> of(List<EpochRecord> history) {
    List<EpochReport> reports = new ArrayList<>();
    for (EpochRecord record : history) {
      if (record.getSplit().equals(History.TRAIN)) {
        reports.add(
            new EpochReport(record.getEpoch(), record.getStep(), record.getTermsMap(), Map.of()));
      } else {
        EpochReport last = reports.remove(reports.size() - 1);
        reports.add(new EpochReport(last.epoch(), last.step(), last.train(), record.getTermsMap()));
      }
    }
    return reports;
  }
}
