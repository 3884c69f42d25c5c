package org.disentangle.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorFeaturesTest {
  @ParameterizedTest
  @CsvSource({
    "fpu vme avx512_bf16 avx512_vnni, true",
    "amx_tile amx_bf16 amx_int8, true",
    "fpu avx2 avx512f, false",
    "avx512_bf16x, false",
  })
  void bfloat16IsOneOfTwoFlags(String flags, boolean has) {
    Stream<String> lines =
        Stream.of("processor\t: 0", "vendor_id\t: any", "flags\t\t: " + flags + " ", "bugs\t\t:");
    assertEquals(has, ProcessorFeatures.of(lines).hasBfloat16());
  }

  /** Some machines list a flag twice, and ARM's say "Features". */
  @Test
  void whatIsListedOtherwiseIsNoFault() {
    assertEquals(
        Set.of("a", "b"), ProcessorFeatures.of(Stream.of("flags : a b a", "flags : c")).names());
    assertFalse(ProcessorFeatures.of(Stream.of("Features : fp asimd bf16")).hasBfloat16());
    assertFalse(ProcessorFeatures.of(Stream.of()).hasBfloat16());
  }
}
