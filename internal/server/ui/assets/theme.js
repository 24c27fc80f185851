// Sets the chosen theme before the page is painted, so that it does not flash.
// A plain script in the head, not a module: modules run too late.
"use strict";
(function () {
  let chosen = "";
  try {
    chosen = localStorage.getItem("theme") || "";
  } catch {
    // Storage may be switched off: the system's preference holds.
  }
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
})();
