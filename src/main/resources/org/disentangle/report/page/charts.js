"use strict";
// Charts with axes. They are drawn again when the reader's system turns dark or light, or other runs are shown.
const Charts = (() => {
  const styleOf = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const lineColor = (index) => styleOf(`--line-${index % 6}`);
  // As short as the axis allows, but a power of two, or a count, in full.
  const short = (value) => String(Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
  const plain = (number) => (number === null || number === undefined ? "–" : String(number));
  const charts = new Map();

  function draw(place, name, option, events = []) {
    if (!place) {
      return;
    }
    const chart = echarts.init(place);
    const whole = () => ({ ...frame(), ...option() });
    const redraw = () => chart.setOption(whole(), true);
    redraw();
    Saving.offer(place, name, place, () => asVector(place, whole()));
    // In the next frame: a chart that changes its size at once is told of that again.
    const resizing = new ResizeObserver(() => requestAnimationFrame(() => { if (!chart.isDisposed()) chart.resize(); }));
    resizing.observe(place);
    events.forEach((control) => control.addEventListener("change", redraw));
    charts.set(place, { redraw, close: () => { resizing.disconnect(); chart.dispose(); } });
  }

  function asVector(place, option) {
    const vector = echarts.init(null, null, { renderer: "svg", ssr: true, width: place.clientWidth, height: place.clientHeight });
    vector.setOption({ backgroundColor: styleOf("--ground"), ...option });
    const text = vector.renderToSVGString();
    vector.dispose();
    return text;
  }

  const isDrawn = (place) => charts.has(place);
  const redrawAll = () => charts.forEach(({ redraw }) => redraw());

  function close(place) {
    charts.get(place)?.close();
    charts.delete(place);
    if (place.nextElementSibling?.className === "save") place.nextElementSibling.remove();
  }

  function frame() {
    return {
      animation: false,
      // Quotes of the other kind: they stand in attributes of a saved SVG.
      textStyle: { fontFamily: getComputedStyle(document.documentElement).fontFamily.replaceAll('"', "'"), color: styleOf("--ink") },
      grid: { left: 52, right: 20, top: 40, bottom: 36, containLabel: true },
      legend: { type: "scroll", top: 0, left: 0, textStyle: { color: styleOf("--ink") } },
    };
  }

  function tooltip(extra) {
    return {
      backgroundColor: styleOf("--raised"),
      borderColor: styleOf("--rule"),
      textStyle: { color: styleOf("--ink"), fontSize: 13 },
      renderMode: "richText",
      confine: true,
      ...extra,
    };
  }

  // The name lies beside the longest labels that there are: losses in colour have five digits.
  const upright = (name, extra = {}) => axis(name, { type: "value", nameGap: 54, ...extra });

  function axis(name, extra = {}) {
    const line = { lineStyle: { color: styleOf("--rule") } };
    return {
      name,
      nameLocation: "middle",
      nameGap: 30,
      nameTextStyle: { color: styleOf("--soft") },
      axisLabel: { color: styleOf("--soft"), hideOverlap: true },
      axisLine: line,
      axisTick: line,
      splitLine: line,
      ...extra,
    };
  }

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawAll);
  matchMedia("print").addEventListener("change", redrawAll);

  return { draw, isDrawn, close, redrawAll, axis, upright, tooltip, styleOf, lineColor, short, plain };
})();
