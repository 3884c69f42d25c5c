package org.disentangle.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.disentangle.config.RunConfig;
import org.disentangle.config.WeightChange;
import org.disentangle.graph.Schedule;
import org.disentangle.model.family.Families;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The weight of each family that may change after its warm-up. */
class ScheduledWeightTest {
  private static final WeightChange FALL =
      WeightChange.newBuilder().setInitialFraction(4).setFromStep(100).setToStep(300).build();

  private static final WeightChange NONE = WeightChange.getDefaultInstance();

  static List<RunConfig> changing() {
    return TinyRuns.families().stream().filter(run -> change(run) != null).toList();
  }

  private static FieldDescriptor family(RunConfig run) {
    return RunConfig.getDescriptor().findFieldByNumber(run.getFamilyCase().getNumber());
  }

  private static FieldDescriptor change(RunConfig run) {
    return family(run).getMessageType().findFieldByName("change");
  }

  private static LatentModel model(RunConfig run) {
    return Families.of(run);
  }

  private static LatentModel changed(RunConfig run, WeightChange change) {
    Message settings = (Message) run.getField(family(run));
    return model(
        run.toBuilder()
            .setField(family(run), settings.toBuilder().setField(change(run), change).build())
            .build());
  }

  @Test
  void theseFamiliesHaveOne() {
    assertEquals(
        "[ada_vae, beta_tcvae, beta_vae, dip_vae, factor_vae, factorized_support_vae, tripod,"
            + " vamp_prior, wae]",
        changing().stream()
            .map(run -> family(run).getName())
            .collect(Collectors.toCollection(TreeSet::new))
            .toString());
  }

  @ParameterizedTest
  @MethodSource("changing")
  void oneWeightFallsToWhatIsWrittenAndNoOtherChanges(RunConfig run) {
    Map<String, Weight> plain = model(run).weights();
    Map<String, Weight> changed = changed(run, FALL).weights();
    assertEquals(plain.keySet(), changed.keySet());
    List<String> moved =
        plain.keySet().stream()
            .filter(name -> changed.get(name).schedule().at(0) != plain.get(name).value())
            .toList();
    assertEquals(1, moved.size(), moved.toString());
    plain.forEach(
        (name, weight) -> {
          boolean falls = moved.contains(name);
          Schedule schedule = changed.get(name).schedule();
          assertEquals(weight.value() * (falls ? 4 : 1), schedule.at(0), 0);
          assertEquals(weight.value() * (falls ? 4 : 1), schedule.at(100), 0);
          assertEquals(weight.value() * (falls ? 2.5 : 1), schedule.at(200), 1e-12);
          assertEquals(weight.value(), schedule.at(300), 0);
          assertEquals(weight.value(), schedule.at(Long.MAX_VALUE), 0);
          assertEquals(weight.value(), changed.get(name).value(), 0);
        });
  }

  /** Tables take it for a run of the value that it has in the end, which its loss is of. */
  @ParameterizedTest
  @MethodSource("changing")
  void theRecordSaysBothValuesAndTheSteps(RunConfig run) {
    Map<String, Double> plain = model(run).hyperparameters();
    Map<String, Double> shown = changed(run, FALL).hyperparameters();
    List<String> names =
        plain.keySet().stream().filter(name -> shown.containsKey(name + "_before_change")).toList();
    assertEquals(1, names.size(), names.toString());
    String name = names.get(0);
    Map<String, Double> expected = new TreeMap<>(plain);
    expected.put(name + "_before_change", 4 * plain.get(name));
    expected.put(name + "_change_from_step", 100.0);
    expected.put(name + "_change_to_step", 300.0);
    assertEquals(expected, new TreeMap<>(shown));
  }

  @Test
  void aWarmUpAndAChangeAreMultiplied() {
    Schedule schedule = new ScheduledWeight("beta", 2, 200, FALL).weight().schedule();
    assertEquals(0, schedule.at(0), 0);
    assertEquals(4, schedule.at(100), 1e-12);
    assertEquals(6 * (1 - 0.75 / 4), schedule.at(150), 1e-12);
    assertEquals(5, schedule.at(200), 1e-12);
    assertEquals(2, schedule.at(300), 0);
  }

  @Test
  void withoutAChangeItIsItsWarmUp() {
    ScheduledWeight weight = new ScheduledWeight("beta", 8, 200, NONE);
    assertEquals(8, weight.weight().value(), 0);
    assertEquals(2, weight.weight().schedule().at(50), 1e-12);
    assertEquals(8, weight.weight().schedule().at(5000), 0);
    assertEquals(Map.of("beta", 8.0), weight.hyperparameters());
  }
}
