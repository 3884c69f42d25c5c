import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.disentangle.analysis.agreement.LatentMatching;
import org.disentangle.analysis.metric.Explicitness;
import org.disentangle.analysis.metric.GaussianDependence;
import org.disentangle.analysis.metric.InfoMec;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.analysis.metric.LassoImportance;
import org.disentangle.analysis.metric.Modularity;
import org.disentangle.analysis.metric.MutualInformationGap;
import org.disentangle.analysis.metric.SeparatedAttributePredictability;
import org.disentangle.analysis.metric.TreeImportance;
import org.disentangle.math.Matrix;

/** Scores of arrays: on the class path are the jar of the program and hipparchus-core, no TensorFlow. */
public final class ScoresOfCodes {
  private static final int IMAGES = 900;
  private static final int LEARNED = 600;
  private static final int BINS = 20;

  private ScoresOfCodes() {}

  public static void main(String[] arguments) {
    // A row an image. Each of the first two latents is a factor with some noise, the third is noise.
    Random random = new Random(1);
    int[][] factors = new int[IMAGES][];
    double[][] codes = new double[IMAGES][];
    for (int i = 0; i < IMAGES; i++) {
      factors[i] = new int[] {random.nextInt(3), random.nextInt(8)};
      codes[i] =
          new double[] {
            factors[i][0] + 0.1 * random.nextGaussian(),
            factors[i][1] + 0.1 * random.nextGaussian(),
            random.nextGaussian()
          };
    }

    // Scores by counting take all images.
    print("mutual information gap", MutualInformationGap.of(codes, factors, BINS).score());
    print("modularity", Modularity.of(codes, factors, BINS).score());
    InfoMec infoMec = InfoMec.of(LabelledCodes.of(codes, factors), random);
    print("InfoM", infoMec.modularity());
    print("InfoC", infoMec.compactness());
    print("InfoE", infoMec.explicitness());

    // Scores that learn are judged by images that they did not learn from.
    LabelledCodes train = LabelledCodes.of(codes, factors).first(LEARNED);
    LabelledCodes test =
        LabelledCodes.of(
            Arrays.copyOfRange(codes, LEARNED, IMAGES),
            Arrays.copyOfRange(factors, LEARNED, IMAGES));
    print("SAP", SeparatedAttributePredictability.of(train, test).score());
    print("DCI disentanglement", TreeImportance.of(train, test).scores().disentanglement());
    print("DCI, lasso", LassoImportance.of(train, test).scores().disentanglement());
    print("explicitness", Explicitness.of(train, test).score());

    // Continuous factors are numbers; scores without factors need none.
    double[][] angles = new double[IMAGES][];
    Arrays.setAll(angles, i -> new double[] {Math.sin(codes[i][1]), codes[i][2]});
    print("gap, numbers", MutualInformationGap.of(LabelledCodes.of(codes, angles), BINS).score());
    GaussianDependence dependence = GaussianDependence.of(Matrix.of(codes));
    print("total correlation", dependence.totalCorrelationNats());

    // The latents of two codes of the same images: the same here, but for their order and sign.
    double[][] others = new double[IMAGES][];
    Arrays.setAll(others, i -> new double[] {-codes[i][2], codes[i][0], codes[i][1]});
    System.out.println(
        "matches: " + Arrays.toString(LatentMatching.of(codes, others).matches()));
  }

  private static void print(String score, double value) {
    System.out.printf(Locale.ROOT, "%s: %.4f%n", score, value);
  }
}
