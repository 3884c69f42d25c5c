package org.disentangle.experiment;

import java.nio.file.Path;
import java.util.List;
import org.disentangle.Progress;
import org.disentangle.config.StudyPlan;

/** Measures the models that a study trained and writes its report. */
@FunctionalInterface
public interface StudyAnalysis {
  /**
   * Analyzes and reports.
   *
   * @param study its configuration and trials
   * @param savedModels the SavedModel directory of each run that succeeded, in the study's order
   * @param reportFolder where tables, figures and the page go; it may not exist yet
   * @return the page to open
   * @throws org.disentangle.UserErrorException if a model cannot be read or the report not written
   */
  Path write(StudyPlan study, List<Path> savedModels, Path reportFolder, Progress progress);
}
