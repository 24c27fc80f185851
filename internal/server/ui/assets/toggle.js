// The button that goes from the system's theme to light, to dark, and back.
const next = { "": "light", light: "dark", dark: "" };
const words = { "": "system", light: "light", dark: "dark" };

function current() {
  return document.documentElement.dataset.theme || "";
}

function show(button) {
  button.querySelector("[data-theme-name]").textContent = words[current()];
}

export function startToggle(root) {
  const button = root.querySelector("[data-theme-toggle]");
  if (!button) return;
  button.hidden = false;
  show(button);
  button.addEventListener("click", () => {
    const theme = next[current()];
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
    try {
      if (theme) localStorage.setItem("theme", theme);
      else localStorage.removeItem("theme");
    } catch {
      // Without storage the choice lasts as long as the page.
    }
    show(button);
  });
}
