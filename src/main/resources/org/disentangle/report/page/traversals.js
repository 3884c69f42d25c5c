"use strict";
// The images of a run's traversals, as they lie in the picture of them that is in the page.
const Traversals = (() => {
  const articleOf = (run) => [...document.querySelectorAll("article.run")].find((article) => article.dataset.run === run);

  // What each latent of a run is, in a word or two.
  const words = (run) => JSON.parse(articleOf(run).dataset.words);

  // Nothing for a run without that picture.
  function of(run) {
    const article = articleOf(run);
    const sheet = article.querySelector("[data-kind=traversals] img");
    if (article.dataset.tiles === undefined || sheet === null) return undefined;
    const tiles = JSON.parse(article.dataset.tiles);
    return {
      ...tiles,
      ready: () => sheet.complete || new Promise((done) => { sheet.addEventListener("load", done, { once: true }); }),
      draw(canvas, row, step) {
        const [height, width] = [tiles.height + tiles.line, tiles.width + tiles.line];
        const scale = sheet.naturalHeight / (tiles.latents.length * height + tiles.line);
        const names = sheet.naturalWidth - scale * (tiles.steps * width + tiles.line);
        const context = canvas.getContext("2d");
        context.imageSmoothingEnabled = false;
        context.drawImage(
          sheet,
          names + scale * (tiles.line + step * width), scale * (tiles.line + row * height), scale * tiles.width, scale * tiles.height,
          0, 0, canvas.width, canvas.height,
        );
      },
    };
  }

  // An empty picture of this size, which the style sheet shows no wider than a square.
  function canvas(height, width, label) {
    const made = document.createElement("canvas");
    made.setAttribute("role", "img");
    made.setAttribute("aria-label", label);
    size(made, height, width);
    return made;
  }

  function size(made, height, width) {
    Object.assign(made, { height, width });
    made.style.setProperty("--share", Math.min(1, width / height));
  }

  return { of, words, articleOf, canvas, size };
})();
