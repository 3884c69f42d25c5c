package org.disentangle.analysis.encoding;

import java.util.Arrays;
import java.util.OptionalInt;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.measure.CodebookUse;
import org.disentangle.analysis.reload.ModelContract;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.contract.Signatures;

/**
 * The maps of codes that a model with a codebook gives a sample of images.
 *
 * @param height rows of a map
 * @param width positions in a row
 * @param codebookSize K: as the run record says, or else one more than the highest code seen
 * @param codes [n, height · width], each from 0 to K − 1
 */
@SuppressWarnings("ArrayRecordComponent") // Handed to the tables, never compared.
public record CodeMaps(int height, int width, int codebookSize, int[][] codes) {

  /**
   * Creates the maps and their statistics.
   *
   * @param folder of a model whose {@code encode} gives {@code codes}
   * @param codes what it gave, [n, height · width]
   * @throws UserErrorException if a code is not below the size of the codebook
   */
  public static CodeMaps of(SavedModelFolder folder, int[][] codes) {
    ModelContract.MapShape shape = folder.contract().codeMapShape().orElseThrow();
    int highest = Arrays.stream(codes).flatMapToInt(Arrays::stream).max().orElseThrow();
    OptionalInt recorded = size(folder);
    if (recorded.isPresent() && highest >= recorded.getAsInt()) {
      throw new UserErrorException(
          "the model %s gives code %s, but its run record says that there are %s codes; export it again"
              .formatted(folder.run(), highest, recorded.getAsInt()));
    }
    return new CodeMaps(shape.height(), shape.width(), recorded.orElse(highest + 1), codes);
  }

  private static OptionalInt size(SavedModelFolder folder) {
    return folder.hyperparameter(Signatures.CODEBOOK_SIZE).stream()
        .mapToInt(x -> (int) x)
        .findAny();
  }

  /** How often each code was used, [K]. */
  public int[] counts() {
    int[] counts = new int[codebookSize];
    for (int[] map : codes) {
      for (int code : map) {
        counts[code]++;
      }
    }
    return counts;
  }

  /** How many codes were chosen at least once. */
  public int inUse() {
    return CodebookUse.inUse(codes);
  }

  /** exp(entropy of the codes' shares): from 1 to K. */
  public double perplexity() {
    return CodebookUse.perplexity(codes);
  }

  /** The cost of a map if all codes are equally likely: height · width · ln K, in nats. */
  public double uniformNats() {
    return height * width * Math.log(codebookSize);
  }
}
