package org.disentangle.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.graph.rewriting.GraphRewriting;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;

/**
 * A session with its finished graph and the graph's variables.
 *
 * <p>What runs is the graph as {@link GraphRewriting} changes it: sums have a fixed order of their
 * addends, and some operations are computed in faster forms. Owns the graph and the session and
 * closes both, in the order TensorFlow needs (a graph waits for ever for a session that is open).
 */
public final class GraphSession implements AutoCloseable {
  private final Graph graph;
  private final Graph executed;
  private final ConfigProto configuration;
  private final Session session;
  private final Variables register;
  private final List<Variable> variables;

  /**
   * Opens a session. From here on the graph belongs to this object.
   *
   * @param variables the register of the graph
   */
  public GraphSession(Graph graph, Variables variables, ConfigProto config) {
    this.graph = graph;
    this.executed = rewritten(graph, config);
    this.configuration = config;
    this.session = new Session(executed, config);
    this.register = variables;
    this.variables = variables.all();
  }

  /** The graph itself or, where something is to be rewritten, a copy in which it is. */
  private static Graph rewritten(Graph graph, ConfigProto config) {
    GraphDef built = graph.toGraphDef();
    GraphDef rewritten = GraphRewriting.of(built, config);
    if (rewritten.equals(built)) {
      return graph;
    }
    Graph copy = new Graph();
    copy.importGraphDef(rewritten);
    return copy;
  }

  /** The graph as it was built, which this object closes. */
  public Graph graph() {
    return graph;
  }

  /**
   * The configuration of the session. It determines how TensorFlow rewrites a graph before it runs,
   * and another rewriting rounds differently: a session that must give the same bits needs the same
   * configuration.
   */
  public ConfigProto configuration() {
    return configuration;
  }

  /** Starts a run. */
  public GraphRun runner() {
    return new GraphRun(session.runner());
  }

  /** All variables, in the order they were made. */
  public List<Variable> variables() {
    return variables;
  }

  /** First values of all variables, see {@link Variables#initialValues}. */
  public Map<String, float[]> initialValues(long seed) {
    return register.initialValues(seed);
  }

  /** The variables of the model itself, without the optimiser's slots. */
  public List<Variable> exportedVariables() {
    return variables.stream().filter(Variable::isExported).toList();
  }

  /**
   * Reads variables.
   *
   * @return names and values, row by row, in the order given
   */
  public Map<String, float[]> read(List<Variable> wanted) {
    GraphRun runner = runner();
    wanted.forEach(variable -> runner.fetch(variable.read()));
    Map<String, float[]> values = new LinkedHashMap<>();
    try (Result result = runner.run()) {
      for (int i = 0; i < wanted.size(); i++) {
        float[] value = new float[wanted.get(i).size()];
        ((TFloat32) result.get(i)).copyTo(DataBuffers.of(value));
        values.put(wanted.get(i).name(), value);
      }
    }
    return values;
  }

  /**
   * Sets variables by name.
   *
   * @param values a value for each variable of this graph that is to change; names that this graph
   *     does not have are ignored, so that the weights of a training graph fit its inference graph
   */
  public void assign(Map<String, float[]> values) {
    GraphRun runner = runner();
    List<Tensor> fed = new ArrayList<>();
    try {
      for (Variable variable : variables) {
        float[] value = values.get(variable.name());
        if (value != null) {
          // A new tensor for each: a variable may keep the memory of the tensor it was assigned
          // from.
          TFloat32 tensor = TFloat32.tensorOf(variable.shape(), DataBuffers.of(value));
          fed.add(tensor);
          runner.feed(variable.fed(), tensor).addTarget(variable.assign());
        }
      }
      if (!fed.isEmpty()) {
        runner.run().close();
      }
    } finally {
      fed.forEach(Tensor::close);
    }
  }

  @Override
  public void close() {
    session.close();
    executed.close();
    graph.close();
  }
}
