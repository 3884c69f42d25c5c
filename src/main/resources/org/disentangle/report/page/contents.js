"use strict";
// Sections that are folded away open when a link leads to them, and for printing; the contents mark where the reader is.
{
  const folds = [...document.querySelectorAll("details.fold")];
  const links = [...document.querySelectorAll("nav a")];

  function reveal() {
    const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    const fold = target?.querySelector("details.fold") ?? target?.closest("details.fold");
    if (fold) fold.open = true;
  }

  links.forEach((link) => link.addEventListener("click", () => {
    const fold = document.querySelector(`${link.getAttribute("href")} > details.fold`);
    if (fold) fold.open = true;
  }));
  addEventListener("hashchange", reveal);
  reveal();

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = folds.filter((fold) => !fold.open);
    closed.forEach((fold) => { fold.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((fold) => { fold.open = false; }));

  const seen = new Set();
  const watching = new IntersectionObserver((entries) => {
    entries.forEach(({ target, isIntersecting }) => seen[isIntersecting ? "add" : "delete"](target.id));
    const first = links.find((link) => seen.has(link.getAttribute("href").slice(1)));
    links.forEach((link) => {
      if (link === first) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  }, { rootMargin: "-10% 0px -60% 0px" });
  document.querySelectorAll("main > section").forEach((section) => watching.observe(section));
}
