"""Golden numbers for org.disentangle.pgm: d-separation, chordality, cliques, and Asia's joint table.

Writes into src/test/resources/golden/:
  graphs-d-separation.csv  nodes,arcs,x,y,given,separated: sets parted by blanks, arcs as "from>to"
  graphs-cliques.csv       nodes,edges,chordal,cliques: edges as "one-other", cliques parted by
                           semicolons, nodes and cliques sorted
  graphs-asia.csv          query,evidence_probability,yes: P(target = yes | evidence) as a sum over
                           the 256 entries of the joint table
Made with Python 3.11, networkx 3.6.1, numpy 2.4.6:
  python3 src/test/golden/graphs_golden.py
Verdicts are networkx.is_d_separator, each confirmed in networkx.moral_graph of the ancestors;
networkx.is_chordal; networkx.find_cliques. Asia's tables are those of Lauritzen and Spiegelhalter
(1988), written down here once more and multiplied by numpy.
"""

import itertools
import pathlib

import networkx as nx
import numpy as np

FOLDER = pathlib.Path(__file__).resolve().parents[1] / "resources" / "golden"


def write(name, lines):
    (FOLDER / f"graphs-{name}.csv").write_text("\n".join(lines) + "\n")


def words(items):
    return " ".join(items)


def names(count):
    return [f"n{i}" for i in range(count)]


def random_dag(random, count, density):
    """Nodes are declared in an order of their own, not along the arcs."""
    order = random.permutation(count)
    graph = nx.DiGraph()
    graph.add_nodes_from(names(count))
    for i, j in itertools.combinations(range(count), 2):
        if random.random() < density:
            graph.add_edge(f"n{order[i]}", f"n{order[j]}")
    return graph


def separated(graph, x, y, given):
    verdict = nx.is_d_separator(graph, x, y, given)
    kept = set().union(x, y, given, *(nx.ancestors(graph, node) for node in x | y | given))
    moral = nx.moral_graph(graph.subgraph(kept))
    moral.remove_nodes_from(given)
    assert verdict != any(nx.has_path(moral, a, b) for a in x for b in y)
    return verdict


def d_separation(random):
    lines = ["nodes,arcs,x,y,given,separated"]
    for _ in range(25):
        count = int(random.integers(5, 15))
        graph = random_dag(random, count, random.uniform(0.8, 2.2) / (count - 1))
        arcs = words(f"{a}>{b}" for a, b in sorted(graph.edges))
        for _ in range(8):
            shuffled = [f"n{i}" for i in random.permutation(count)]
            x, y = int(random.integers(1, 3)), int(random.integers(1, 3))
            given = int(random.integers(0, min(5, count - x - y + 1)))
            sets = shuffled[:x], shuffled[x : x + y], shuffled[x + y : x + y + given]
            verdict = separated(graph, *(set(each) for each in sets))
            row = [str(count), arcs, *(words(sorted(each)) for each in sets), str(verdict).lower()]
            lines.append(",".join(row))
    write("d-separation", lines)


def cliques(random):
    lines = ["nodes,edges,chordal,cliques"]
    for i in range(60):
        count = int(random.integers(1, 14))
        graph = nx.Graph()
        graph.add_nodes_from(names(count))
        density = random.uniform(0.2, 0.7)
        graph.add_edges_from(
            pair for pair in itertools.combinations(names(count), 2) if random.random() < density
        )
        if i % 3 == 0:
            graph, _ = nx.complete_to_chordal_graph(graph)
        edges = words(sorted(f"{min(e)}-{max(e)}" for e in graph.edges))
        found = sorted(words(sorted(clique)) for clique in nx.find_cliques(graph))
        chordal = str(nx.is_chordal(graph)).lower()
        lines.append(",".join([str(count), edges, chordal, ";".join(found)]))
    write("cliques", lines)


VARIABLES = ["asia", "tub", "smoke", "lung", "bronc", "either", "xray", "dysp"]
QUERIES = [
    *VARIABLES,
    "lung | xray=yes",
    "lung | xray=yes dysp=yes",
    "bronc | dysp=yes",
    "tub | asia=yes xray=yes",
    "tub | asia=yes dysp=yes smoke=no",
    "smoke | dysp=yes xray=no",
    "lung | asia=yes dysp=yes",
    "either | bronc=no dysp=yes tub=no",
]


def joint():
    """p[asia, tub, smoke, lung, bronc, either, xray, dysp]; state 0 is yes."""
    given = lambda yes: np.array([[p, 1 - p] for p in yes])
    either = np.zeros((2, 2, 2))
    for tub, lung in itertools.product(range(2), repeat=2):
        either[tub, lung, 0 if tub == 0 or lung == 0 else 1] = 1
    dysp = np.array([[[0.9, 0.1], [0.8, 0.2]], [[0.7, 0.3], [0.1, 0.9]]])  # [bronc, either]
    return np.einsum(
        "a,at,s,sl,sb,tle,ex,bed->atslbexd",
        np.array([0.01, 0.99]),
        given([0.05, 0.01]),
        np.array([0.5, 0.5]),
        given([0.1, 0.01]),
        given([0.6, 0.3]),
        either,
        given([0.98, 0.05]),
        dysp,
    )


def asia():
    table = joint()
    lines = ["query,evidence_probability,yes"]
    for query in QUERIES:
        target, _, evidence = query.partition(" | ")
        index = [slice(None)] * len(VARIABLES)
        for setting in evidence.split():
            name, state = setting.split("=")
            at = 0 if state == "yes" else 1
            index[VARIABLES.index(name)] = slice(at, at + 1)
        kept = table[tuple(index)]
        total = kept.sum()
        yes = np.take(kept, 0, axis=VARIABLES.index(target)).sum() / total
        lines.append(f"{query},{total:.17g},{yes:.17g}")
    write("asia", lines)


def main():
    random = np.random.default_rng(1988)
    d_separation(random)
    cliques(random)
    asia()


if __name__ == "__main__":
    main()
