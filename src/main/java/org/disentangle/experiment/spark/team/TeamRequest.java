package org.disentangle.experiment.spark.team;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disentangle.experiment.spark.cluster.ClusterRequest;

/**
 * A request to train one model with several processes on a cluster.
 *
 * @param run its name
 * @param configuration of the run, as protobuf text
 * @param workers how many processes
 * @param cluster the resources of each
 * @param models the folder of checkpoints and SavedModels: the same disk for all machines
 * @param resume whether they continue from the newest checkpoint
 * @param leading further arguments of the first worker only
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

  /** The order that every task receives. */
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
