package org.disentangle.graph.collective;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.UserErrorException;
import org.disentangle.graph.BatchShare;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.Server;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ClusterDef;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.JobDef;
import org.tensorflow.proto.ServerDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A team of several processes: sums are TensorFlow's {@code CollectiveReduceV2}, a ring over the
 * gRPC servers of all of them.
 *
 * <p>The vector is sent round the ring in parts, each of which one process adds up in a fixed
 * order: the sums are the same everywhere and at every repetition, to the bit.
 *
 * <p>A process that ends is noticed within seconds, see {@link FailureDetector}; a silent process
 * is waited for ten minutes, as it may be busy.
 *
 * <p>Server and session last as long as the process: TensorFlow cannot shut a server down. Not for
 * use by several threads.
 */
public final class Workers implements Team {
  /** How long to wait for the others at the start, as people may start them by hand. */
  private static final Duration JOINING = Duration.ofMinutes(10);

  /**
   * How much later than this process another process may do its part of a sum: it may be busy, or
   * write a checkpoint first. A process that has ended is not waited for.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** How long to wait for a killed process to stop listening, after its connections broke. */
  private static final Duration ENDING = Duration.ofSeconds(10);

  private static final long POLL_MILLIS = 50;

  private static final Logger LOG = LogManager.getLogger(Workers.class);

  private static final String JOB = "worker";
  private static final String VALUES = "values";
  private static final String KEY = "instance_key";
  private static final String SUM = "sum";

  private final Cluster cluster;
  private final Supplier<Set<Integer>> ended;
  private final Duration patience;
  private final CollectiveSession session;
  private final FailureDetector detector;

  private Workers(
      Cluster cluster,
      Supplier<Set<Integer>> ended,
      Duration patience,
      CollectiveSession session,
      FailureDetector detector) {
    this.cluster = cluster;
    this.ended = ended;
    this.patience = patience;
    this.session = session;
    this.detector = detector;
  }

  /**
   * Listens at this process' address, and waits until all others listen at theirs.
   *
   * @param config of this process' sessions, for the threads
   * @param ended which of the others are known to have ended, where this process has started them;
   *     called at intervals as long as the team lasts, by several threads
   * @param givenUp whether to give up; called while waiting
   * @throws UserErrorException if this process cannot listen at the address, or another process has
   *     not joined within ten minutes
   * @throws LostWorkerException if another process ends before it has joined
   * @throws CancellationException if it is given up
   */
  public static Workers join(
      Cluster cluster, ConfigProto config, Supplier<Set<Integer>> ended, BooleanSupplier givenUp) {
    return join(cluster, config, ended, givenUp, PATIENCE);
  }

  /**
   * As the public method.
   *
   * @param patience how much later than this process another process may do its part of a sum
   */
  static Workers join(
      Cluster cluster,
      ConfigProto config,
      Supplier<Set<Integer>> ended,
      BooleanSupplier givenUp,
      Duration patience) {
    ConfigProto own = config(cluster, config);
    listen(cluster, own);
    awaitOthers(cluster, ended, givenUp);
    String address = cluster.addresses().get(cluster.index());
    CollectiveSession session =
        new CollectiveSession("grpc://" + address, graph(cluster), own, VALUES, KEY, SUM);
    FailureDetector detector =
        new FailureDetector(
            () -> !ended.get().isEmpty() || !cluster.refusing().isEmpty(), session::cancel);
    detector.start();
    Workers joined = new Workers(cluster, ended, patience, session, detector);
    joined.any(false);
    LOG.info("{} workers train together", cluster.size());
    return joined;
  }

  private static ConfigProto config(Cluster cluster, ConfigProto config) {
    String first = "/job:" + JOB + "/replica:0/task:0";
    return config.toBuilder()
        // The ring adds up in main memory; the cards are for the sessions of the model.
        .putDeviceCount("GPU", 0)
        // Sessions do not wait for, nor speak to, processes other than this one and the first.
        .addDeviceFilters("/job:" + JOB + "/task:" + cluster.index())
        .addDeviceFilters("/job:" + JOB + "/task:0")
        .setExperimental(ConfigProto.Experimental.newBuilder().setCollectiveGroupLeader(first))
        .build();
  }

  private static void listen(Cluster cluster, ConfigProto config) {
    JobDef.Builder job = JobDef.newBuilder().setName(JOB);
    for (int i = 0; i < cluster.size(); i++) {
      job.putTasks(i, cluster.addresses().get(i));
    }
    try {
      // Not closed: TensorFlow says that it cannot do that yet.
      new Server(
              ServerDef.newBuilder()
                  .setCluster(ClusterDef.newBuilder().addJob(job))
                  .setJobName(JOB)
                  .setTaskIndex(cluster.index())
                  .setProtocol("grpc")
                  .setDefaultSessionConfig(config)
                  .build())
          .start();
    } catch (TensorFlowException | IllegalStateException e) {
      throw new UserErrorException(
          "%s cannot listen at its address (%s); choose another port"
              .formatted(cluster.name(cluster.index()), e.getMessage()),
          e);
    }
  }

  private static void awaitOthers(
      Cluster cluster, Supplier<Set<Integer>> ended, BooleanSupplier givenUp) {
    long deadline = System.nanoTime() + JOINING.toNanos();
    List<Integer> missing = cluster.unreachable();
    if (!missing.isEmpty()) {
      LOG.info("{} waits for {}", cluster.name(cluster.index()), cluster.names(missing));
    }
    while (!missing.isEmpty()) {
      if (!ended.get().isEmpty()) {
        throw new LostWorkerException(lost(cluster, ended.get()));
      }
      if (givenUp.getAsBoolean()) {
        throw new CancellationException("waiting for " + cluster.names(missing));
      }
      if (System.nanoTime() > deadline) {
        throw new UserErrorException(
            "%s did not connect within %s minutes; start all workers with the same --peers, which all can reach"
                .formatted(cluster.names(missing), JOINING.toMinutes()));
      }
      if (!pause()) {
        throw new CancellationException("waiting for " + cluster.names(missing));
      }
      missing = cluster.unreachable();
    }
  }

  /** One sum of a vector of any length over all processes. */
  private static GraphDef graph(Cluster cluster) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> values =
          tf.withName(VALUES)
              .placeholder(TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE)));
      Placeholder<TInt32> key =
          tf.withName(KEY).placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
      Output<TInt32> group = tf.constant(1).asOutput();
      graph
          .opBuilder("CollectiveReduceV2", SUM, tf.scope())
          .addInput(values.asOutput())
          .addInput(tf.constant(cluster.size()).asOutput())
          .addInput(group)
          .addInput(key.asOutput())
          .addInputList(new Output<?>[0])
          .setAttr("merge_op", "Add")
          .setAttr("final_op", "Id")
          .setAttr("communication_hint", "ring")
          .build();
      // Each operation needs a device, or the placer would choose among the servers.
      GraphDef.Builder placed = graph.toGraphDef().toBuilder();
      String device = "/job:" + JOB + "/replica:0/task:" + cluster.index() + "/device:CPU:0";
      placed.getNodeBuilderList().forEach(node -> node.setDevice(device));
      return placed.build();
    }
  }

  @Override
  public BatchShare share() {
    return new BatchShare(cluster.index(), cluster.size());
  }

  @Override
  public String name(int member) {
    return cluster.name(member);
  }

  @Override
  public void sum(float[] values) {
    detector.sumBegins();
    try {
      // To TensorFlow, all runs under one key are of one shape: the length makes a good key.
      session.run(values, values.length, patience.toMillis());
    } catch (CollectiveSession.PeerFailure e) {
      throw new LostWorkerException(loss(e), e);
    } finally {
      detector.sumIsOver();
    }
  }

  private String loss(CollectiveSession.PeerFailure failure) {
    Set<Integer> gone = gone();
    long deadline = System.nanoTime() + ENDING.toNanos();
    while (gone.isEmpty() && !failure.isLate() && System.nanoTime() < deadline && pause()) {
      gone = gone();
    }
    if (!gone.isEmpty()) {
      return lost(cluster, gone);
    }
    return failure.isLate()
        ? "another worker did not answer for %s seconds".formatted(patience.toSeconds())
        : "the connection to another worker broke";
  }

  private Set<Integer> gone() {
    Set<Integer> gone = new TreeSet<>(cluster.unreachable());
    gone.addAll(ended.get());
    return gone;
  }

  /** Waits a moment; false if this thread must end. */
  private static boolean pause() {
    try {
      Thread.sleep(POLL_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String lost(Cluster cluster, Set<Integer> gone) {
    return cluster.names(gone) + (gone.size() == 1 ? " was lost" : " were lost");
  }
}
