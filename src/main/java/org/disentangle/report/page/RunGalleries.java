package org.disentangle.report.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disentangle.FileErrorException;
import org.disentangle.image.PixelKind;
import org.disentangle.report.page.RunView.Gallery;
import org.disentangle.report.page.RunView.Shown;
import org.disentangle.report.table.FileNames;

/**
 * The picture galleries of runs: pictures are embedded in the page as long as there is room, and
 * then only linked. The traversals come first, as the page opens with them.
 */
final class RunGalleries {
  /**
   * The largest size of all pictures in a page, in characters; the whole page must stay below
   * fifteen million.
   */
  static final long ROOM = 7_000_000;

  /** The picture of the data, the same for all runs. */
  private static final String IMAGES = "images.png";

  /** The kind of the pictures that the explorer takes its pictures from. */
  static final String TRAVERSALS = "traversals";

  private final Path folder;
  private final boolean hasChannels;
  private final boolean isOfTwoValues;
  private final Map<String, String> traversals = new HashMap<>();
  private long left;

  /**
   * @param image what the images are; of reports of earlier versions, one channel of two values
   * @param runs in the order in which their traversals are given room
   * @param room the largest size of all embedded pictures, in characters
   */
  RunGalleries(Path folder, Optional<ImageForm> image, List<String> runs, long room) {
    this.folder = folder;
    left = room;
    hasChannels = image.filter(form -> form.shape().channels() > 1).isPresent();
    isOfTwoValues = image.filter(form -> form.kind() != PixelKind.TWO_VALUES).isEmpty();
    for (String run : runs) {
      String name = FileNames.figure(TRAVERSALS, run);
      if (Files.exists(place(name))) {
        embedded(name).ifPresent(picture -> traversals.put(name, picture));
      }
    }
  }

  /** Takes room for a picture, or none if it does not fit, which leaves it to smaller ones. */
  private Optional<String> embedded(String name) {
    Path file = place(name);
    try {
      String picture = EmbeddedPicture.of(file);
      if (picture.length() > left) {
        return Optional.empty();
      }
      left -= picture.length();
      return Optional.of(picture);
    } catch (IOException e) {
      throw FileErrorException.of(
          "cannot read the picture "
              + file
              + ": "
              + e.getMessage()
              + "; make it readable, or remove it to leave it out",
          e);
    }
  }

  /**
   * The galleries of one run; what the traversals leave is given to runs in the order of the calls.
   *
   * @param isQuantized whether its latents take a few values each
   */
  List<Gallery> of(String run, boolean isQuantized) {
    List<Gallery> galleries = new ArrayList<>();
    add(
        galleries,
        "reconstructions",
        "Reconstructions",
        hasChannels
            ? "Images above, what the decoder makes of their codes below, and how far the two are"
                + " apart at the bottom: the mean over the channels, from black (not at all) to"
                + " white (by 1)."
            : "Images above, what the decoder makes of their codes below, and where the two differ"
                + " (white: by 1) at the bottom.",
        shown("reconstructions", run, "Images, their reconstructions, and the differences", ""));
    add(
        galleries,
        "extremes",
        "Best and worst",
        isOfTwoValues
            ? "The images that cost fewest nats, with their reconstructions, and below them those"
                + " that cost most, of the first 1,000 of the sample: what the model has not"
                + " learned yet."
            : "The images with the least squared error, with their reconstructions, and below them"
                + " those with the largest, of the first 1,000 of the sample: what the model has"
                + " not learned yet.",
        shown("extremes", run, "The best and the worst reconstructed images", ""));
    add(
        galleries,
        TRAVERSALS,
        "Latent traversals",
        (isQuantized
                ? "Each row gives one latent its values one after the other, in the order of their"
                    + " indices,"
                : "Each row moves one latent from −3 to 3")
            + " and leaves the others as they are for the first image. The latents that vary most"
            + " from image to image come first. A row in which nothing changes is a latent that the"
            + " decoder does not use; one in which a single thing changes stands for that factor.",
        shown(TRAVERSALS, run, "What is decoded as one latent after the other moves", ""));
    add(
        galleries,
        "interpolations",
        "Interpolations",
        "From one image’s code on the left straight to another’s on the right. Where the way leads"
            + " through places that no image’s code lies near, what is decoded there looks like"
            + " none.",
        shown("interpolations", run, "What is decoded between the codes of pairs of images", ""));
    List<Shown> samples = samples(run);
    add(
        galleries,
        "samples",
        "Samples beside data",
        "What the decoder makes of latents drawn from the prior"
            + (samples.size() > 1
                ? ", beside images of the data: a good model’s samples have the same shapes, sizes"
                    + " and sharpness."
                : "."),
        samples);
    add(
        galleries,
        "code-maps",
        "Maps of codes",
        "Images above, their maps of codes below: black is the most frequent code; the rarer a"
            + " code, the brighter.",
        shown("code-maps", run, "Images and, below them, their maps of codes", ""));
    add(
        galleries,
        "components",
        "Components of the prior",
        "Pseudo-inputs of the heaviest components, and under each what the mean of its component"
            + " decodes to.",
        shown("components", run, "Pseudo-inputs and what their components decode to", ""));
    return List.copyOf(galleries);
  }

  private List<Shown> samples(String run) {
    List<Shown> drawn = shown("samples", run, "Images drawn from the prior", "samples");
    if (drawn.isEmpty() || !Files.exists(place(IMAGES))) {
      return drawn.stream().map(RunGalleries::square).toList();
    }
    Shown data = shown(IMAGES, "Images of the data", "data", Optional.empty());
    return List.of(square(data), square(drawn.get(0)));
  }

  private static Shown square(Shown shown) {
    return new Shown(
        shown.source(), shown.file(), shown.alt(), shown.caption(), true, shown.animation());
  }

  private static void add(
      List<Gallery> galleries, String kind, String title, String text, List<Shown> pictures) {
    if (!pictures.isEmpty()) {
      galleries.add(new Gallery(kind, title, text, pictures));
    }
  }

  /** One picture, or none if there is no such file. */
  private List<Shown> shown(String kind, String run, String what, String caption) {
    String name = FileNames.figure(kind, run);
    String alt = what + " by " + run;
    if (!Files.exists(place(name))) {
      return List.of();
    }
    Optional<String> animation =
        Optional.of(FileNames.gif(kind + "-" + run))
            .filter(gif -> Files.exists(place(gif)))
            .map(gif -> FileNames.FIGURES + "/" + gif);
    return List.of(shown(name, alt, caption, animation));
  }

  private Shown shown(String name, String alt, String caption, Optional<String> animation) {
    return new Shown(source(name), FileNames.FIGURES + "/" + name, alt, caption, false, animation);
  }

  private Optional<String> source(String name) {
    return Optional.ofNullable(traversals.get(name)).or(() -> embedded(name));
  }

  private Path place(String name) {
    return folder.resolve(FileNames.FIGURES).resolve(name);
  }
}
