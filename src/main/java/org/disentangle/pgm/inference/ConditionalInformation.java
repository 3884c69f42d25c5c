package org.disentangle.pgm.inference;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.math.CompensatedSum;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.factor.Potential;
import org.disentangle.pgm.factor.Variable;
import org.disentangle.pgm.separation.Statement;

/**
 * The conditional mutual information of sets of variables, computed from a network's tables: a
 * numeric measure of dependence. It is 0 if and only if the statement holds for the network's
 * distribution.
 *
 * @param statement X ⊥ Y | Z
 * @param nats I(X; Y | Z) = Σ p(x, y, z) ln [p(x, y, z) p(z) / (p(x, z) p(y, z))], 0 or more up to
 *     rounding
 */
public record ConditionalInformation(Statement statement, double nats) {
  /** Below this many nats the variables are independent, up to the precision of doubles. */
  public static final double INDEPENDENT_BELOW = 1e-12;

  /** From this many nats on they are dependent. */
  public static final double DEPENDENT_FROM = 1e-9;

  /** The verdict on a number of nats. */
  public enum Verdict {
    /** Within rounding errors. */
    INDEPENDENT,
    /** More than rounding errors. */
    DEPENDENT,
    /** Too small to exclude rounding errors, too large to be certainly one. */
    UNDECIDED
  }

  /**
   * The information of a statement in a network.
   *
   * @throws UserErrorException if it names an unknown variable, or the joint distribution of its
   *     variables would take too much memory
   */
  public static ConditionalInformation of(GraphicalModel model, Statement statement) {
    return of(new VariableElimination(model), statement);
  }

  /** The same, with the limit of an inference in the network. */
  public static ConditionalInformation of(VariableElimination inference, Statement statement) {
    List<String> targets = new ArrayList<>(statement.given());
    targets.addAll(statement.x());
    targets.addAll(statement.y());
    Factor joint = inference.posterior(new Query(targets, List.of())).distribution();
    int given = statement.given().size();
    int x = given + statement.x().size();
    int yStates = size(joint.scope().subList(x, joint.scope().size()));
    int xStates = size(joint.scope().subList(given, x));
    double[] xyz = joint.values();
    double[] xz = over(joint, joint.scope().subList(x, joint.scope().size()));
    double[] yz = over(joint, joint.scope().subList(given, x));
    double[] z = over(joint, joint.scope().subList(given, joint.scope().size()));
    CompensatedSum nats = new CompensatedSum();
    for (int i = 0; i < xyz.length; i++) {
      if (xyz[i] > 0) {
        int atZ = i / (xStates * yStates);
        double expected = xz[i / yStates] * (yz[atZ * yStates + i % yStates] / z[atZ]);
        nats.add(xyz[i] * Math.log(xyz[i] / expected));
      }
    }
    return new ConditionalInformation(statement, nats.value());
  }

  private static int size(List<Variable> variables) {
    return variables.stream().mapToInt(Variable::cardinality).reduce(1, Math::multiplyExact);
  }

  private static double[] over(Factor joint, List<Variable> summed) {
    Potential table = Potential.of(joint);
    for (Variable variable : summed) {
      table = table.sumOut(variable);
    }
    return table.factor().values();
  }

  /** The verdict on the number. */
  public Verdict verdict() {
    if (nats >= DEPENDENT_FROM) {
      return Verdict.DEPENDENT;
    }
    return nats < INDEPENDENT_BELOW ? Verdict.INDEPENDENT : Verdict.UNDECIDED;
  }
}
