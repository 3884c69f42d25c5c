package org.disentangle.pgm.graph;

/** A directed acyclic or an undirected graph over named nodes. */
public sealed interface Graph permits DirectedGraph, UndirectedGraph {

  /** The nodes, including isolated ones. */
  Nodes nodes();

  /** The undirected graph without the directions. */
  UndirectedGraph skeleton();
}
