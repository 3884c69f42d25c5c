package org.disentangle.analysis.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.disentangle.Patience;
import org.disentangle.UserErrorException;
import org.disentangle.damage.GraphMutator;
import org.disentangle.damage.Mutator;
import org.disentangle.data.TwoValuedImages;
import org.disentangle.math.SeedPair;

/**
 * A process that loads and asks mutants of one file of a SavedModel, and says of each what became
 * of it. It may be ended by TensorFlow at any of them, and then be started again at the next one.
 */
final class MutantModels {
  /** The exit status where a mutant takes too long. */
  static final int HANGS = 75;

  private static final int IMAGES = 2;

  private MutantModels() {}

  /**
   * Arguments: the SavedModel, to be spoilt; its file; that model whole; the seed; the first and
   * the last mutant; {@code graph} or {@code bytes}.
   */
  public static void main(String[] arguments) throws IOException {
    Path model = Path.of(arguments[0]);
    Path file = model.resolve(arguments[1]);
    Path whole = Path.of(arguments[2]);
    long seed = Long.parseLong(arguments[3]);
    int first = Integer.parseInt(arguments[4]);
    int last = Integer.parseInt(arguments[5]);
    List<float[]> expected = answers(whole);
    byte[] sound = Files.readAllBytes(whole.resolve(arguments[1]));
    Supplier<byte[]> mutants =
        arguments[6].equals("graph")
            ? new GraphMutator(sound, seed)::next
            : new Mutator(List.of(sound), seed)::next;
    ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    for (int i = 0; i < last; i++) {
      byte[] mutant = mutants.get();
      if (i >= first) {
        Files.write(file, mutant);
        System.out.println("mutant " + i);
        System.out.flush();
        ScheduledFuture<?> end =
            watch.schedule(
                () -> Runtime.getRuntime().halt(HANGS), Patience.SECONDS, TimeUnit.SECONDS);
        System.out.println(verdict(model, expected));
        end.cancel(false);
      }
    }
    watch.shutdownNow();
  }

  private static String verdict(Path model, List<float[]> expected) {
    try {
      List<float[]> found = answers(model);
      boolean same =
          found.size() == expected.size()
              && IntStream.range(0, found.size())
                  .allMatch(i -> Arrays.equals(found.get(i), expected.get(i)));
      return same ? "read" : "other numbers";
    } catch (UserErrorException e) {
      boolean named = e.getMessage().contains(model.toString());
      return named
          ? "refused " + e.getMessage()
          : "fault: the model is not named: " + e.getMessage();
    } catch (Throwable e) {
      return "fault: "
          + e.toString().replace('\n', ' ')
          + " at "
          + Arrays.asList(e.getStackTrace());
    }
  }

  /** What the signatures of a model give for two fixed images. */
  private static List<float[]> answers(Path folder) {
    float[] images = new float[IMAGES * TwoValuedImages.PIXELS];
    for (int i = 0; i < images.length; i++) {
      images[i] = i / 7 % 3 == 0 ? 1 : 0;
    }
    SeedPair seed = new SeedPair(3, 5);
    try (ReloadedModel model = ReloadedModel.open(folder)) {
      List<float[]> answers = new ArrayList<>();
      float[] codes = model.encode(images, IMAGES);
      answers.add(codes);
      answers.add(model.reconstruct(images, IMAGES));
      answers.add(model.decode(codes, IMAGES));
      answers.add(model.sample(seed, IMAGES));
      model.decoder();
      model
          .losses(images, IMAGES, seed)
          .values()
          .forEach(v -> answers.add(new float[] {v.floatValue()}));
      return answers;
    }
  }
}
