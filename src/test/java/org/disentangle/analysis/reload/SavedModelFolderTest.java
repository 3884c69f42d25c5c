package org.disentangle.analysis.reload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.disentangle.AtomicWrite;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.LinearModel;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.Signatures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.TensorShapeProto;

class SavedModelFolderTest {
  private final LinearModel linear = new LinearModel(2, 1);

  @TempDir private Path folder;

  private static String messageOf(Path path) {
    return assertThrows(UserErrorException.class, () -> SavedModelFolder.open(path)).getMessage();
  }

  @Test
  void highestVersionIsTaken() throws IOException {
    Path run = folder.resolve("run");
    linear.export(run.resolve("2"));
    linear.export(run.resolve("10"));
    Files.createDirectories(run.resolve("11"));
    Files.createDirectories(run.resolve("notes"));
    assertEquals(run.resolve("10"), SavedModelFolder.open(run).path());
    assertEquals(run.resolve("2"), SavedModelFolder.open(run.resolve("2")).path());
    assertEquals("run", SavedModelFolder.open(run.resolve("2")).run());
  }

  @Test
  void recordNamesTheRun() {
    RunRecord record =
        RunRecord.newBuilder()
            .setRun("beta-5")
            .setFamily("beta-VAE")
            .putHyperparameters("beta", 5)
            .build();
    SavedModelFolder found =
        SavedModelFolder.open(linear.export(folder.resolve("copied").resolve("1"), record));
    assertEquals("beta-5", found.run());
    assertEquals("beta-VAE", found.family());
    assertEquals(5, found.hyperparameter("beta").getAsDouble());
    assertTrue(found.hyperparameter("gamma").isEmpty());
  }

  @Test
  void missingFolderIsNamed() {
    Path missing = folder.resolve("nowhere");
    String message = messageOf(missing);
    assertTrue(message.contains(missing + ": there is no such folder"), message);
  }

  @Test
  void fileIsNoFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertTrue(messageOf(file).contains("that is a file"));
  }

  @Test
  void emptyFolderSaysSo() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    String message = messageOf(empty);
    assertTrue(message.contains("an empty folder") && message.contains("saved_model.pb"), message);
  }

  @Test
  void otherFolderTellsWhatIsInIt() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve("weights.h5"), "");
    assertTrue(messageOf(other).contains("found weights.h5"));
  }

  @Test
  void damagedGraphIsNamed() throws IOException {
    Path path = linear.export(folder.resolve("damaged"));
    Path graph = path.resolve("saved_model.pb");
    byte[] bytes = Files.readAllBytes(graph);
    Files.write(graph, Arrays.copyOf(bytes, bytes.length / 2));
    String message = messageOf(path);
    assertTrue(message.contains(graph + " is damaged"), message);
    Files.write(graph, new byte[0]);
    assertTrue(messageOf(path).contains("no graph tagged \"serve\""), messageOf(path));
  }

  @Test
  void graphThatDoesNotLoadIsOneSentence() throws IOException {
    Path path = linear.export(folder.resolve("run").resolve("1"));
    // The graph names operations that the native library does not have.
    Path file = path.resolve("saved_model.pb");
    SavedModel.Builder model = SavedModel.parseFrom(Files.readAllBytes(file)).toBuilder();
    model.getMetaGraphsBuilder(0).getGraphDefBuilder().getNodeBuilder(0).setOp("NoSuchOperation");
    Files.write(file, model.build().toByteArray());
    SavedModelFolder found = SavedModelFolder.open(path);
    String message =
        assertThrows(
                UserErrorException.class,
                () -> ReloadedModel.open(found, ConfigProto.getDefaultInstance()))
            .getMessage();
    assertTrue(message.contains(path + " is damaged") && !message.contains("\n"), message);
    assertTrue(message.contains("NoSuchOperation"), message);
  }

  @Test
  void aModelMustEncodeAndServeWhatItReconstructs() {
    Path path =
        linear.export(
            folder.resolve("poor"),
            Set.of(Signatures.ENCODE, Signatures.LOSSES, Signatures.SERVING_DEFAULT),
            Set.of());
    String message = messageOf(path);
    assertTrue(message.contains("\"encode\" is missing"), message);
    assertTrue(message.contains("\"serving_default\" is missing"), message);
    assertFalse(message.contains("\"losses\""), message);
    assertTrue(message.contains("decode, reconstruct, sample"), message);
  }

  @Test
  void missingOutputIsNamedWithWhatThereIs() {
    Path path = linear.export(folder.resolve("poor"), Set.of(), Set.of(Signatures.LOSS));
    String message = messageOf(path);
    assertTrue(message.contains("\"losses\" has no output \"loss\""), message);
    assertTrue(message.contains("area, kl, reconstruction"), message);
  }

  @Test
  void wrongTypeAndShapeAreNamed() throws IOException {
    Path path = linear.export(folder.resolve("typed"));
    Path file = path.resolve("saved_model.pb");
    SavedModel.Builder model = SavedModel.parseFrom(Files.readAllBytes(file)).toBuilder();
    MetaGraphDef.Builder graph = model.getMetaGraphsBuilder(0);
    var encode = graph.getSignatureDefOrThrow(Signatures.ENCODE).toBuilder();
    var images = encode.getInputsOrThrow(Signatures.IMAGES).toBuilder();
    images.setDtype(DataType.DT_DOUBLE);
    images.setTensorShape(
        TensorShapeProto.newBuilder()
            .addDim(TensorShapeProto.Dim.newBuilder().setSize(-1))
            .addDim(TensorShapeProto.Dim.newBuilder().setSize(4096)));
    encode.putInputs(Signatures.IMAGES, images.build());
    graph.putSignatureDef(Signatures.ENCODE, encode.build());
    Files.write(file, model.build().toByteArray());
    String message = messageOf(path);
    assertTrue(message.contains("of type DT_DOUBLE instead of DT_FLOAT"), message);
    assertTrue(message.contains("[-1, 4096] instead of [-1, height, width, channels]"), message);
  }

  @Test
  void codesOfAnotherTypeOrShapeAreNamed() throws IOException {
    Path path = linear.export(folder.resolve("codes"));
    assertTrue(
        messageWithCodes(path, DataType.DT_INT32, -1, 4, 4)
            .contains("\"encode\" gives codes of type DT_INT32 instead of DT_INT64"));
    assertTrue(
        messageWithCodes(path, DataType.DT_INT64, -1, 16)
            .contains("\"encode\" gives codes of shape [-1, 16] instead of [-1, h, w]"));
  }

  private static String messageWithCodes(Path path, DataType type, long... sizes)
      throws IOException {
    Path file = path.resolve("saved_model.pb");
    SavedModel.Builder model = SavedModel.parseFrom(Files.readAllBytes(file)).toBuilder();
    MetaGraphDef.Builder graph = model.getMetaGraphsBuilder(0);
    var encode = graph.getSignatureDefOrThrow(Signatures.ENCODE).toBuilder();
    var codes = encode.getOutputsOrThrow(Signatures.REPRESENTATION).toBuilder().setDtype(type);
    codes.clearTensorShape();
    for (long size : sizes) {
      codes.getTensorShapeBuilder().addDimBuilder().setSize(size);
    }
    graph.putSignatureDef(
        Signatures.ENCODE, encode.putOutputs(Signatures.CODES, codes.build()).build());
    Files.write(file, model.build().toByteArray());
    return messageOf(path);
  }

  @Test
  void damagedRecordIsNamed() throws IOException {
    Path path = linear.export(folder.resolve("run"));
    Files.createDirectories(path.resolve("assets.extra"));
    Files.writeString(path.resolve("assets.extra").resolve("run.json"), "{ not json");
    assertTrue(messageOf(path).contains("run.json is damaged"));
  }

  @Test
  void aModelThatIsRemovedAfterItWasLookedAtIsNamed() throws IOException {
    Path path = new LinearModel(2, 1).export(folder.resolve("model"));
    SavedModelFolder looked = SavedModelFolder.open(path);
    AtomicWrite.delete(path);
    String message =
        assertThrows(
                UserErrorException.class,
                () -> ReloadedModel.open(looked, ConfigProto.getDefaultInstance()))
            .getMessage();
    assertTrue(message.startsWith("the SavedModel " + path + " is damaged"), message);
  }

  @Test
  void aSignatureThatNamesNoTensorIsRefused() throws IOException {
    Path path = new LinearModel(2, 1).export(folder.resolve("model"));
    Path file = path.resolve("saved_model.pb");
    SavedModel.Builder model = SavedModel.parseFrom(Files.readAllBytes(file)).toBuilder();
    int at = 0;
    while (!model.getMetaGraphs(0).getGraphDef().getNode(at).getName().equals("images")) {
      at++;
    }
    model.getMetaGraphsBuilder(0).getGraphDefBuilder().removeNode(at);
    Files.write(file, model.build().toByteArray());
    assertTrue(
        messageOf(path)
            .contains(
                "signature \"encode\" has \"images\" for the tensor \"images:0\", which the graph"
                    + " has not"));
  }
}
