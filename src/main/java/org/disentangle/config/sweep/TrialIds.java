package org.disentangle.config.sweep;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.disentangle.config.Constraint;
import org.disentangle.config.Defaults;
import org.disentangle.config.TrialTask;

/**
 * Names of trials that stay the same when a sweep grows, and when the schema does: the first 12
 * hexadecimal digits of the SHA-256 of the run, what is measured of it, and the threads, without
 * the fields that hold their defaults. Of a million trials two have one name by chance with a
 * probability of 0.002, and then the sweep is refused.
 *
 * <p>So a trial keeps its name where a default has changed since it was made. Code that reuses a
 * result for a trial must compare all values, which the result contains.
 */
final class TrialIds {
  private static final int DIGITS = 12;

  private TrialIds() {}

  /** The trial with its id, which is also the name of its run. */
  static TrialTask named(TrialTask.Builder trial) {
    TrialTask.Builder hashed = trial.clone().clearBase().clearPoint();
    hashed.getRunBuilder().clearName();
    clearWithoutEffect(hashed.getRunBuilder().getLoopBuilder());
    Defaults.clear(hashed);
    String id = hash(hashed.buildPartial()).substring(0, DIGITS);
    trial.setId(id).getRunBuilder().setName(id);
    return trial.build();
  }

  /** The checkpoint schedule does not change results; the choice of images does. */
  private static void clearWithoutEffect(Message.Builder message) {
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      if (field.getOptions().getExtension(Constraint.withoutEffect)) {
        message.clearField(field);
      }
    }
  }

  private static String hash(Message message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.useDeterministicSerialization();
    try {
      message.writeTo(out);
      out.flush();
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException("an array of bytes can be written", e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
