"use strict";
// Buttons that save a figure of the page as SVG or PNG.
const Saving = (() => {
  const { space, svg: make } = Elements;
  const pngScale = 2;
  const styles = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "vector-effect"];

  const isSeen = (color) => color !== "transparent" && !/, 0\)$|\/ 0\)$/.test(color);
  const ground = () => getComputedStyle(document.documentElement).backgroundColor;

  // A figure made of elements, as the browser lays it out: their grounds, lines, texts and plots.
  function drawn(figure) {
    const frame = figure.getBoundingClientRect();
    const out = make("svg", { xmlns: space, width: frame.width, height: frame.height, viewBox: `0 0 ${frame.width} ${frame.height}` });
    make("rect", { width: "100%", height: "100%", fill: ground() }, out);
    const at = (box) => ({ x: box.left - frame.left, y: box.top - frame.top, width: box.width, height: box.height });

    function plot(svg) {
      const copy = svg.cloneNode(true);
      const parts = [...svg.querySelectorAll("*")];
      [...copy.querySelectorAll("*")].forEach((part, index) => {
        const style = getComputedStyle(parts[index]);
        styles.forEach((name) => part.setAttribute(name, style.getPropertyValue(name)));
      });
      Object.entries(at(svg.getBoundingClientRect())).forEach(([key, value]) => copy.setAttribute(key, value));
      copy.setAttribute("overflow", "visible");
      out.append(copy);
    }

    function box(element, style) {
      const place = at(element.getBoundingClientRect());
      if (isSeen(style.backgroundColor)) make("rect", { ...place, fill: style.backgroundColor }, out);
      const [left, top, right, bottom] = [place.x, place.y, place.x + place.width, place.y + place.height];
      const sides = { top: [left, top, right, top], bottom: [left, bottom, right, bottom], left: [left, top, left, bottom], right: [right, top, right, bottom] };
      Object.entries(sides).forEach(([side, [x1, y1, x2, y2]]) => {
        const width = parseFloat(style.getPropertyValue(`border-${side}-width`));
        const color = style.getPropertyValue(`border-${side}-color`);
        if (width > 0 && style.getPropertyValue(`border-${side}-style`) !== "none" && isSeen(color)) {
          make("line", { x1, y1, x2, y2, stroke: color, "stroke-width": width }, out);
        }
      });
    }

    function text(node, style) {
      const range = document.createRange();
      range.selectNodeContents(node);
      const place = at(range.getBoundingClientRect());
      const size = parseFloat(style.fontSize);
      if (place.width > 0) {
        make("text", {
          x: place.x, y: place.y + place.height / 2 + 0.35 * size, fill: style.color,
          "font-family": style.fontFamily, "font-size": style.fontSize, "font-weight": style.fontWeight,
        }, out).textContent = node.textContent.trim();
      }
    }

    function walk(element) {
      if (element instanceof SVGSVGElement) {
        plot(element);
        return;
      }
      const style = getComputedStyle(element);
      if (style.display === "none") return;
      box(element, style);
      element.childNodes.forEach((child) => {
        if (child instanceof Text) {
          if (child.textContent.trim() !== "") text(child, style);
        } else if (child instanceof Element) {
          walk(child);
        }
      });
    }

    walk(figure);
    return new XMLSerializer().serializeToString(out);
  }

  function download(name, address) {
    const link = document.createElement("a");
    Object.assign(link, { download: name, href: address });
    link.click();
  }

  const address = (svg) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

  async function png(svg) {
    const picture = new Image();
    await new Promise((done, failed) => {
      picture.addEventListener("load", done);
      picture.addEventListener("error", failed);
      picture.src = address(svg);
    });
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: pngScale * picture.naturalWidth, height: pngScale * picture.naturalHeight });
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/png");
  }

  // Offers a figure after the place it stands in; once for each place.
  function offer(figure, name, after = figure, svg = () => drawn(figure)) {
    after.querySelector(":scope > .save")?.remove();
    const row = document.createElement("p");
    row.className = "save";
    const button = (kind, act) => {
      const made = document.createElement("button");
      Object.assign(made, { type: "button", textContent: kind });
      made.setAttribute("aria-label", `save ${name} as ${kind}`);
      made.addEventListener("click", act);
      return made;
    };
    row.append(
      "Save as ",
      button("SVG", () => download(`${name}.svg`, address(svg()))), " ",
      button("PNG", async () => download(`${name}.png`, await png(svg()))),
    );
    if (after === figure) figure.after(row);
    else after.append(row);
  }

  return { offer, drawn, png };
})();
