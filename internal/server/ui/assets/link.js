// Joins the words of a report and the statements that rest on them: a statement
// (data-statement="e1") lights its words (data-ref="e1 q2") and the reverse, by
// pointer and by keyboard. In drawings, a node lights its edges the same way.
function keysOf(element) {
  const own = element.dataset.statement || element.dataset.ref || "";
  return own.split(" ").filter(Boolean);
}

function partners(root, keys) {
  const found = new Set();
  for (const key of keys) {
    const name = CSS.escape(key);
    for (const e of root.querySelectorAll(`[data-ref~="${name}"], [data-statement="${name}"]`)) found.add(e);
  }
  return found;
}

export function startLinks(root) {
  let lit = new Set();
  const clear = () => {
    for (const e of lit) e.classList.remove("hot");
    for (const e of root.querySelectorAll(".lit")) e.classList.remove("lit");
    lit = new Set();
  };
  const light = (event) => {
    const element = event.target.closest?.("[data-statement], [data-ref]");
    clear();
    if (!element) return;
    lit = partners(root, keysOf(element));
    for (const e of lit) {
      e.classList.add("hot");
      e.closest("svg")?.classList.add("lit");
    }
  };
  root.addEventListener("pointerover", light);
  root.addEventListener("focusin", light);
  // A click or Enter on words goes to their statement, and from a statement's
  // "show in text" to its words.
  root.addEventListener("click", (event) => {
    const words = event.target.closest?.("[data-ref][tabindex]");
    if (!words || event.target.closest("a, button")) return;
    go(root, words);
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches?.("[data-ref][tabindex]")) return;
    go(root, event.target);
  });
}

function go(root, words) {
  const key = CSS.escape(keysOf(words)[0] || "");
  const statement = root.querySelector(`[data-statement="${key}"]`);
  if (!statement) return;
  statement.focus();
  statement.scrollIntoView({ block: "nearest" });
}
