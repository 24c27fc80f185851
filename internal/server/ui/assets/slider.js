// A slider below a form with the months "from" and "to" (data-slider="2024-06": the
// last month): it moves both, keeps their distance, and sends the form when let go.
const toNumber = (month) => {
  const [y, m] = month.split("-").map(Number);
  return y * 12 + m - 1;
};
const toMonth = (n) => `${String(Math.floor(n / 12)).padStart(4, "0")}-${String((n % 12) + 1).padStart(2, "0")}`;
const years = 10;

export function startSlider(root) {
  const form = root.querySelector("form[data-slider]");
  const from = form?.elements.namedItem("from");
  const to = form?.elements.namedItem("to");
  if (!from || !to) return;
  const last = Math.max(toNumber(form.dataset.slider), to.value ? toNumber(to.value) : 0);
  const end = to.value ? toNumber(to.value) : last;
  const length = from.value ? Math.max(0, end - toNumber(from.value)) : 11;
  const label = root.createElement("label");
  label.className = "slider";
  const words = root.createElement("span");
  words.textContent = "Move through time";
  const range = root.createElement("input");
  range.type = "range";
  range.min = String(Math.min(last - 12 * years, end));
  range.max = String(last);
  range.value = String(end);
  const say = () => range.setAttribute("aria-valuetext", `${from.value} to ${to.value}`);
  range.addEventListener("input", () => {
    to.value = toMonth(Number(range.value));
    from.value = toMonth(Number(range.value) - length);
    say();
  });
  range.addEventListener("change", () => form.requestSubmit());
  say();
  label.append(words, range);
  form.append(label);
}
