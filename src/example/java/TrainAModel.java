import java.nio.file.Path;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.api.Models;
import org.disentangle.training.listener.EpochReport;
import org.disentangle.training.listener.TrainingListener;

/** Trains the model of a configuration: {@code TrainAModel my.textproto saved_models}. */
public final class TrainAModel {
  private TrainAModel() {}

  public static void main(String[] arguments) {
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epochEnded(EpochReport epoch) {
            System.out.println("epoch: " + epoch.epoch());
          }
        };
    try {
      Path model =
          Models.train(Path.of(arguments[0]), Path.of(arguments[1]), Progress.NONE, listener);
      System.out.println("model: " + model);
    } catch (UserErrorException e) {
      // One sentence: what is wrong, what was expected, what to do.
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }
}
