package org.disentangle.training.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.disentangle.contract.EpochRecord;
import org.disentangle.model.TinyRuns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read, and what is damaged is told: whatever the damage. */
class CheckpointFileTest {
  private static final int MUTATIONS = 300;
  private static final int HEADER_LENGTH = 12;
  private static final int HEADER = 16;

  @TempDir private Path folder;
  private Path file;
  private byte[] sound;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("8.checkpoint");
    CheckpointFile.write(file, new Checkpoint(state(), variables()));
    sound = Files.readAllBytes(file);
  }

  private static TrainingState state() {
    return TrainingState.newBuilder()
        .setConfiguration(TinyRuns.run("tiny"))
        .setDataChecksum("abc")
        .putEnvironment("threads", "1")
        .setLoop(
            LoopState.newBuilder()
                .setSteps(8)
                .setEpoch(2)
                .addAllEpochSums(List.of(Math.PI, Double.MIN_VALUE)))
        .addHistory(EpochRecord.newBuilder().setEpoch(1).putTerms("loss", 1 / 3.0))
        .build();
  }

  private static Map<String, float[]> variables() {
    Map<String, float[]> variables = new LinkedHashMap<>();
    float[] large = new float[40_000];
    for (int i = 0; i < large.length; i++) {
      large[i] = 1f / (i + 1);
    }
    variables.put("kernel", large);
    variables.put("scalar", new float[] {Float.MIN_VALUE});
    variables.put("empty", new float[0]);
    variables.put("odd", new float[] {Float.NaN, -0f, Float.NEGATIVE_INFINITY});
    return variables;
  }

  private static void assertSound(Checkpoint checkpoint) {
    assertEquals(state(), checkpoint.state());
    assertEquals(List.copyOf(variables().keySet()), List.copyOf(checkpoint.variables().keySet()));
    variables()
        .forEach((name, values) -> assertArrayEquals(values, checkpoint.variables().get(name)));
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    assertSound(CheckpointFile.read(file));
  }

  @Test
  void theSameStateGivesTheSameBytes() throws IOException {
    CheckpointFile.write(file, new Checkpoint(state(), variables()));
    assertArrayEquals(sound, Files.readAllBytes(file));
  }

  private String damage(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    return assertThrows(DamagedCheckpointException.class, () -> CheckpointFile.read(file))
        .getMessage();
  }

  @Test
  void everyFlippedBitIsFound() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] bytes = sound.clone();
      // Half of them in the first bytes, where the sizes are.
      int place = random.nextInt(i % 2 == 0 ? 200 : bytes.length);
      bytes[place] ^= (byte) (1 << random.nextInt(8));
      damage(bytes);
    }
  }

  @Test
  void everyTruncationIsFound() throws IOException {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < MUTATIONS; i++) {
      damage(Arrays.copyOf(sound, i < 40 ? i : random.nextInt(sound.length)));
    }
    assertTrue(damage(Arrays.copyOf(sound, sound.length + 4)).contains("checksum"));
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 1 << 30, 200_000})
  void anAbsurdHeaderIsNotAllocated(int length) throws IOException {
    byte[] bytes = sound.clone();
    little(bytes).putInt(HEADER_LENGTH, length);
    assertTrue(damage(withChecksum(bytes)).startsWith("damaged"));
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, -1, Integer.MAX_VALUE, 1L << 40, 41_000, 0})
  void anAbsurdVariableIsNotAllocated(long size) throws IOException {
    CheckpointHeader header =
        CheckpointHeader.newBuilder()
            .setState(state())
            .addVariable(CheckpointVariable.newBuilder().setName("kernel").setSize(size))
            .build();
    assertTrue(damage(withHeader(header.toByteArray())).startsWith("damaged"));
  }

  /** A checksum that agrees proves nothing about what it was taken of. */
  @Test
  void nonsenseWithARightChecksumIsReadOrRefusedButNoFault() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    int header = little(sound).getInt(HEADER_LENGTH);
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] bytes = sound.clone();
      for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
        bytes[random.nextInt(HEADER_LENGTH, HEADER + header)] = (byte) random.nextInt();
      }
      Files.write(file, withChecksum(bytes));
      try {
        CheckpointFile.read(file);
      } catch (DamagedCheckpointException e) {
        refused++;
      } catch (RuntimeException e) {
        fail("mutation " + i, e);
      }
    }
    assertTrue(refused > MUTATIONS / 10, refused + " refused");
  }

  @Test
  void anotherVersionIsNamed() throws IOException {
    byte[] bytes = sound.clone();
    little(bytes).putInt(Long.BYTES, 7);
    assertEquals("of version 7, not 1", damage(withChecksum(bytes)));
    assertEquals(
        "no checkpoint", damage("a text that is somewhat longer than a prefix".getBytes(UTF_8)));
  }

  private byte[] withHeader(byte[] header) {
    int values = HEADER + little(sound).getInt(HEADER_LENGTH);
    ByteBuffer bytes =
        ByteBuffer.allocate(HEADER + header.length + sound.length - values)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(sound, 0, HEADER_LENGTH).putInt(header.length).put(header);
    bytes.put(sound, values, sound.length - values);
    return withChecksum(bytes.array());
  }

  private static byte[] withChecksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length - Integer.BYTES);
    little(bytes).putInt(bytes.length - Integer.BYTES, (int) crc.getValue());
    return bytes;
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
