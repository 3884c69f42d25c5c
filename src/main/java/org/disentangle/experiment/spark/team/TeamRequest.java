package org.disentangle.experiment.spark.team;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disentangle.experiment.spark.cluster.ClusterRequest;

/**
 * One model that is to be trained by processes of a cluster.
 *
 * @param run its name
 * @param configuration of the run, as protobuf text
 * @param workers how many processes
 * @param cluster what each of them gets
 * @param models where checkpoints and SavedModels go: the same disk for all machines
 * @param resume whether they are to go on from the newest checkpoint
 * @param leading what only the first one is started with besides
 */
public record TeamRequest(
    String run,
    String configuration,
    int workers,
    ClusterRequest cluster,
    Path models,
    boolean resume,
    List<String> leading) {
  /** Copies the list. */
  public TeamRequest {
    leading = List.copyOf(leading);
  }

  /** What every task is told. */
  TeamOrder order() {
    List<String> arguments = new ArrayList<>();
    arguments.add("--threads=" + cluster.cpus());
    arguments.add("--models-dir=" + models.toAbsolutePath());
    arguments.add("--data-dir=" + cluster.dataFolder().toAbsolutePath());
    if (cluster.verbose()) {
      arguments.add("--verbose");
    }
    return new TeamOrder(
        cluster.program(),
        System.getProperty("user.dir"),
        run,
        configuration,
        arguments,
        resume,
        leading);
  }
}
