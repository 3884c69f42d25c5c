"use strict";
// Which colour stands for which class of a factor: a list of names, a bar for a sequence, a ring for a cycle.
const Legend = (() => {
  function names(factor) {
    const list = Elements.html("ul", "");
    factor.classes.forEach((name, index) => {
      const item = Elements.html("li", "");
      const dot = Elements.html("span", "dot");
      dot.style.background = factor.colors[index];
      item.append(dot, name);
      list.append(item);
    });
    return list;
  }

  function bar(factor) {
    const whole = Elements.html("div", "bar");
    const ramp = Elements.html("span", "ramp");
    const steps = factor.colors.map((color, index) =>
      `${color} ${(100 * index) / factor.colors.length}% ${(100 * (index + 1)) / factor.colors.length}%`);
    ramp.style.background = `linear-gradient(to top, ${steps.join(", ")})`;
    const ends = Elements.html("span", "ends");
    const [low, high] = factor.marks;
    ends.append(Elements.html("span", "", high), Elements.html("span", "", low));
    whole.append(ramp, ends);
    return whole;
  }

  function ring(factor) {
    const whole = Elements.html("div", "ring");
    const wheel = Elements.html("span", "wheel");
    // CSS turns clockwise from the top; angles here turn the other way from the right.
    const colors = [...factor.colors].reverse().join(", ");
    wheel.style.background = `conic-gradient(from 90deg, ${colors})`;
    const [start, quarter, half, threeQuarters] = factor.marks;
    ["", quarter, "", half, wheel, start, "", threeQuarters, ""].forEach((cell) =>
      whole.append(cell === wheel ? wheel : Elements.html("span", "", cell)));
    return whole;
  }

  const of = (factor) => ({ categories: names, sequence: bar, cycle: ring })[factor.kind](factor);

  return { of };
})();
