package org.disentangle.training.team;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.graph.BatchShare;
import org.disentangle.graph.collective.Team;
import org.disentangle.runtime.TensorFlowHost;
import org.disentangle.training.checkpoint.Checkpoint;
import org.disentangle.training.checkpoint.CheckpointHeader;
import org.disentangle.training.checkpoint.CheckpointVariable;
import org.disentangle.training.checkpoint.Course;
import org.disentangle.training.checkpoint.StartingPoint;
import org.disentangle.training.checkpoint.TrainingState;
import org.disentangle.training.plan.RunPlan;

/**
 * Broadcasts the starting point of a training in a team: the first process sends it, with all
 * variables if there are any yet, and the others accept it after checking that they were started
 * with the same configuration and images. Only the first process needs access to the checkpoints.
 *
 * <p>Everything is sent by sums to which the others add zeros; bytes are sent as whole numbers.
 *
 * @param team whose processes begin
 */
public record StartBroadcast(Team team) {

  /**
   * Sends the others where the training starts.
   *
   * @param isOver whether nothing is left to do for them
   * @throws UserErrorException if one of them was started with other inputs
   */
  public void send(StartingPoint start, boolean isOver) {
    if (team.share().isWhole()) {
      return;
    }
    Map<String, float[]> variables = start.variables().orElse(Map.of());
    byte[] bytes = new Checkpoint(start.state(), variables).header().toByteArray();
    team.sum(new float[] {bytes.length, isOver ? 1 : 0});
    float[] numbers = new float[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      numbers[i] = bytes[i];
    }
    team.sum(numbers);
    requireAgreement(Optional.empty());
    // The sums equal what was sent, except for the sign of zeros.
    variables.values().forEach(values -> team.sum(values.clone()));
  }

  /**
   * Receives from the first process where the training starts.
   *
   * @return empty if nothing is left to do
   * @throws UserErrorException if this process or another one was started with other inputs than
   *     the first one
   */
  public Optional<StartingPoint> receive(RunPlan plan, TensorFlowHost own) {
    float[] announced = new float[2];
    team.sum(announced);
    float[] numbers = new float[(int) announced[0]];
    team.sum(numbers);
    byte[] bytes = new byte[numbers.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) numbers[i];
    }
    CheckpointHeader header;
    try {
      header = CheckpointHeader.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("worker 0 says what this version does not understand", e);
    }
    Optional<String> other = otherTraining(header.getState(), plan, own);
    requireAgreement(other);
    if (announced[1] > 0) {
      return Optional.empty();
    }
    Map<String, float[]> variables = new LinkedHashMap<>();
    for (CheckpointVariable variable : header.getVariableList()) {
      float[] values = new float[Math.toIntExact(variable.getSize())];
      team.sum(values);
      variables.put(variable.getName(), values);
    }
    return Optional.of(
        new StartingPoint(
            header.getState(),
            variables.isEmpty() ? Optional.empty() : Optional.of(variables),
            Optional.empty()));
  }

  private static Optional<String> otherTraining(
      TrainingState first, RunPlan plan, TensorFlowHost own) {
    String version = first.getEnvironmentOrDefault(TensorFlowHost.VERSION, "");
    String ownVersion = own.environment().getOrDefault(TensorFlowHost.VERSION, "");
    return version.equals(ownVersion)
        ? Course.otherTraining(first, plan)
        : Optional.of("by version %s of the program, not %s".formatted(version, ownVersion));
  }

  /** Exchanges with the other processes whether each can join the training. */
  private void requireAgreement(Optional<String> other) {
    BatchShare share = team.share();
    float[] refusals = new float[share.count()];
    refusals[share.index()] = other.isPresent() ? 1 : 0;
    team.sum(refusals);
    if (other.isPresent()) {
      throw new UserErrorException(
          "%s leads a training %s; start all workers with the same configuration and images"
              .formatted(team.name(0), other.get()));
    }
    for (int i = 0; i < refusals.length; i++) {
      if (refusals[i] > 0) {
        throw new UserErrorException(
            "%s was started for another training than %s, and says what differs; start all workers with the same configuration and images"
                .formatted(team.name(i), team.name(0)));
      }
    }
  }
}
