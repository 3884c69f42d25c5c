"use strict";
// New elements of the page, and of drawings in it.
const Elements = (() => {
  const space = "http://www.w3.org/2000/svg";

  function html(name, className, text = "") {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function svg(name, attributes, parent) {
    const made = document.createElementNS(space, name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    parent?.append(made);
    return made;
  }

  // A choice among names, by their places.
  function fill(select, names, chosen = 0) {
    names.forEach((name, index) => select.add(new Option(name, index, index === chosen, index === chosen)));
  }

  return { space, html, svg, fill };
})();
