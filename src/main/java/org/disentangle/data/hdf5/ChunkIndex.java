package org.disentangle.data.hdf5;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the chunks of a data set lie: a tree of nodes of equal size (version 1 B-tree of chunks),
 * the root first.
 *
 * @param start address of the root
 * @param chunk lengths of a chunk; chunks follow each other along the first axis
 * @param addresses of the chunks
 * @param sizes of the chunks in the file, in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
record ChunkIndex(long start, int[] chunk, List<Long> addresses, List<Integer> sizes) {
  /** As the format has it where a file does not say another number. */
  private static final int MOST_CHILDREN = 64;

  private static final int NODE_HEADER_BYTES = 24;
  private static final long UNDEFINED = -1;

  /** A node, or a chunk below the leaves: the first chunk in it, and its address. */
  private record Child(int firstChunk, long address) {}

  /** All nodes, as they lie from {@link #start} on. */
  ByteBuffer encode() {
    int nodes = 0;
    for (int left = addresses.size(); ; left = parents(left)) {
      nodes += parents(left);
      if (parents(left) == 1) {
        break;
      }
    }
    ByteBuffer bytes = Hdf5Output.little(Math.multiplyExact(nodes, nodeBytes()));
    List<Child> children = new ArrayList<>();
    for (int i = 0; i < addresses.size(); i++) {
      children.add(new Child(i, addresses.get(i)));
    }
    int level = 0;
    int node = nodes;
    while (true) {
      List<Child> parents = new ArrayList<>();
      int count = parents(children.size());
      node -= count;
      for (int i = 0; i < count; i++) {
        int from = i * MOST_CHILDREN;
        int to = Math.min(from + MOST_CHILDREN, children.size());
        long address = start + (long) (node + i) * nodeBytes();
        encode(
            bytes.position((node + i) * nodeBytes()),
            level,
            children.subList(from, to),
            i == 0 ? UNDEFINED : address - nodeBytes(),
            i == count - 1 ? UNDEFINED : address + nodeBytes(),
            to < children.size() ? children.get(to).firstChunk : addresses.size());
        parents.add(new Child(children.get(from).firstChunk, address));
      }
      if (count == 1) {
        return bytes.rewind();
      }
      children = parents;
      level++;
    }
  }

  private static int parents(int children) {
    return (children + MOST_CHILDREN - 1) / MOST_CHILDREN;
  }

  private int keyBytes() {
    return 2 * Integer.BYTES + (chunk.length + 1) * Long.BYTES;
  }

  private int nodeBytes() {
    return NODE_HEADER_BYTES + (MOST_CHILDREN + 1) * keyBytes() + MOST_CHILDREN * Long.BYTES;
  }

  private void encode(
      ByteBuffer bytes, int level, List<Child> children, long left, long right, int next) {
    bytes.put("TREE".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) level);
    bytes.putShort((short) children.size()).putLong(left).putLong(right);
    for (Child child : children) {
      key(bytes, child.firstChunk);
      bytes.putLong(child.address);
    }
    key(bytes, next);
  }

  private void key(ByteBuffer bytes, int index) {
    bytes.putInt(index < sizes.size() ? sizes.get(index) : 0).putInt(0);
    bytes.putLong((long) index * chunk[0]);
    for (int axis = 1; axis <= chunk.length; axis++) {
      bytes.putLong(0);
    }
  }
}
