"use strict";
// What the latents of the chosen run do: each in motion, and what it tells about the factors.
{
  const place = document.getElementById("glance");
  const [name, motion, told] = [".chosen-run", ".motion", ".told"].map((part) => place.querySelector(part));
  const [tiles, play] = [motion.querySelector(".tiles"), motion.querySelector(".play")];
  const stepMillis = 110;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let moving = !still;
  let frame = () => {};
  let ticks = 0;

  async function move(run) {
    const traversals = Traversals.of(run);
    motion.hidden = traversals === undefined;
    frame = () => {};
    if (motion.hidden) return;
    const words = Traversals.words(run);
    const screens = traversals.latents.map((latent) => {
      const word = words[latent] ?? "";
      const tile = document.createElement("figure");
      const screen = Traversals.canvas(traversals.height, traversals.width, `z${latent} ${word}`);
      const caption = Elements.html("figcaption", word === "" || word === "not used" ? "tells-nothing" : "", `z${latent} `);
      caption.append(Elements.html("span", "", word));
      tile.append(screen, caption);
      return [tile, screen];
    });
    tiles.replaceChildren(...screens.map(([tile]) => tile));
    await traversals.ready();
    const last = traversals.steps - 1;
    const draw = () => {
      const step = last - Math.abs(last - (ticks % (2 * last)));
      screens.forEach(([, screen], row) => traversals.draw(screen, row, step));
    };
    frame = draw;
    draw();
  }

  function tell(run) {
    const heat = Traversals.articleOf(run).querySelector("table.sortable.heat");
    told.hidden = heat === null;
    if (told.hidden) return;
    const copy = heat.cloneNode(true);
    copy.classList.remove("sortable");
    copy.querySelectorAll("thead button").forEach((button) => button.replaceWith(button.textContent));
    copy.querySelectorAll("th[aria-sort]").forEach((heading) => heading.removeAttribute("aria-sort"));
    told.querySelector(".scroll").replaceChildren(copy);
    Saving.offer(copy, `information-${run}`, told);
  }

  document.addEventListener("run", ({ detail: run }) => {
    const finding = Traversals.articleOf(run).querySelector(".finding")?.textContent ?? "";
    name.replaceChildren(Elements.html("strong", "", run), ` ${finding}`);
    move(run);
    tell(run);
  });

  setInterval(() => {
    if (moving && document.visibilityState === "visible") {
      ticks += 1;
      frame();
    }
  }, stepMillis);

  const label = () => { play.textContent = moving ? "Stop" : "Play"; };
  play.addEventListener("click", () => { moving = !moving; label(); });
  label();
}
