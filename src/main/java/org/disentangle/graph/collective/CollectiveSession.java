package org.disentangle.graph.collective;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_ABORTED;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_AllocateTensor;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_CANCELLED;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_CloseSession;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DEADLINE_EXCEEDED;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteBuffer;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteImportGraphDefOptions;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteSessionOptions;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteStatus;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteTensor;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_FLOAT;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_GetCode;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_GraphImportGraphDef;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_GraphOperationByName;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_INT32;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_Message;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewBufferFromString;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewGraph;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewImportGraphDefOptions;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewSession;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewSessionOptions;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewStatus;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_OK;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SessionRun;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SetConfig;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SetTarget;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_TensorData;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_UNAVAILABLE;

import java.util.Set;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.tensorflow.internal.c_api.TF_Buffer;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_ImportGraphDefOptions;
import org.tensorflow.internal.c_api.TF_Output;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.TF_Tensor;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.RunOptions;

/**
 * A session, on the server of this process, of a graph with one collective operation.
 *
 * <p>Collectives run on a server, so the session needs a target, and TF-Java's own {@code Session}
 * takes none: its allocation ignores the argument and never calls {@code TF_SetTarget}. This class
 * does the same through the C API, whose packages TF-Java exports.
 *
 * <p>Its memory is never released: like its server, it lasts until the process ends.
 */
final class CollectiveSession {
  /** Any number but 0: the runs of all processes count their steps together under it. */
  private static final long GRAPH_KEY = 1;

  /** The status codes of an operation when another process is gone or late. */
  private static final Set<Integer> LOST =
      Set.of(TF_ABORTED, TF_CANCELLED, TF_DEADLINE_EXCEEDED, TF_UNAVAILABLE);

  private final TF_Session session;
  private final TF_Output inputs;
  private final TF_Output output;
  private volatile boolean cancelled;

  /** Thrown when a run failed because of another process; the message is TensorFlow's. */
  static final class PeerFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean late;

    PeerFailure(String message, boolean late) {
      super(message);
      this.late = late;
    }

    /** Whether the other process only missed the time limit, and nothing else is known of it. */
    boolean isLate() {
      return late;
    }
  }

  /**
   * Opens the session.
   *
   * @param values name of a float32 [N] placeholder
   * @param key name of an int32 [] placeholder
   * @param result name of an operation that gives a float32 [N]
   */
  CollectiveSession(
      String target,
      GraphDef definition,
      ConfigProto config,
      String values,
      String key,
      String result) {
    TF_Status status = TF_NewStatus();
    TF_Graph graph = TF_NewGraph();
    TF_ImportGraphDefOptions importing = TF_NewImportGraphDefOptions();
    TF_Buffer serialized = buffer(definition.toByteArray());
    TF_SessionOptions options = TF_NewSessionOptions();
    byte[] configBytes = config.toByteArray();
    try (BytePointer serializedConfig = new BytePointer(configBytes)) {
      TF_GraphImportGraphDef(graph, serialized, importing, status);
      check(status);
      TF_SetTarget(options, target);
      TF_SetConfig(options, serializedConfig, configBytes.length, status);
      check(status);
      session = TF_NewSession(graph, options, status);
      check(status);
    } finally {
      TF_DeleteSessionOptions(options);
      TF_DeleteBuffer(serialized);
      TF_DeleteImportGraphDefOptions(importing);
      TF_DeleteStatus(status);
    }
    // These two are read at every run, as long as the process lasts.
    inputs = new TF_Output(2);
    inputs.position(0).oper(TF_GraphOperationByName(graph, values)).index(0);
    inputs.position(1).oper(TF_GraphOperationByName(graph, key)).index(0);
    inputs.position(0);
    output = new TF_Output(1);
    output.oper(TF_GraphOperationByName(graph, result)).index(0);
  }

  /**
   * Runs the operation.
   *
   * @param values fed, and overwritten by the results
   * @throws PeerFailure if another process is gone, or has not done its part in time, or the
   *     session was cancelled
   * @throws IllegalStateException if the operation fails for any other reason
   */
  void run(float[] values, int key, long timeoutMillis) throws PeerFailure {
    TF_Status status = TF_NewStatus();
    TF_Buffer options =
        buffer(
            RunOptions.newBuilder()
                .setTimeoutInMs(timeoutMillis)
                .setExperimental(
                    RunOptions.Experimental.newBuilder().setCollectiveGraphKey(GRAPH_KEY))
                .build()
                .toByteArray());
    TF_Tensor fedValues =
        TF_AllocateTensor(
            TF_FLOAT, new long[] {values.length}, 1, (long) values.length * Float.BYTES);
    TF_Tensor fedKey = TF_AllocateTensor(TF_INT32, new long[0], 0, Integer.BYTES);
    try (PointerPointer<TF_Tensor> fed = new PointerPointer<>(fedValues, fedKey);
        PointerPointer<TF_Tensor> fetched = new PointerPointer<>(1)) {
      new FloatPointer(TF_TensorData(fedValues)).put(values);
      new IntPointer(TF_TensorData(fedKey)).put(key);
      TF_SessionRun(
          session,
          options,
          inputs,
          fed,
          2,
          output,
          fetched,
          1,
          (PointerPointer<Pointer>) null,
          0,
          null,
          status);
      int code = TF_GetCode(status);
      if (LOST.contains(code) || (cancelled && code != TF_OK)) {
        throw new PeerFailure(TF_Message(status).getString(), code == TF_DEADLINE_EXCEEDED);
      }
      check(status);
      TF_Tensor result = fetched.get(TF_Tensor.class, 0);
      new FloatPointer(TF_TensorData(result)).get(values);
      TF_DeleteTensor(result);
    } finally {
      TF_DeleteTensor(fedValues);
      TF_DeleteTensor(fedKey);
      TF_DeleteBuffer(options);
      TF_DeleteStatus(status);
    }
  }

  /** Cancels the run in another thread, which then fails; no further run is possible. */
  void cancel() {
    cancelled = true;
    TF_Status status = TF_NewStatus();
    try {
      TF_CloseSession(session, status);
      check(status);
    } finally {
      TF_DeleteStatus(status);
    }
  }

  private static TF_Buffer buffer(byte[] bytes) {
    try (BytePointer pointer = new BytePointer(bytes)) {
      return TF_NewBufferFromString(pointer, bytes.length);
    }
  }

  private static void check(TF_Status status) {
    if (TF_GetCode(status) != TF_OK) {
      throw new IllegalStateException(
          "TensorFlow's collective failed: " + TF_Message(status).getString());
    }
  }
}
