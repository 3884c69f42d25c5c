"use strict";
// Put at the end of a page by PageInBrowserIT: does what a visitor would, and leaves what came of it in the document.
{
  const report = { charts: [], start: [], moved: [], sorted: [] };

  function visit() {
    const brightness = (canvas) => Array.from(canvas.getContext("2d").getImageData(0, 0, 64, 64).data).filter((_, i) => i % 4 === 0);

    const isSeen = (part) => part.getClientRects().length > 0;
    const change = (control, value) => {
      control[control.type === "checkbox" ? "checked" : "value"] = value;
      control.dispatchEvent(new Event("change"));
    };

    report.charts = [...document.querySelectorAll(".chart")].filter(isSeen).map((chart) => {
      const canvas = chart.querySelector("canvas");
      const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
      return { id: chart.id || chart.dataset.chart, drawn: pixels.some((value) => value !== 0) };
    });
    report.responses = [...document.querySelectorAll(".responses svg")].filter(isSeen).filter((svg) => svg.querySelector(".area") && svg.querySelector(".curve")).length;
    report.densities = [...document.querySelectorAll(".densities svg")].filter(isSeen).filter((svg) => svg.querySelector(".bar") && svg.querySelector(".normal")).length;
    report.pictures = [...document.querySelectorAll("article img")].map((picture) => picture.naturalWidth);

    // What scrolls by itself may be wider within; the page may not, also with all that is folded away.
    const folded = [...document.querySelectorAll("details:not([open])")];
    folded.forEach((part) => { part.open = true; });
    report.width = innerWidth;
    const inside = (part) => part.closest(".scroll, pre, svg, .chart, nav") !== null;
    report.wide = [...document.querySelectorAll("body *")]
      .filter((part) => !inside(part) && isSeen(part) && part.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((part) => `${part.tagName} ${part.className} ${part.textContent.slice(0, 40)}`);
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth) report.wide.push("the page");

    const light = (text) => text.match(/[0-9.]+/g).slice(0, 3)
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
      .reduce((sum, value, i) => sum + [0.2126, 0.7152, 0.0722][i] * value, 0);
    report.ground = getComputedStyle(document.documentElement).backgroundColor;
    const contrasts = ["p", "p.note", "a", "dt", "caption"].map((name) => document.querySelector(`main ${name}`)).filter((part) => part)
      .map((part) => [light(getComputedStyle(part).color), light(report.ground)].sort((a, b) => b - a))
      .map(([bright, dim]) => (bright + 0.05) / (dim + 0.05));
    report.contrast = Math.min(...contrasts);

    const usable = [...document.querySelectorAll("a[href], button:enabled, input, select, summary, [tabindex]")].filter(isSeen);
    report.focusable = usable.length;
    report.unfocused = usable.filter((part) => {
      part.focus();
      const { outlineStyle, outlineWidth } = getComputedStyle(part);
      return document.activeElement !== part || outlineStyle === "none" || parseFloat(outlineWidth) < 1;
    }).map((part) => part.outerHTML.slice(0, 80));
    document.activeElement.blur();
    folded.forEach((part) => { part.open = false; });

    const articles = () => [...document.querySelectorAll("article.run")].filter(isSeen).map((article) => article.dataset.run);
    report.closely = { best: articles() };
    change(document.getElementById("chosen"), "example");
    report.closely.first = articles();
    document.getElementById("next").click();
    report.closely.next = articles();
    change(document.getElementById("beside"), "c");
    report.closely.beside = articles();
    change(document.getElementById("beside"), "");
    document.getElementById("previous").click();

    const box = [...document.querySelectorAll("#filter label")].find((label) => label.textContent.trim() === "b").querySelector("input");
    const bars = () => echarts.getInstanceByDom(document.getElementById("gaps")).getOption().series[0].data.length;
    change(box, false);
    report.filter = {
      said: document.querySelector("#filter summary").textContent,
      left: [...document.querySelectorAll("[data-run=b]:not(article):not(script)")].filter(isSeen).length,
      bars: bars(),
      choices: [...document.getElementById("chosen").options].map((option) => option.value),
    };
    change(box, true);
    report.filter.again = bars();

    const saved = [];
    HTMLAnchorElement.prototype.click = function keep() { saved.push([this.download, decodeURIComponent(this.href)]); };
    [...document.querySelectorAll(".save")].filter(isSeen).forEach((row) => row.querySelector("button").click());
    report.saved = saved.map(([name, address]) => {
      const svg = new DOMParser().parseFromString(address.slice(address.indexOf(",") + 1), "image/svg+xml");
      const count = (kind) => svg.querySelectorAll(kind).length;
      return { name, sound: svg.querySelector("parsererror") === null, texts: count("text"), shapes: count("path, polyline, polygon, rect, line, circle") };
    });

    const fold = document.querySelector("#scores > details");
    fold.open = false;
    document.querySelector("nav a[href='#scores']").dispatchEvent(new MouseEvent("click"));
    report.unfolded = fold.open;

    const screen = document.querySelector(".picture canvas");
    const sliders = [...document.querySelectorAll(".sliders input")];
    report.start = brightness(screen);
    report.latents = sliders.length;
    report.moved = sliders.map((slider) => {
      const before = brightness(screen);
      const kept = slider.value;
      slider.value = slider.min;
      slider.dispatchEvent(new Event("input"));
      const moved = brightness(screen).reduce((sum, value, i) => sum + Math.abs(value - before[i]), 0);
      slider.value = kept;
      slider.dispatchEvent(new Event("input"));
      return moved;
    });

    // A table of ours and the seed project's rows has two bodies, each sorted by itself.
    const tables = [...document.querySelectorAll("table.sortable")].filter((table) => table.querySelector("th.number button"));
    report.sorted = tables.map((table) => {
      const heading = [...table.querySelectorAll("th.number")].at(-1);
      const column = () => [...table.tBodies[0].rows].filter((row) => row.cells[heading.cellIndex]).map((row) => Number(row.cells[heading.cellIndex].dataset.sort));
      const button = heading.querySelector("button");
      button.click();
      const once = column();
      button.click();
      return { once, twice: column() };
    });
  }

  try {
    visit();
  } catch (problem) {
    window.pageErrors.push(problem.stack);
  }
  report.errors = window.pageErrors;
  const place = document.createElement("pre");
  place.id = "visit";
  place.textContent = JSON.stringify(report);
  document.body.append(place);
}
