package org.disentangle;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.disentangle.cli.Main;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls between the rooms, read from the classes' own references. */
class ArchitectureTest {
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final String ROOT = "org.disentangle";

  /** Which rooms a room leans on; what those lean on, it may name too. */
  private static final Map<String, Set<String>> ROOMS =
      Map.ofEntries(
          entry("image", Set.of()),
          entry("config", Set.of("image")),
          entry("contract", Set.of()),
          entry("math", Set.of()),
          entry("runtime", Set.of()),
          entry("substitution", Set.of()),
          entry("graph", Set.of("substitution")),
          entry("data", Set.of("config")),
          entry("model", Set.of("graph", "config", "math", "contract")),
          entry("savedmodel", Set.of("contract", "graph")),
          entry("training", Set.of("model", "data", "savedmodel", "runtime")),
          entry("table", Set.of("math")),
          entry("analysis", Set.of("contract", "data", "table", "substitution")),
          entry("page", Set.of()),
          entry("report", Set.of("analysis", "table", "page")),
          entry("process", Set.of()),
          entry("experiment", Set.of("process", "training", "report")),
          entry("pgm", Set.of("math")),
          entry("inquiry", Set.of("config", "pgm", "table", "page")),
          entry("variational", Set.of("graph", "pgm")),
          entry("api", Set.of("experiment", "inquiry", "runtime")),
          entry(
              "cli",
              Set.of(
                  "api",
                  "training",
                  "experiment",
                  "runtime",
                  "inquiry",
                  "variational",
                  "savedmodel",
                  "model",
                  "report")));

  @BeforeAll
  static void theClassesAreThere() {
    assertTrue(
        ProgramClasses.ALL.contain(Main.class), "the classes of the program are on the class path");
  }

  static Set<String> rooms() {
    return new TreeSet<>(ROOMS.keySet());
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomLeansOnlyOnThoseBelowIt(String room) {
    Set<String> allowed = below(room);
    allowed.add(room);
    DescribedPredicate<JavaClass> otherRoom =
        describe(
            "are in rooms other than " + allowed,
            each -> !room(each).isEmpty() && !allowed.contains(room(each)));
    check(noClasses().that(in(room)).should().dependOnClassesThat(otherRoom));
  }

  @Test
  void theEntranceLeansOnNoRoom() {
    DescribedPredicate<JavaClass> inSomeRoom =
        describe("are in a room", each -> !room(each).isEmpty());
    check(noClasses().that().resideInAPackage(ROOT).should().dependOnClassesThat(inSomeRoom));
  }

  @Test
  void nothingBelowTheCommandLineLeansOnIt() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".cli.."));
  }

  /**
   * Of two packages, one is the lower one, in a room and between rooms: a class that leans on a
   * class of another package is not leant on by that one's package, by whatever way.
   */
  @Test
  void packagesLeanOnEachOtherOneWay() {
    SliceAssignment byPackage =
        new SliceAssignment() {
          @Override
          public SliceIdentifier getIdentifierOf(JavaClass each) {
            return SliceIdentifier.of(each.getPackageName());
          }

          @Override
          public String getDescription() {
            return "the packages";
          }
        };
    check(SlicesRuleDefinition.slices().assignedFrom(byPackage).should().beFreeOfCycles());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image",
        "config",
        "data",
        "process",
        "contract",
        "table",
        "report",
        "math",
        "pgm",
        "inquiry"
      })
  void theseRoomsDoNotKnowTensorFlow(String room) {
    check(
        noClasses()
            .that(in(room))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.tensorflow..", "org.bytedeco.."));
  }

  /** Only the process of a trial trains and measures; engines start it. */
  @Test
  void theExperimentItselfDoesNotKnowHowModelsAreMade() {
    check(
        noClasses()
            .that(in("experiment"))
            .and()
            .resideOutsideOfPackage(ROOT + ".experiment.trial..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.tensorflow..",
                "org.bytedeco..",
                ROOT + ".experiment.trial..",
                ROOT + ".training..",
                ROOT + ".model..",
                ROOT + ".graph.."));
  }

  /** A model is loaded, encodes images, is scored, drawn and measured, and set down in tables. */
  @Test
  void anAnalysisFlowsOneWay() {
    String analysis = ROOT + ".analysis";
    List<String> rooms =
        Stream.of("reload", "encoding", "score", "picture", "run", "table")
            .map(room -> analysis + "." + room)
            .toList();
    for (int i = 0; i < rooms.size(); i++) {
      String[] after =
          Stream.concat(Stream.of(analysis), rooms.subList(i + 1, rooms.size()).stream())
              .toArray(String[]::new);
      check(
          noClasses()
              .that()
              .resideInAPackage(rooms.get(i))
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(after));
    }
  }

  /** All others see arrays; what they hand on to it are the devices to run on. */
  @Test
  void onlyTheReloadedModelCallsTensorFlow() {
    check(
        noClasses()
            .that(in("analysis"))
            .and()
            .resideOutsideOfPackage(ROOT + ".analysis.reload")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.tensorflow",
                "org.tensorflow.op..",
                "org.tensorflow.types..",
                "org.tensorflow.ndarray.."));
  }

  /**
   * Scores, measures and their catalogue are of arrays: pages and the command line read the
   * catalogue where no model is loaded.
   */
  @ParameterizedTest
  @ValueSource(strings = {"metric", "learner", "agreement", "measure", "score"})
  void whatIsComputedOfArraysKnowsNoModel(String room) {
    String analysis = ROOT + ".analysis.";
    check(
        noClasses()
            .that()
            .resideInAPackage(analysis + room)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.tensorflow..",
                "org.bytedeco..",
                analysis + "reload",
                analysis + "encoding",
                analysis + "run"));
  }

  /** Tables are read, then drawn, then put on a page. */
  @Test
  void aReportFlowsOneWay() {
    String report = ROOT + ".report.";
    check(
        noClasses()
            .that()
            .resideInAPackage(report + "table")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(report + "figure", report + "page"));
    check(
        noClasses()
            .that()
            .resideInAPackage(report + "figure")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(report + "page"));
  }

  /** What its packages share stands in the room itself, which leans on none of them. */
  @ParameterizedTest
  @ValueSource(strings = {"pgm", "inquiry", "experiment"})
  void whatThePackagesOfARoomShareKnowsNoneOfThem(String room) {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "." + room)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "." + room + ".*.."));
  }

  /** Whoever has no cluster has no Spark. */
  @Test
  void onlyItsOwnRoomKnowsSpark() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".experiment.spark..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala.."));
  }

  @Test
  void theContractKnowsOnlyJavaAndProtobuf() {
    check(
        classes()
            .that(in("contract"))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "com.google.protobuf..", ROOT, ROOT + ".contract.."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"math", "pgm"})
  void mathematicsKnowsOnlyJava(String room) {
    check(
        classes()
            .that(in(room))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "java..",
                // The JDK's own reader of XML.
                "javax.xml.stream..",
                ROOT,
                ROOT + ".math..",
                ROOT + "." + room + ".."));
  }

  @Test
  void onlyMainEndsTheProgram() {
    check(
        noClasses()
            .that(not(JavaClass.Predicates.equivalentTo(Main.class)))
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class));
  }

  /**
   * A clock that is set while the program runs must not matter: durations are of nanoTime. Event
   * files say when each point was written, which nothing here depends on.
   */
  @Test
  void nothingReadsTheTimeOfDay() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".training.tensorboard")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Instant.class, Clock.class, Date.class));
  }

  @Test
  void aClassIsNamedAfterWhatItIs() {
    check(
        noClasses()
            .should()
            .haveNameMatching(".*(Utils?|Helpers?|Managers?|Impl)")
            .because("such a name says nothing of the field"));
  }

  @Test
  void everyRoomHasItsWalls() throws IOException {
    Set<String> known = new TreeSet<>();
    try (Stream<Path> folders = Files.list(SOURCES.resolve(Path.of("org", "disentangle")))) {
      folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .forEach(known::add);
    }
    known.removeAll(ROOMS.keySet());
    assertEquals(Set.of(), known, "rooms that the table above does not know");
  }

  /** Rooms that are still empty break no rule. */
  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(ProgramClasses.ALL);
  }

  private static DescribedPredicate<JavaClass> in(String room) {
    return describe("are in the room " + room, each -> room(each).equals(room));
  }

  /** The room a class is in; empty for the entrance and for everything outside of the house. */
  private static String room(JavaClass javaClass) {
    String name = javaClass.getPackageName();
    return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1).split("\\.", -1)[0] : "";
  }

  private static Set<String> below(String room) {
    Set<String> reached = new TreeSet<>();
    for (String each : ROOMS.get(room)) {
      reached.add(each);
      reached.addAll(below(each));
    }
    return reached;
  }
}
