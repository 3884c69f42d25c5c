package org.disentangle.training.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disentangle.damage.Battery;
import org.disentangle.damage.Mutator;
import org.disentangle.model.TinyRuns;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mutants of a newest checkpoint: it is read as it was written, or the one before it is. */
class DamagedCheckpointsTest {
  private static final int FEW = 300;
  private static final int MANY = 2000;

  @TempDir private Path folder;

  @Test
  void aCheckpointWithAFaultIsPassedOver() throws Exception {
    mutate(FEW, 1);
  }

  @Test
  @Tag("slow")
  void manyCheckpointsWithAFaultArePassedOver() throws Exception {
    mutate(MANY, 2);
  }

  private static Checkpoint checkpoint(long steps) {
    Map<String, float[]> variables = new LinkedHashMap<>();
    for (String name : List.of("kernel", "bias")) {
      float[] values = new float[700];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) Math.sin(i + (double) steps);
      }
      variables.put(name, values);
    }
    TrainingState state =
        TrainingState.newBuilder()
            .setConfiguration(TinyRuns.run("tiny"))
            .setDataChecksum("abc")
            .putEnvironment("threads", "1")
            .setLoop(LoopState.newBuilder().setSteps(steps).setEpoch(2))
            .build();
    return new Checkpoint(state, variables);
  }

  private void mutate(int mutants, long seed) throws Exception {
    try (CheckpointFolder checkpoints = CheckpointFolder.open(folder.resolve("run"))) {
      checkpoints.write(checkpoint(4), 3, Set.of());
      Path other = checkpoints.write(checkpoint(6), 3, Set.of());
      Path newest = checkpoints.write(checkpoint(8), 3, Set.of());
      List<byte[]> sound = List.of(Files.readAllBytes(newest), Files.readAllBytes(other));
      Files.delete(other);
      new Battery("checkpoint", newest)
          .run(
              mutants,
              new Mutator(sound, seed),
              mutant -> {
                CheckpointFolder.Found found = checkpoints.newest().orElseThrow();
                long steps = found.checkpoint().state().getLoop().getSteps();
                boolean whole = sound.stream().anyMatch(each -> Arrays.equals(each, mutant));
                assertTrue(whole ? steps > 4 : steps == 4, "went on from step " + steps);
                assertSame(checkpoint(steps), found.checkpoint());
              });
    }
  }

  private static void assertSame(Checkpoint expected, Checkpoint found) {
    assertEquals(expected.state(), found.state());
    assertEquals(
        List.copyOf(expected.variables().keySet()), List.copyOf(found.variables().keySet()));
    expected
        .variables()
        .forEach(
            (name, values) -> assertTrue(Arrays.equals(values, found.variables().get(name)), name));
  }
}
