"use strict";
// What was measured of all runs: gaps, and how much of the variance each component explains.
{
  const { data, shown, color: runColor } = Study;
  const { draw, axis, upright, tooltip, styleOf, lineColor, plain } = Charts;

  function gaps() {
    draw(document.getElementById("gaps"), "gaps", () => {
      const rows = data.gaps.filter((row) => shown.has(row.run));
      const bars = data.gapFactors.map((name, factor) => ({
        name, type: "bar", color: lineColor(factor), data: rows.map((row) => row.byFactor[factor]),
      }));
      const mean = { name: "MIG, their mean", type: "bar", color: styleOf("--ink"), data: rows.map((row) => row.mig) };
      return {
        series: [...bars, mean],
        grid: { left: rows.length > 5 ? 84 : 52, right: 20, top: 40, bottom: 36, containLabel: true },
        xAxis: axis("", {
          type: "category",
          data: rows.map((row) => row.run),
          splitLine: { show: false },
          axisLabel: { color: styleOf("--soft"), interval: 0, rotate: rows.length > 5 ? 40 : 0, width: 200, overflow: "truncate" },
        }),
        yAxis: upright("gap / entropy"),
        tooltip: tooltip({ trigger: "axis", axisPointer: { type: "shadow" }, valueFormatter: plain }),
      };
    });
  }

  function scree() {
    const known = data.pictures.filter((entry) => entry.explained.length > 0);
    draw(document.getElementById("scree"), "explained-variance", () => ({
      series: known.map((entry) => ({
        name: entry.run,
        type: "line",
        color: runColor(entry.run),
        symbol: "circle",
        symbolSize: 6,
        data: entry.explained.map((ratio) => (ratio === null ? null : 100 * ratio)),
      })).filter((line) => shown.has(line.name)),
      xAxis: axis("component", {
        type: "category",
        data: Array.from({ length: Math.max(...known.map((entry) => entry.explained.length)) }, (_, index) => index + 1),
      }),
      yAxis: upright("explained variance, %"),
      tooltip: tooltip({ trigger: "axis", valueFormatter: (value) => (value === undefined ? "–" : `${value.toFixed(1)} %`) }),
    }));
  }

  if (data.gaps.length > 0) gaps();
  if (data.pictures.some((entry) => entry.explained.length > 0)) scree();
}
