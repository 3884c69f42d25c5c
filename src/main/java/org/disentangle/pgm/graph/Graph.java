package org.disentangle.pgm.graph;

/** A directed acyclic or an undirected graph over named nodes. */
public sealed interface Graph permits DirectedGraph, UndirectedGraph {

  /** The nodes, isolated ones among them. */
  Nodes nodes();

  /** The undirected graph that is left when directions are forgotten. */
  UndirectedGraph skeleton();
}
