package org.disentangle.report.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;

/**
 * The tables and arrays that a report folder may hold, in the order in which the page explains
 * them.
 */
public final class DataFiles {
  /** A file and what is in it. */
  public record DataFile(String name, String description) {}

  private static final List<DataFile> KNOWN =
      List.of(
          new DataFile(
              "analysis.csv",
              "On which images all this was measured (source, checksum, number, factors), how many"
                  + " were drawn with which seed, and every other setting of the analysis."),
          new DataFile("runs.csv", "How each run was made: settings, data, device and time."),
          new DataFile(
              "model_cards.csv",
              "What else is known of how each run was made: settings, versions, machine,"
                  + " configuration."),
          new DataFile(
              "claims.csv",
              "What the study claims: of each claim the means, standard deviations (n − 1), minima and"
                  + " maxima over the runs of both trials, the p-value of what was expected and of"
                  + " the opposite, and the verdict."),
          new DataFile("claims_runs.csv", "What each run gave for each claim."),
          new DataFile(
              "references.csv",
              "Of the images measured on: how many there are, how many of them are different, what"
                  + " they cost models that know next to nothing (nats per image), and the gap of a"
                  + " perfect code."),
          new DataFile(
              "measures.csv",
              "Every number measured of a run as a row of its own, with its standard error over"
                  + " images where there is one."),
          new DataFile(
              "latents.csv",
              "Each latent of a run: mean and variance over the images, whether it is active, its"
                  + " KL to N(0, 1) in nats, how far its codes are from the prior’s, and its share"
                  + " of zeros."),
          new DataFile(
              "components.csv",
              "Of a prior that is a mixture: the share of the codes that falls on each component."),
          new DataFile(
              "loss.csv",
              "The loss terms of each run in nats per image, z drawn from the posterior, over a"
                  + " sample of its training images; validation_loss is over all images held out,"
                  + " reconstruction_at_mean has z at the posterior mean."),
          new DataFile(
              "history.csv",
              "The loss terms by epoch, in nats per image: train is the mean over the epoch’s"
                  + " batches, validation over the images held out."),
          new DataFile("mig.csv", "The mutual information gap of each run and of each factor."),
          new DataFile(
              "mutual_information.csv",
              "Nats that each latent tells about each factor, as counted, with both entropies, and"
                  + " what counting finds where the factors are shuffled (mean, and what no latent"
                  + " exceeded)."),
          new DataFile(
              "scores.csv",
              "Every score of each run, with its mean over shuffled factors, or over shuffled latents"
                  + " where it uses no factors (chance), and a 95 % interval (low, high) over"
                  + " bootstrap samples of the images."),
          new DataFile(
              "mig_bins.csv",
              "The mutual information gap by the number of bins, what a perfect code reaches there,"
                  + " and its mean over shuffled factors (chance)."),
          new DataFile(
              "udr.csv",
              "Of models that differ in their seed alone: how far their latents agree (median,"
                  + " lowest and highest over the other models), by Lasso and by Spearman, and the"
                  + " mean of the median over shuffled images (chance)."),
          new DataFile("pca.csv", "Principal components of the codes: variance and shares."),
          new DataFile(
              "pca_scores.csv",
              "The first 10,000 samples on the first two components with the class index of each"
                  + " factor."),
          new DataFile(
              "embedding.csv",
              "The first 2,000 samples on a map of neighbours (UMAP) with the class index of each"
                  + " factor."),
          new DataFile(
              "responses.csv",
              "Mean and standard deviation of each latent over the images of each class of each"
                  + " factor; of the 20 latents that vary most."),
          new DataFile(
              "densities.csv",
              "Histograms of each latent as densities: of the codes, of draws from each image’s"
                  + " posterior, and of draws from the model’s prior."),
          new DataFile(
              "codes.csv",
              "The codes (z0, z1, …) of the first 10,000 samples with the class index of each"
                  + " factor: the input of all measures above; some scores also need test images or"
                  + " posteriors."),
          new DataFile(
              "codebook.csv",
              "Of models with a codebook: how many codes there are and are in use, their"
                  + " perplexity, and what their maps cost under the learned prior and a uniform"
                  + " one, in nats per image."),
          new DataFile("code_usage.csv", "How often each code of a codebook was chosen."),
          new DataFile(
              "sparsity.csv",
              "Of models whose codes hold exact zeros: the share of zeros, Hoyer’s sparsity (0: all"
                  + " magnitudes equal, 1: one number alone), how many numbers an image gets by"
                  + " with, and the share of images whose code is all zero."),
          new DataFile(
              "active_share.csv", "For how many images each number of a sparse code is not 0."));

  private DataFiles() {}

  /** The names of all tables. */
  public static Set<String> names() {
    return KNOWN.stream().map(DataFile::name).collect(Collectors.toUnmodifiableSet());
  }

  /** Those that a folder has, and its arrays. */
  public static List<DataFile> in(Path folder) {
    return Stream.concat(
            KNOWN.stream().filter(file -> Files.exists(folder.resolve(file.name()))),
            arrays(folder.resolve(FileNames.ARRAYS)))
        .toList();
  }

  private static Stream<DataFile> arrays(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      return names.stream()
          .filter(name -> name.endsWith(".npy"))
          .map(name -> new DataFile(FileNames.ARRAYS + "/" + name, array(name)));
    } catch (IOException e) {
      throw new UserErrorException("cannot list " + folder + ": " + e.getMessage(), e);
    }
  }

  private static String array(String name) {
    if (name.equals(FileNames.npy("images"))) {
      return "The index of each sample’s image in the data, int32.";
    }
    if (name.equals(FileNames.npy("classes"))) {
      return "The class of every sample in each factor, int32, a row a sample; the factors in the"
          + " order in which codes.csv has them.";
    }
    return "The codes of every sample, float64, a row a sample; numpy.load maps them into memory"
        + " with mmap_mode=\"r\".";
  }
}
