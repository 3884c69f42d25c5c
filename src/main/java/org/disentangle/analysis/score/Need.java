package org.disentangle.analysis.score;

/** A requirement of a score or a measure. */
public enum Need {
  FACTORS("factors (of a continuous one, its numbers)"),
  CLASSES("factors (of a continuous one, classes of equal count)"),
  SHARED_CLASSES("two images of one class, to learn from and to judge by"),
  JUDGES("other images to judge by"),
  TWO_LATENTS("two latents"),
  POSTERIOR("a posterior over the latents"),
  LOSSES("the signature losses"),
  LIKELIHOOD("the signature log_likelihood"),
  BERNOULLI("pixels that are Bernoulli"),
  LATENTS("latents that are real numbers"),
  PRIOR("a prior that can be drawn from"),
  CODEBOOK("a codebook"),
  MIXTURE("a prior that is a mixture"),
  SAMPLES("the signature sample"),
  DECODER("the signature decode");

  private final String words;

  Need(String words) {
    this.words = words;
  }

  /** As a noun. */
  public String words() {
    return words;
  }
}
