package org.disentangle.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.SessionLog;
import org.tensorflow.proto.Summary;

/** A reader of event files that shares nothing with their writer but the messages. */
final class EventRecords {
  private EventRecords() {}

  /** The events of a file, every length and checksum compared. */
  static List<Event> read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<Event> events = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] length = new byte[8];
      bytes.get(length);
      assertEquals(masked(crc32c(length)), bytes.getInt(), "checksum of a length");
      byte[] message = new byte[(int) ByteBuffer.wrap(length).order(bytes.order()).getLong()];
      bytes.get(message);
      assertEquals(masked(crc32c(message)), bytes.getInt(), "checksum of a message");
      events.add(Event.parseFrom(message));
    }
    assertEquals("brain.Event:2", events.get(0).getFileVersion());
    return events;
  }

  /**
   * What a reader shows of a folder: by tag and step. The files follow each other by their names; a
   * start makes void what came before and stands at its step or after.
   *
   * @throws AssertionError if a step of a tag is there twice
   */
  static Map<String, NavigableMap<Long, Summary.Value>> shown(Path folder) throws IOException {
    Map<String, NavigableMap<Long, Summary.Value>> shown = new LinkedHashMap<>();
    for (Path file : files(folder)) {
      for (Event event : read(file)) {
        if (event.getSessionLog().getStatus() == SessionLog.SessionStatus.START) {
          shown.values().forEach(points -> points.tailMap(event.getStep(), true).clear());
        }
        for (Summary.Value value : event.getSummary().getValueList()) {
          boolean isSetting = value.hasTensor();
          Summary.Value twice =
              shown
                  .computeIfAbsent(value.getTag(), tag -> new TreeMap<>())
                  .put(event.getStep(), value);
          assertTrue(isSetting || twice == null, value.getTag() + " twice at " + event.getStep());
        }
      }
    }
    return shown;
  }

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  private static int masked(int crc) {
    return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
  }

  /** Bit by bit; the Castagnoli polynomial, reflected. */
  static int crc32c(byte[] bytes) {
    int crc = ~0;
    for (byte each : bytes) {
      crc ^= each & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc >>> 1) ^ ((crc & 1) * 0x82f63b78);
      }
    }
    return ~crc;
  }
}
