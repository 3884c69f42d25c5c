"use strict";
// Small plots in rows and columns as SVG, in the colours of the style sheet.
const Multiples = (() => {
  const make = Elements.svg;

  function plot(parent, [low, high], [bottom, top], [width, height], label) {
    const figure = Elements.html("div", "multiple");
    const title = Elements.html("span", "", label);
    const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none" });
    figure.append(title, svg);
    parent.append(figure);
    const x = (value) => (width * (value - low)) / (high - low);
    const y = (value) => height * (1 - (Math.min(top, Math.max(bottom, value)) - bottom) / (top - bottom));
    const points = (xs, ys) => xs.map((value, i) => `${x(value).toFixed(1)},${y(ys[i]).toFixed(1)}`);
    return {
      figure,
      svg,
      level: (value) => make("line", { class: "level", x1: 0, x2: width, y1: y(value), y2: y(value) }, svg),
      line: (xs, ys, name) => make("polyline", { class: `curve ${name}`, points: points(xs, ys).join(" ") }, svg),
      area: (xs, lows, highs, name) =>
        make("polygon", { class: `area ${name}`, points: [...points(xs, highs), ...points(xs, lows).reverse()].join(" ") }, svg),
      bar: (left, right, value) =>
        make("rect", { class: "bar", x: x(left), width: x(right) - x(left), y: y(value), height: height - y(value) }, svg),
      tell: (text) => { make("title", {}, svg).textContent = text; },
    };
  }

  function head(parent, text) {
    parent.append(Elements.html("div", "head", text));
  }

  function responses(place, data) {
    place.classList.add("responses");
    place.style.setProperty("--columns", data.factors.length);
    head(place, "");
    data.factors.forEach((factor) => head(place, factor));
    const [low, high] = [data.low, data.high].map((end) => Number(end.toFixed(1)));
    data.latents.forEach((latent, row) => {
      head(place, `z${latent}`);
      data.factors.forEach((factor, column) => {
        const [classes, means, deviations] = [data.classes, data.means, data.deviations].map((all) => all[row][column]);
        const made = plot(place, [classes[0] ?? 0, classes.at(-1) || 1], [low, high], [160, 60], factor);
        made.level(0);
        made.area(classes, means.map((mean, i) => mean - deviations[i]), means.map((mean, i) => mean + deviations[i]), `line-${row % 6}`);
        made.line(classes, means, `line-${row % 6}`);
        made.tell(`z${latent} by ${factor}: means from ${Math.min(...means)} to ${Math.max(...means)}`);
      });
    });
    place.after(Elements.html("p", "note scale", `Every frame reaches from ${String(low).replace("-", "−")} to ${high}, the level line is 0; factors go from their first value at the left to their last.`));
  }

  const normal = (z) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

  function densities(place, latents) {
    place.classList.add("densities");
    const shown = latents.map((latent) => latent.posterior ?? latent.codes);
    const top = 1.1 * Math.max(normal(0), Math.min(1.2, Math.max(...shown.flat())));
    latents.forEach(({ latent, low, width, codes, prior }, index) => {
      const high = low + width * codes.length;
      const made = plot(place, [low, high], [0, top], [160, 90], `z${latent}`);
      shown[index].forEach((density, bin) => {
        if (density > 0) made.bar(low + bin * width, low + (bin + 1) * width, density);
      });
      if (prior) made.line(prior.map((_, bin) => low + (bin + 0.5) * width), prior, "line-1");
      const xs = Array.from({ length: 81 }, (_, i) => low + ((high - low) * i) / 80);
      made.line(xs, xs.map(normal), "normal");
      const ends = Elements.html("span", "ends");
      ends.append(...[low, high].map((end) => Elements.html("span", "", String(Number(end.toPrecision(2))).replace("-", "−"))));
      made.figure.append(ends);
      made.tell(`z${latent}: highest bar ${Math.max(...shown[index])}, N(0, 1) has 0.399`);
    });
  }

  return { responses, densities };
})();
