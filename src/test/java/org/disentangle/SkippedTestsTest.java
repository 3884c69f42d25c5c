package org.disentangle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkippedTestsTest {
  @TempDir private Path folder;

  @Test
  void eachReasonIsALine() throws IOException {
    String skipped =
        """
        <testsuite><testcase name="a" classname="org.x.%s" time="1">%s</testcase>
        <testcase name="b" classname="org.x.%s"/></testsuite>
        """;
    String assumed =
        """
        <skipped type="org.opentest4j.TestAbortedException"><![CDATA[org.opentest4j.TestAbortedException: Assumption failed: no Chromium on this machine
        \tat org.x.A.test(A.java:7)]]></skipped>""";
    String condition = "<skipped message=\"no Chromium on this machine\"/>";
    Files.writeString(
        folder.resolve("TEST-org.x.B.xml"), skipped.formatted("B", condition, "Passed"));
    Files.writeString(
        folder.resolve("TEST-org.x.A.xml"), skipped.formatted("A", assumed, "Passed"));
    Files.writeString(
        folder.resolve("TEST-org.x.C.xml"), skipped.formatted("C", "<skipped/>", "Passed"));
    Files.writeString(folder.resolve("A.txt"), "no report");
    assertEquals(
        List.of("NOT TESTED, no Chromium on this machine: A, B", "NOT TESTED, no reason given: C"),
        SkippedTests.lines(List.of(folder, folder.resolve("none"))));
  }
}
