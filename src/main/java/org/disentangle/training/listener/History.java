package org.disentangle.training.listener;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.disentangle.contract.EpochRecord;

/** Keeps every epoch's means for the run record. */
public final class History implements TrainingListener {
  /** The split whose terms are means over an epoch's batches. */
  public static final String TRAIN = "train";

  /** The split that is only evaluated. */
  public static final String VALIDATION = "validation";

  private final List<EpochRecord> records = new ArrayList<>();

  @Override
  public void epochEnded(EpochReport epoch) {
    add(epoch, TRAIN, epoch.train());
    if (!epoch.validation().isEmpty()) {
      add(epoch, VALIDATION, epoch.validation());
    }
  }

  private void add(EpochReport epoch, String split, Map<String, Double> terms) {
    records.add(
        EpochRecord.newBuilder()
            .setEpoch(epoch.epoch())
            .setStep(epoch.step())
            .setSplit(split)
            .putAllTerms(terms)
            .build());
  }

  /** The reports that records were made from. */
  public static List<EpochReport> reports(List<EpochRecord> records) {
    List<EpochReport> reports = new ArrayList<>();
    for (EpochRecord record : records) {
      if (record.getSplit().equals(TRAIN)) {
        reports.add(
            new EpochReport(record.getEpoch(), record.getStep(), record.getTermsMap(), Map.of()));
      } else {
        EpochReport last = reports.remove(reports.size() - 1);
        reports.add(new EpochReport(last.epoch(), last.step(), last.train(), record.getTermsMap()));
      }
    }
    return reports;
  }

  /** One record for each epoch and split, in order. */
  public List<EpochRecord> records() {
    return Collections.unmodifiableList(records);
  }
}
