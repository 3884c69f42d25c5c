"""Golden numbers for org.disentangle.pgm.inference: a network of the size of ALARM, and answers.

Writes into src/test/resources/golden/:
  network37.txt          a random Bayesian network of 37 variables and 46 arcs: a line
                         "node states parent ... : entry ...", the parents' states running slower
                         than the node's own, the last parent's faster than the first's
  network37-queries.csv  query,evidence_probability,distribution: the query as "targets | evidence",
                         the distribution over the targets with the last one running fastest
  network37-map.csv      evidence,assignment: the most probable state of all other variables
Made with Python 3.11, numpy 2.4.6, scipy 1.17.1, pgmpy 0.1.26 (MIT licence), networkx 3.6.1:
  python3 src/test/golden/inference_golden.py
Distributions are pgmpy's VariableElimination.query; the probability of the evidence is the product
of pgmpy's conditional probabilities of one piece of evidence after another. Assignments are the
optima of an integer linear programme (one binary variable for each entry of each table, tied to one
for each state of each variable), solved by scipy.optimize.milp (HiGHS) to optimality: pgmpy's
map_query over all variables builds their joint table.
"""

import pathlib

import numpy as np
from pgmpy.factors.discrete import TabularCPD
from pgmpy.inference import VariableElimination
from pgmpy.models import BayesianNetwork
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

NODES, ARCS, MOST_PARENTS = 37, 46, 4
FOLDER = pathlib.Path(__file__).resolve().parents[1] / "resources" / "golden"


def network(random):
    states = {f"v{i}": int(random.randint(2, 5)) for i in range(NODES)}
    names = list(states)
    parents = {name: [] for name in names}
    arcs = 0
    while arcs < ARCS:
        child = int(random.randint(1, NODES))
        # Near ones, so that the network is long rather than dense, as real ones are.
        parent = max(0, child - int(random.randint(1, 9)))
        above = parents[names[child]]
        if names[parent] not in above and len(above) < MOST_PARENTS:
            above.append(names[parent])
            arcs += 1
    tables = {}
    for name in names:
        parents[name].sort(key=names.index)
        rows = int(np.prod([states[p] for p in parents[name]], dtype=int))
        table = random.dirichlet(np.full(states[name], 0.7), size=rows)
        # The digits that the file holds, and rows that sum to 1 in doubles.
        table = np.maximum(np.round(table, 6), 1e-6)
        table[:, -1] = 1 - table[:, :-1].sum(axis=1)
        assert (table > 0).all()
        tables[name] = table
    return states, parents, tables


def write(states, parents, tables):
    with open(FOLDER / "network37.txt", "w") as file:
        for name in states:
            entries = " ".join(repr(float(x)) for x in tables[name].ravel())
            print(name, states[name], *parents[name], ":", entries, file=file)


def model(states, parents, tables):
    net = BayesianNetwork()
    net.add_nodes_from(states)
    net.add_edges_from((p, c) for c in states for p in parents[c])
    for name in states:
        net.add_cpds(
            TabularCPD(
                name,
                states[name],
                tables[name].T,
                evidence=parents[name],
                evidence_card=[states[p] for p in parents[name]],
            )
        )
    assert net.check_model()
    return net


def most_probable(states, parents, tables, evidence):
    """The assignment of largest probability, by integer linear programming."""
    at, count = {}, 0
    for name in states:
        for state in range(states[name]):
            at[name, state] = count
            count += 1
    cost = np.zeros(count)
    rows, columns, signs, right = [], [], [], []

    def equation(terms, value):
        for column, sign in terms:
            rows.append(len(right))
            columns.append(column)
            signs.append(sign)
        right.append(value)

    for name in states:
        equation([(at[name, state], 1) for state in range(states[name])], 1)
    for name, state in evidence.items():
        equation([(at[name, state], 1)], 1)
    for name in states:
        scope = parents[name] + [name]
        shape = [states[each] for each in scope]
        entries = np.arange(tables[name].size).reshape(shape) + count
        cost = np.concatenate([cost, -np.log(tables[name].ravel())])
        for axis, each in enumerate(scope):
            for state in range(states[each]):
                chosen = entries.take(state, axis).ravel()
                equation([(i, 1) for i in chosen] + [(at[each, state], -1)], 0)
        count += tables[name].size
    matrix = coo_array((signs, (rows, columns)), shape=(len(right), count)).tocsr()
    solved = milp(
        cost,
        constraints=LinearConstraint(matrix, right, right),
        integrality=np.ones(count),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 0},
    )
    assert solved.status == 0, solved.message
    return {
        name: max(range(states[name]), key=lambda state: solved.x[at[name, state]])
        for name in states
        if name not in evidence
    }


def text(evidence):
    return " ".join(f"{name}={state}" for name, state in evidence.items())


def main():
    random = np.random.RandomState(37)
    states, parents, tables = network(random)
    write(states, parents, tables)
    inference = VariableElimination(model(states, parents, tables))
    names = list(states)

    def query(targets, evidence):
        answer = inference.query(targets, evidence, joint=True, show_progress=False)
        order = [answer.variables.index(target) for target in targets]
        return answer.values.transpose(order)

    def probability(evidence):
        result, known = 1.0, {}
        for name, state in evidence.items():
            result *= query([name], known)[state]
            known[name] = state
        return result

    with open(FOLDER / "network37-queries.csv", "w") as file:
        print("query,evidence_probability,distribution", file=file)
        for count in [0] * 6 + [1] * 6 + [3] * 10 + [8] * 10:
            chosen = [names[i] for i in random.permutation(NODES)]
            size = 1 if random.rand() < 0.7 else 2
            targets, observed = chosen[:size], chosen[size : size + count]
            evidence = {name: int(random.randint(states[name])) for name in observed}
            values = " ".join(repr(float(x)) for x in query(targets, evidence).ravel())
            asked = " ".join(targets) + (" | " + text(evidence) if evidence else "")
            print(asked, repr(float(probability(evidence))), values, sep=",", file=file)

    with open(FOLDER / "network37-map.csv", "w") as file:
        print("evidence,assignment", file=file)
        for count in (0, 2, 8, 16):
            observed = [names[i] for i in random.permutation(NODES)[:count]]
            evidence = {name: int(random.randint(states[name])) for name in observed}
            found = most_probable(states, parents, tables, evidence)
            print(text(evidence), text(found), sep=",", file=file)


if __name__ == "__main__":
    main()
