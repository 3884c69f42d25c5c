package org.disentangle.training;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Value;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.disentangle.UserErrorException;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.EpochRecord;
import org.disentangle.contract.RunRecords;
import org.disentangle.data.FactorImages;
import org.disentangle.data.Split;
import org.disentangle.data.TwoValuedImages;
import org.disentangle.model.TinyRuns;
import org.disentangle.runtime.Hosts;
import org.disentangle.training.listener.History;
import org.disentangle.training.listener.StepReport;
import org.disentangle.training.listener.StopRequest;
import org.disentangle.training.listener.TrainingListener;
import org.disentangle.training.tensorboard.HParamsPluginData;
import org.disentangle.training.tensorboard.TensorBoardLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.HistogramProto;
import org.tensorflow.proto.Summary;

/** What TensorBoard is given of a training, read back by a reader of this test's own. */
class TensorBoardLogTest {
  private static final FactorImages IMAGES = new SquareImages();

  @TempDir private Path folder;

  private Path train(RunConfig run, boolean resume, TrainingListener... more) {
    List<TrainingListener> listeners =
        Stream.concat(Stream.of(new TensorBoardLog()), Stream.of(more)).toList();
    return new TrainingRun(run, IMAGES, Hosts.PLAIN, listeners)
        .trainAndExport(folder, new TrainingOptions(resume, StopRequest.NEVER));
  }

  private Path events(RunConfig run, int version) {
    return folder.resolve(run.getName()).resolve("tensorboard").resolve("" + version);
  }

  @Test
  void theChecksumIsCrc32c() {
    // The check value of the catalogue of CRC algorithms.
    assertEquals(0xe3069283, EventRecords.crc32c("123456789".getBytes(US_ASCII)));
  }

  @Test
  void theCurvesAreThoseOfTheRunRecord() throws IOException {
    RunConfig run = TinyRuns.run("tiny");
    TreeMap<Long, Float> told = new TreeMap<>();
    Path version =
        train(
            run,
            false,
            new TrainingListener() {
              @Override
              public void stepEnded(StepReport step) {
                told.put(step.step() - 1, step.values()[0]);
              }
            });
    var shown = EventRecords.shown(events(run, 1));

    TreeMap<Long, Float> train = new TreeMap<>();
    shown.get("train/loss").forEach((step, value) -> train.put(step, value.getSimpleValue()));
    assertEquals(told, train);
    assertEquals(0.001f, shown.get("learning_rate").get(19L).getSimpleValue());

    int compared = 0;
    for (EpochRecord epoch : RunRecords.read(version).orElseThrow().getHistoryList()) {
      String group = epoch.getSplit().equals(History.TRAIN) ? "epoch/" : "validation/";
      for (Map.Entry<String, Double> term : epoch.getTermsMap().entrySet()) {
        Summary.Value value = shown.get(group + term.getKey()).get(epoch.getStep());
        assertEquals(term.getValue().floatValue(), value.getSimpleValue(), term.getKey());
        compared++;
      }
    }
    // Three epochs; three terms of the training and four of the validation.
    assertEquals(21, compared);
  }

  @Test
  void picturesAndHistogramsAreOfTheModelAfterEachEpoch() throws IOException {
    RunConfig run = TinyRuns.run("tiny");
    train(run, false);
    var shown = EventRecords.shown(events(run, 1));

    assertEquals(List.of(8L, 16L, 20L), List.copyOf(shown.get("reconstructions").keySet()));
    Summary.Image image = shown.get("reconstructions").get(20L).getImage();
    BufferedImage picture = ImageIO.read(image.getEncodedImageString().newInput());
    assertEquals(image.getWidth(), picture.getWidth());
    assertEquals(image.getHeight(), picture.getHeight());
    // The first validation image stands at the upper left, in its own levels.
    int first = Split.of(IMAGES.size(), 0.1, 2000, run.getSeed()).validation()[0];
    float[] pixels = new float[TwoValuedImages.PIXELS];
    IMAGES.read(first, pixels, 0);
    for (int i = 0; i < pixels.length; i++) {
      int level = picture.getRaster().getSample(2 + i % 64, 2 + i / 64, 0);
      assertEquals(255 * pixels[i], level, "pixel " + i);
    }

    for (int latent = 0; latent < 3; latent++) {
      HistogramProto histogram = shown.get("latents/z" + latent).get(20L).getHisto();
      // 200 validation images.
      assertEquals(200, histogram.getNum());
      assertEquals(200, histogram.getBucketList().stream().mapToDouble(Double::doubleValue).sum());
      assertEquals(histogram.getMax(), histogram.getBucketLimit(29));
      assertTrue(
          DoubleStream.of(histogram.getBucket(0), histogram.getBucket(29)).allMatch(n -> n > 0),
          "the smallest and the largest value stand in the outer buckets");
    }
  }

  @Test
  void theHyperparametersAreThoseOfTheConfiguration() throws IOException {
    RunConfig run = TinyRuns.run("tiny");
    train(run, false);
    var shown = EventRecords.shown(events(run, 1));
    Map<String, Value> settings =
        plugin(shown.get("_hparams_/session_start_info").get(0L))
            .getSessionStartInfo()
            .getHparamsMap();
    assertEquals(2, settings.get("beta_vae.beta").getNumberValue());
    assertEquals(0.001, settings.get("optimizer.learning_rate").getNumberValue());
    assertEquals("4 4 6", settings.get("network.encoder.filters").getStringValue());
    assertFalse(settings.containsKey("name"), settings.keySet().toString());
    assertEquals(
        "STATUS_SUCCESS",
        plugin(shown.get("_hparams_/session_end_info").get(0L))
            .getSessionEndInfo()
            .getStatus()
            .name());
    String text = shown.get("configuration").get(0L).getTensor().getStringVal(0).toStringUtf8();
    assertTrue(text.startsWith("    name: \"tiny\"\n"), text);
  }

  private static HParamsPluginData plugin(Summary.Value value) throws IOException {
    assertEquals("hparams", value.getMetadata().getPluginData().getPluginName());
    return HParamsPluginData.parseFrom(value.getMetadata().getPluginData().getContent());
  }

  /**
   * Dies at step 13, five steps after its checkpoint, which stands where an epoch ends: that
   * epoch's curves and the steps after it were written and are written again.
   */
  @Test
  void whatIsWrittenTwiceIsShownOnce() throws IOException {
    RunConfig.Builder builder = TinyRuns.run("broken").toBuilder();
    builder.getLoopBuilder().setCheckpointSteps(8);
    RunConfig broken = builder.build();
    TrainingListener crash =
        new TrainingListener() {
          @Override
          public void stepEnded(StepReport step) {
            if (step.step() == 13) {
              throw new IllegalStateException("power cut");
            }
          }
        };
    assertThrows(IllegalStateException.class, () -> train(broken, false, crash));
    train(broken, true);
    assertEquals(2, EventRecords.files(events(broken, 1)).size());
    RunConfig whole = TinyRuns.run("whole");
    train(whole, false);

    var expected = EventRecords.shown(events(whole, 1));
    var found = EventRecords.shown(events(broken, 1));
    assertEquals(expected.keySet(), found.keySet());
    for (String tag : expected.keySet()) {
      boolean isOfTheClock = tag.equals("images_per_second");
      boolean isOfTheName = tag.equals("configuration") || tag.startsWith("_hparams_");
      if (!isOfTheClock && !isOfTheName) {
        assertEquals(expected.get(tag), found.get(tag), tag);
      }
    }
    // Between the step before a break and the one after it there is no speed.
    assertEquals(18, found.get("images_per_second").size());
  }

  @Test
  void eachTrainingHasItsFolderAndOneThatStartsAnewReplacesAnUnfinishedOne() throws IOException {
    RunConfig run = TinyRuns.run("tiny");
    train(run, false);
    TrainingListener failing =
        new TrainingListener() {
          @Override
          public void stepEnded(StepReport step) {
            throw new IllegalStateException("at once");
          }
        };
    assertThrows(IllegalStateException.class, () -> train(run, false, failing));
    assertEquals(1, EventRecords.shown(events(run, 2)).get("train/loss").size());
    train(run, false);
    assertEquals(1, EventRecords.files(events(run, 2)).size());
    assertEquals(20, EventRecords.shown(events(run, 2)).get("train/loss").size());
    assertEquals(20, EventRecords.shown(events(run, 1)).get("train/loss").size());
  }

  @Test
  void aPlaceThatCannotBeWrittenIsRefusedBeforeTheFirstStep() throws IOException {
    RunConfig run = TinyRuns.run("tiny");
    Path inTheWay = folder.resolve("tiny").resolve("tensorboard");
    Files.createDirectories(inTheWay.getParent());
    Files.writeString(inTheWay, "a file");
    UserErrorException refused = assertThrows(UserErrorException.class, () -> train(run, false));
    assertTrue(
        refused.getMessage().startsWith("cannot write TensorBoard's files to " + inTheWay),
        refused.getMessage());
  }
}
