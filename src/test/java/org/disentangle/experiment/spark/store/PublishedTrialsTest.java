package org.disentangle.experiment.spark.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.local.RawLocalFs;
import org.apache.spark.SparkConf;
import org.disentangle.UserErrorException;
import org.disentangle.experiment.store.TrialAttempt;
import org.disentangle.experiment.store.TrialFolder;
import org.disentangle.experiment.store.TrialRow;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Publishing, on a disk and through Hadoop's border. */
@Tag("spark")
class PublishedTrialsTest {
  private static final String ID = "0123456789ab";

  @TempDir private Path folder;

  @Test
  void ofManyWhoPublishOneTrialAtOnceOneIsFirst() throws Exception {
    int rivals = 8;
    Path made = made(200_000);
    PublishedTrials trials = trials(false);
    ExecutorService threads = Executors.newFixedThreadPool(rivals);
    try {
      for (int round = 0; round < 20; round++) {
        String id = ID + round;
        CyclicBarrier start = new CyclicBarrier(rivals);
        List<Future<Void>> all = new ArrayList<>();
        for (int i = 0; i < rivals; i++) {
          all.add(
              threads.submit(
                  () -> {
                    start.await();
                    trials.publish(id, made);
                    return null;
                  }));
        }
        for (Future<Void> each : all) {
          each.get();
        }
        assertEquals(LocalFiles.below(made), trials.folder().files(id));
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(20, trials.folder().children().size(), trials.folder().children().toString());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aTrialIsPublishedReadAndMadeAgain(boolean byHadoop) throws IOException {
    PublishedTrials trials = trials(byHadoop);
    SharedTrialStore store = new SharedTrialStore(trials);
    assertTrue(store.result(ID).isEmpty());
    TrialAttempt attempt =
        TrialAttempt.newBuilder().setEngine("spark").setAttempt(3).setSeconds(1.5).build();
    publish(trials, attempt);
    assertEquals(attempt, store.result(ID).orElseThrow().attempt());
    assertEquals("made", store.result(ID).orElseThrow().row().getId());
    assertEquals(Set.of(ID), trials.folder().children());

    publish(trials, TrialAttempt.getDefaultInstance());
    assertEquals(attempt, store.result(ID).orElseThrow().attempt(), "the first one stays");
    assertEquals(Set.of(ID), trials.folder().children());

    Files.writeString(folder.resolve("store").resolve(ID).resolve(TrialFolder.ROW), "{}");
    assertTrue(store.result(ID).isEmpty(), "what was changed is not finished");
    trials.clear(List.of(ID));
    assertEquals(Set.of(), trials.folder().children());
    publish(trials, attempt);
    Files.delete(folder.resolve("store").resolve(ID).resolve("model").resolve("weights"));
    assertTrue(store.result(ID).isEmpty(), "what lacks a file is not finished");
  }

  /** The next driver clears up while a task of the one before still copies. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsClearedAwayIsNeverRenamedIntoPlace(boolean byHadoop) throws IOException {
    PublishedTrials trials = trials(byHadoop);
    trials.folder().upload(made(10), ".attempt-1");
    trials.folder().upload(made(10), "another-trial");
    trials.clear(List.of());
    assertEquals(Set.of("another-trial"), trials.folder().children());
    assertThrows(IOException.class, () -> trials.folder().rename(".attempt-1", ID));
    assertFalse(trials.has(ID));
  }

  @Test
  void whatIsInTheWayIsNamed() throws IOException {
    PublishedTrials trials = trials(false);
    Files.createDirectories(folder.resolve("store").resolve(ID).resolve("notes"));
    IOException refused = assertThrows(IOException.class, () -> trials.publish(ID, made(10)));
    assertTrue(
        refused.getMessage().contains(folder.resolve("store").resolve(ID) + " is in the way"),
        refused.getMessage());
    assertEquals(Set.of(ID), trials.folder().children());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "moon://far/away | knows no file system moon",
        "hdfs://no host/x | must be a path or the URI of a folder",
        "file:relative | must be a path or the URI of a folder",
        "/dev/null/sweeps | cannot write to the store /dev/null/sweeps",
        "/proc/sweeps | cannot write to the store /proc/sweeps",
      })
  void aStoreThatCannotBeIsRefused(String store, String sentence) {
    UserErrorException refused =
        assertThrows(
            UserErrorException.class,
            () -> new SharedTrialStore(PublishedTrials.at(store, new SparkConf(false))).check());
    assertTrue(refused.getMessage().contains(sentence), refused.getMessage());
    assertTrue(refused.getMessage().contains(store), refused.getMessage());
  }

  @Test
  void hadoopsRefusalToWriteIsTold() throws IOException {
    Files.createFile(folder.resolve("store"));
    UserErrorException refused =
        assertThrows(UserErrorException.class, () -> new SharedTrialStore(trials(true)).check());
    assertTrue(
        refused.getMessage().startsWith("cannot write to the store file:/"), refused.getMessage());
  }

  /** The same disk by Java's files or by Hadoop's. */
  private PublishedTrials trials(boolean byHadoop) {
    URI uri = URI.create("file:" + folder.resolve("store"));
    if (!byHadoop) {
      return PublishedTrials.at(uri.toString(), new SparkConf(false));
    }
    Configuration settings = new Configuration();
    // Without a checksum file beside each file.
    settings.set("fs.AbstractFileSystem.file.impl", RawLocalFs.class.getName());
    return new PublishedTrials(HadoopFolder.of(uri, settings));
  }

  private void publish(PublishedTrials trials, TrialAttempt attempt) throws IOException {
    Path made = made(10);
    new TrialFolder(made).write(attempt);
    trials.publish(ID, made);
  }

  private Path made(int bytes) throws IOException {
    Path made = Files.createTempDirectory(folder, "made");
    Path model = Files.createDirectories(made.resolve("model"));
    Files.write(model.resolve("weights"), new byte[bytes]);
    new TrialFolder(made).finish(TrialRow.newBuilder().setId("made").build());
    return made;
  }
}
