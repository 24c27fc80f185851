// The keyboard: / search, j and k move in lists, Enter or o opens, ? help, g and a
// letter goes to a page, and the keys that buttons carry in data-key (review).
const typing = "input, textarea, select, [contenteditable]";

function items(root) {
  return [...root.querySelectorAll("main [data-item]")].filter((e) => e.offsetParent !== null);
}

function currentItem() {
  return document.activeElement?.closest?.("[data-item]") ?? null;
}

function move(root, step) {
  const all = items(root);
  if (all.length === 0) return;
  const at = all.indexOf(currentItem());
  const to = at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step));
  const item = all[to];
  if (!item.hasAttribute("tabindex")) item.tabIndex = -1;
  item.focus();
  item.scrollIntoView({ block: "nearest" });
}

function open() {
  const item = currentItem();
  if (!item || document.activeElement !== item) return false;
  const link = item.querySelector("[data-open]") || item.querySelector("a[href]");
  if (!link) return false;
  link.click();
  return true;
}

// press clicks the button of a key: in the current item, or the only one on the
// page. With several and none current nothing happens: a key never acts on what
// the reader is not looking at.
function press(root, key) {
  const selector = `[data-key="${CSS.escape(key)}"]`;
  const scope = currentItem();
  let button = scope?.querySelector(selector);
  if (!button) {
    const all = root.querySelectorAll(`main ${selector}`);
    if (all.length === 1) button = all[0];
  }
  if (!button || button.disabled) return false;
  button.click();
  return true;
}

function help(root) {
  const dialog = root.querySelector("#help");
  if (!dialog) return;
  if (dialog.open) dialog.close();
  else dialog.showModal();
}

export function startKeys(root) {
  let waiting = false; // "g" was pressed
  const button = root.querySelector("[data-help]");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => help(root));
  }
  root.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches?.(typing)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (event.key === "?") {
      help(root);
      event.preventDefault();
      return;
    }
    if (root.querySelector("dialog[open]")) return;
    if (waiting) {
      waiting = false;
      const link = root.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
      if (link) {
        link.click();
        event.preventDefault();
      }
      return;
    }
    let done = true;
    switch (event.key) {
      case "/":
        root.querySelector("#search")?.focus();
        root.querySelector("#search")?.select();
        break;
      case "j":
        move(root, 1);
        break;
      case "k":
        move(root, -1);
        break;
      case "g":
        waiting = true;
        break;
      case "o":
      case "Enter":
        done = open();
        break;
      default:
        done = event.key.length === 1 && press(root, event.key);
    }
    if (done) event.preventDefault();
  });
}
