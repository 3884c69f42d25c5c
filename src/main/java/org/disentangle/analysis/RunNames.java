package org.disentangle.analysis;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.contract.ModelVersions;

/** The names of models that stand in one report: the run's, or {@code run/version} of several. */
final class RunNames {
  private RunNames() {}

  /**
   * The same models in the same order under distinct names: if a run occurs more than once, each of
   * its versions is called {@code run/version}, such as {@code best/1} and {@code best/2}.
   *
   * @throws UserErrorException if two are still called the same: one model that is given twice, or
   *     two of one name in folders that are no versions
   */
  static List<SavedModelFolder> distinct(List<SavedModelFolder> models) {
    Map<String, Long> times =
        models.stream()
            .collect(Collectors.groupingBy(SavedModelFolder::run, Collectors.counting()));
    List<SavedModelFolder> named =
        models.stream()
            .map(model -> times.get(model.run()) > 1 ? versioned(model) : model)
            .toList();
    Map<String, SavedModelFolder> byRun = new HashMap<>();
    for (SavedModelFolder model : named) {
      SavedModelFolder other = byRun.put(model.run(), model);
      if (other != null) {
        throw new UserErrorException(
            "two models are called \""
                + model.run()
                + "\" ("
                + other.path()
                + " and "
                + model.path()
                + "), so their rows could not be told apart; give each once, analyze one at a time,"
                + " or train one under another name");
      }
    }
    return named;
  }

  private static SavedModelFolder versioned(SavedModelFolder model) {
    Path folder = model.path().toAbsolutePath().normalize();
    return ModelVersions.isVersion(folder)
        ? model.named(model.run() + "/" + ModelVersions.number(folder))
        : model;
  }
}
