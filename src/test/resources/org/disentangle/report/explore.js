"use strict";
// Put at the end of a page by ExplorerInBrowserTest: moves what can be moved in the explorer, and leaves what came of it in the document.
{
  const report = {};
  const place = document.querySelector(".explorer");
  const choice = document.getElementById("chosen");
  const tiles = () => [...document.querySelectorAll(".motion canvas")];
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
    const choose = (run) => {
      choice.value = run;
      choice.dispatchEvent(new Event("change"));
    };
    const wait = (millis) => new Promise((done) => { setTimeout(done, millis); });
    report.shown = [...choice.options].map(({ value }) => {
      choose(value);
      return [place, document.querySelector(".motion")].map(isSeen);
    });
    choose("a");
    report.decoded = {
      notes: notes(),
      height: screen().height,
      width: screen().width,
      box: [screen().getBoundingClientRect().width, screen().getBoundingClientRect().height],
      starts: place.querySelectorAll(".starts canvas").length,
      start: pixels(screen()),
    };
    choose("b");
    await wait(100);
    report.motion = { captions: [...document.querySelectorAll(".motion figcaption")].map((caption) => caption.textContent.trim()), seen: [] };
    for (let moment = 0; moment < 25; moment++) {
      report.motion.seen.push(tiles().map((tile) => pixels(tile).slice(0, 3)));
      await wait(60);
    }
    document.querySelector(".play").click();
    const stopped = JSON.stringify(tiles().map(pixels));
    await wait(500);
    report.motion.stops = stopped === JSON.stringify(tiles().map(pixels));
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
    const heat = document.querySelector(".told table");
    const picture = new Image();
    const address = await Saving.png(Saving.drawn(heat));
    await new Promise((done) => { picture.addEventListener("load", done); picture.src = address; });
    report.png = [picture.naturalWidth / heat.getBoundingClientRect().width, picture.naturalHeight / heat.getBoundingClientRect().height];
  }

  visit().catch((problem) => { window.pageErrors.push(problem.stack); }).finally(() => {
    report.errors = window.pageErrors;
    const made = document.createElement("pre");
    made.id = "visit";
    made.textContent = JSON.stringify(report);
    document.body.append(made);
  });
}
