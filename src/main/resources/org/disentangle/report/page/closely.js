"use strict";
// What is drawn of one run, when it is looked at; its charts close when it is left, the rest stays.
const Closely = (() => {
  const { data } = Study;
  const { draw, axis, tooltip, styleOf } = Charts;

  function cloud(place, name, points, factor) {
    const isMap = points.axes[0] === "";
    draw(place, name, () => {
      const colors = data.factors[factor.value];
      const classes = points.classes[factor.value];
      return {
        legend: { show: false },
        grid: { left: isMap ? 8 : 32, right: 12, top: 12, bottom: isMap ? 8 : 36, containLabel: !isMap },
        series: [{
          type: "scatter",
          symbolSize: 5,
          progressive: 0,
          itemStyle: { opacity: 0.8, borderColor: styleOf("--point-edge"), borderWidth: 0.5 },
          data: points.x.map((x, index) => ({
            value: [x, points.y[index], classes?.[index]],
            itemStyle: { color: colors?.colors[classes[index]] ?? styleOf("--soft") },
          })),
        }],
        xAxis: axis(points.axes[0], { type: "value", scale: true, ...(isMap && { axisLabel: { show: false } }) }),
        yAxis: axis(points.axes[1], { type: "value", scale: true, nameGap: 36, ...(isMap && { axisLabel: { show: false } }) }),
        tooltip: tooltip({
          formatter: ({ value: [x, y, index] }) => `${colors ? `${colors.label}: ${colors.classes[index] ?? "not known"}\n` : ""}${isMap ? "" : "PC1 "}${x}, ${isMap ? "" : "PC2 "}${y}`,
        }),
      };
    }, [factor]);
  }

  function explain(article, picture, factor) {
    const drawn = [["principal", "pca_scores.csv"], ["embedding", "embedding.csv"]]
      .filter(([kind]) => picture[kind] && picture[kind].samples > picture[kind].x.length)
      .map(([kind, file]) => `${picture[kind].x.length} of the ${picture[kind].samples} samples of ${file}`);
    article.querySelector(".count").textContent = drawn.length > 0 ? `Drawn: ${drawn.join(", ")}.` : "All samples are drawn.";
    if (factor) {
      article.querySelector(".legend").replaceChildren(Elements.html("p", "", factor.label), Legend.of(factor));
    }
  }

  function open(article) {
    const picture = data.pictures.find(({ run }) => run === article.dataset.run);
    const place = (kind) => article.querySelector(`[data-chart="${kind}"]`);
    if (article.dataset.drawn === undefined) {
      article.dataset.drawn = "";
      ["responses", "densities"].filter(place).forEach((kind) => {
        Multiples[kind](place(kind), picture[kind]);
        Saving.offer(place(kind), `${kind}-${article.dataset.run}`);
      });
      article.querySelectorAll(".bars").forEach((bars, index) => Saving.offer(bars, `latents-${index + 1}-${article.dataset.run}`));
      const factor = article.querySelector(".factor");
      if (factor) {
        Elements.fill(factor, data.factors.map((entry) => entry.label));
        factor.closest(".controls").hidden = data.factors.length === 0;
        factor.addEventListener("change", () => explain(article, picture, data.factors[factor.value]));
        explain(article, picture, data.factors[0]);
      }
    }
    ["principal", "embedding"].filter((kind) => place(kind) && !Charts.isDrawn(place(kind)))
      .forEach((kind) => cloud(place(kind), `${kind}-${article.dataset.run}`, picture[kind], article.querySelector(".factor")));
  }

  const close = (article) => article.querySelectorAll(".chart").forEach(Charts.close);

  return { open, close };
})();
