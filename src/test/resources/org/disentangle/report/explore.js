"use strict";
// Put at the end of a page by ExplorerInBrowserTest: moves what can be moved in the explorer, and leaves what came of it in the document.
{
  const report = {};
  const place = document.querySelector(".explorer");
  const choice = place.querySelector("select");
  const screen = () => place.querySelector(".picture canvas");
  const pixels = (canvas) => Array.from(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data);
  const sliders = () => [...place.querySelectorAll(".sliders input")];
  const isSeen = (part) => part.getClientRects().length > 0;
  const notes = () => [...place.querySelectorAll(".note")].filter(isSeen).map((note) => note.className);

  function move(slider, value) {
    slider.value = value;
    slider.dispatchEvent(new Event("input"));
    return pixels(screen());
  }

  async function visit() {
    report.runs = [...choice.options].map((option) => option.text);
    report.decoded = {
      notes: notes(),
      height: screen().height,
      width: screen().width,
      box: [screen().getBoundingClientRect().width, screen().getBoundingClientRect().height],
      starts: place.querySelectorAll(".starts canvas").length,
      start: pixels(screen()),
    };
    choice.value = 1;
    choice.dispatchEvent(new Event("change"));
    await document.querySelector("article[data-run=b] [data-kind=traversals] img").decode();
    await new Promise((done) => { setTimeout(done, 100); });
    report.grid = {
      notes: notes(),
      height: screen().height,
      width: screen().width,
      starts: place.querySelectorAll(".starts canvas").length,
      latents: sliders().map((slider) => slider.dataset.latent),
      start: pixels(screen()),
      moved: sliders().map((slider) => [slider.min, 3, slider.max].map((step) => move(slider, step))),
      outputs: [...place.querySelectorAll(".sliders output")].map((output) => output.value),
    };
  }

  visit().catch((problem) => { window.pageErrors.push(problem.stack); }).finally(() => {
    report.errors = window.pageErrors;
    const made = document.createElement("pre");
    made.id = "visit";
    made.textContent = JSON.stringify(report);
    document.body.append(made);
  });
}
