package org.disentangle.damage;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Makes seeded mutants of a SavedModel's graph that are whole as messages and wrong as graphs: what
 * TensorFlow itself has to refuse.
 */
public final class GraphMutator {
  private static final long[] SIZES = {
    0, 1, -1, -2, 3, 65_536, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE
  };

  private final SavedModel sound;
  private final SplittableRandom random;

  public GraphMutator(byte[] sound, long seed) throws InvalidProtocolBufferException {
    this.sound = SavedModel.parseFrom(sound);
    this.random = new SplittableRandom(seed);
  }

  /** The next mutant, as the bytes of {@code saved_model.pb}. */
  public byte[] next() {
    SavedModel.Builder model = sound.toBuilder();
    GraphDef.Builder graph = model.getMetaGraphsBuilder(0).getGraphDefBuilder();
    int at = random.nextInt(graph.getNodeCount());
    NodeDef.Builder node = graph.getNodeBuilder(at);
    NodeDef other = graph.getNode(random.nextInt(graph.getNodeCount()));
    switch (random.nextInt(10)) {
      case 0 -> graph.removeNode(at);
      case 1 -> node.setOp(other.getOp());
      case 2 -> node.setName(other.getName());
      case 3 -> node.addInput(other.getName());
      case 4 -> {
        if (node.getInputCount() > 0) {
          node.setInput(random.nextInt(node.getInputCount()), other.getName());
        }
      }
      default -> attribute(node);
    }
    return model.build().toByteArray();
  }

  private void attribute(NodeDef.Builder node) {
    List<String> keys = new ArrayList<>(node.getAttrMap().keySet());
    if (keys.isEmpty()) {
      return;
    }
    keys.sort(null);
    String key = keys.get(random.nextInt(keys.size()));
    if (random.nextInt(10) == 0) {
      node.removeAttr(key);
      return;
    }
    AttrValue.Builder value = node.getAttrOrThrow(key).toBuilder();
    switch (value.getValueCase()) {
      case I -> value.setI(size());
      case F -> value.setF(Float.NaN);
      case B -> value.setB(!value.getB());
      case S -> value.setS(ByteString.copyFromUtf8(random.nextBoolean() ? "" : "VALID"));
      case TYPE -> value.setType(DataType.forNumber(random.nextInt(24)));
      case SHAPE -> value.setShape(shape(value.getShape()));
      case TENSOR -> value.setTensor(tensor(value.getTensor()));
      case LIST -> {
        if (value.getList().getICount() > 0) {
          value.getListBuilder().setI(random.nextInt(value.getList().getICount()), size());
        } else {
          value.getListBuilder().addI(size());
        }
      }
      default -> value.setI(size());
    }
    node.putAttr(key, value.build());
  }

  private TensorProto tensor(TensorProto tensor) {
    TensorProto.Builder changed = tensor.toBuilder();
    switch (random.nextInt(4)) {
      case 0 -> changed.setTensorShape(shape(tensor.getTensorShape()));
      case 1 -> changed.setDtype(DataType.forNumber(random.nextInt(24)));
      case 2 -> {
        ByteString content = tensor.getTensorContent();
        changed.setTensorContent(content.substring(0, content.size() / 2));
      }
      default -> {
        changed.clearTensorContent().clearFloatVal().clearIntVal();
        changed.addIntVal((int) size()).addInt64Val(size()).addFloatVal(Float.MAX_VALUE);
      }
    }
    return changed.build();
  }

  private TensorShapeProto shape(TensorShapeProto shape) {
    TensorShapeProto.Builder changed = shape.toBuilder();
    if (shape.getDimCount() > 0 && random.nextInt(3) > 0) {
      changed.getDimBuilder(random.nextInt(shape.getDimCount())).setSize(size());
    } else if (random.nextBoolean()) {
      changed.addDimBuilder().setSize(size());
    } else {
      changed.setUnknownRank(true);
    }
    return changed.build();
  }

  private long size() {
    return SIZES[random.nextInt(SIZES.length)];
  }
}
