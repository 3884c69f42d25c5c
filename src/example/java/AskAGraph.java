import java.nio.file.Path;
import org.disentangle.api.Graphs;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.pgm.format.GraphDocument;

/** Asks a network two questions: {@code AskAGraph configs/pgm/asia.bif}. */
public final class AskAGraph {
  private AskAGraph() {}

  public static void main(String[] arguments) {
    GraphDocument asia = Graphs.read(Path.of(arguments[0]));

    Answer separated = Graphs.separation(asia, "smoke ; asia | dysp");
    System.out.println("separated: " + separated.conclusion().sentence());

    Answer lung = Graphs.posterior(asia, "lung | asia=yes dysp=yes");
    Graphs.text(lung).forEach(System.out::println);
  }
}
