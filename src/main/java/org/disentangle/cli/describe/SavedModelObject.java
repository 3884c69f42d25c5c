package org.disentangle.cli.describe;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.disentangle.analysis.reload.SavedGraph;
import org.disentangle.contract.RunRecord;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/** What {@link SavedModelText} says of a SavedModel, to be written as JSON. */
final class SavedModelObject {
  private SavedModelObject() {}

  /**
   * The object: {@code record} as the run record is, {@code signatures} by their keys; a size that
   * is not known is -1.
   */
  static Map<String, Object> of(SavedGraph graph, Optional<RunRecord> record) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("path", graph.path().toString());
    record.ifPresent(found -> object.put("record", json(found)));
    object.put("tensorflow", graph.metaGraph().getMetaInfoDef().getTensorflowVersion());
    object.put("variables", graph.variables());
    graph.trainedVariables().ifPresent(trained -> object.put("trained_variables", trained));
    object.put("variable_bytes", graph.variableBytes());
    Map<String, Signature> signatures = new LinkedHashMap<>();
    graph.signatures().forEach((key, signature) -> signatures.put(key, Signature.of(signature)));
    object.put("signatures", signatures);
    return object;
  }

  private static JsonElement json(RunRecord record) {
    try {
      return JsonParser.parseString(
          JsonFormat.printer().preservingProtoFieldNames().sortingMapKeys().print(record));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a message without Any fields always has a JSON form", e);
    }
  }

  private record Signature(String method, Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
    static Signature of(SignatureDef signature) {
      return new Signature(
          signature.getMethodName(),
          tensors(signature.getInputsMap()),
          tensors(signature.getOutputsMap()));
    }

    private static Map<String, Tensor> tensors(Map<String, TensorInfo> named) {
      Map<String, Tensor> tensors = new TreeMap<>();
      named.forEach(
          (key, info) ->
              tensors.put(
                  key,
                  new Tensor(
                      info.getName(), info.getDtype().name(), shape(info.getTensorShape()))));
      return tensors;
    }

    private static List<Long> shape(TensorShapeProto shape) {
      return shape.getDimList().stream().map(TensorShapeProto.Dim::getSize).toList();
    }
  }

  /**
   * A shape of any rank is empty, as that of a scalar is: {@code saved_model_cli} tells them apart.
   */
  private record Tensor(String name, String type, List<Long> shape) {}
}
