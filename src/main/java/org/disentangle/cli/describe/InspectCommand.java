package org.disentangle.cli.describe;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.disentangle.analysis.reload.SavedGraph;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.analysis.reload.SignatureCheck;
import org.disentangle.cli.option.JsonOption;
import org.disentangle.cli.terminal.NextStep;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.disentangle.runtime.TensorFlowHost;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code inspect}: the signatures of a SavedModel and how it was made. */
@Command(
    name = "inspect",
    description = "Prints the signatures of a SavedModel, its variables and how it was made.",
    footer = {
      "  disentangle inspect saved_models/example",
      "  disentangle inspect saved_models/example/1"
    })
public final class InspectCommand implements Runnable {
  @Spec private CommandSpec spec;
  @Mixin private JsonOption json;

  @Parameters(
      paramLabel = "DIR",
      description =
          "saved_models/RUN/VERSION, saved_models/RUN for its highest version, or any other"
              + " folder with a saved_model.pb.")
  private Path folder;

  @Option(
      names = "--try",
      description =
          "Also load it and ask its signatures once, as analyze does first, in a process of its"
              + " own, with a model that carries no checksums.")
  private boolean tried;

  @Override
  public void run() {
    SavedGraph graph = SavedGraph.read(folder);
    PrintWriter out = spec.commandLine().getOut();
    Optional<RunRecord> record = RunRecords.read(graph.path());
    json.print(
        out,
        () -> SavedModelObject.of(graph, record),
        () -> {
          SavedModelText text = new SavedModelText(out);
          out.println(graph.path());
          record.ifPresent(text::record);
          text.graph(graph);
        });
    if (tried) {
      TensorFlowHost host = TensorFlowHost.start("cpu", 0);
      SignatureCheck.run(SavedModelFolder.open(folder), host.session());
    }
    NextStep.afterInspection(folder).say(spec);
  }
}
