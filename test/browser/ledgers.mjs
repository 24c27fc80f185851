// The ledgers that the tests show: made with the program from reports.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");
export const program = process.env.CHANCERY ?? join(root, "bin/chancery");
const folder = mkdtempSync(join(tmpdir(), "chancery-browser-"));

const ingest = (ledger, ...args) => execFileSync(program, ["ingest", "--ledger", ledger, ...args], { stdio: ["ignore", "ignore", "pipe"] });

// The example reports, as if three papers had printed them on one day.
function examples() {
  const ledger = join(folder, "examples.db");
  const papers = { roadmap: "The Courier", sanctions: "The Courier", trade: "Harbour Gazette", drone: "Harbour Gazette", ceasefire: "Morning Ledger" };
  for (const [name, outlet] of Object.entries(papers)) {
    ingest(ledger, "--published", "2023-03-13", "--outlet", outlet, join(root, "examples/reports", `${name}.txt`));
  }
  return ledger;
}

// Texts that break pages: markup, right to left, very long, odd names of outlets.
function odd() {
  const ledger = join(folder, "odd.db");
  const long = Array.from({ length: 420 }, (_, i) => `Delegates of Norway and Italy met in Oslo on day ${i + 1} and talked about fish.`).join(" ");
  const reports = [
    { title: "<script>window.broken = 1</script>", outlet: "<b>Bold</b> & \"Sons\" / Co", published: "2024-02-03", text: "Norway signed a pact with Italy on fish, <script>window.broken = 2</script> the ministry said. <img src=x onerror=\"window.broken = 3\"> Italy denied it." },
    { title: "لقاء في القاهرة", outlet: "صحيفة", published: "2024-02-04", text: "القاهرة - التقى وزير الخارجية المصري نظيره التركي.\n\nEgypt and Turkey signed a memorandum on trade in Cairo on Sunday, the ministry said." },
    { title: "A long conference", outlet: "Post", published: "2024-02-05", text: long },
    { title: "", outlet: "", published: "2024-02-06", text: "Fiji condemned the seizure of a fishing boat by Tuvalu." },
  ];
  const file = join(folder, "odd.jsonl");
  writeFileSync(file, reports.map((r) => JSON.stringify(r)).join("\n") + "\n");
  ingest(ledger, file);
  return ledger;
}

// A state with more than 50,000 occurrences: twelve sentences a day about Norway and
// 25 others, for almost twelve years.
function large() {
  const others = ["Chad", "Mali", "Niger", "Kenya", "Fiji", "Italy", "France", "Spain", "Greece", "Turkey", "Egypt", "Iran", "Iraq", "India", "China", "Japan", "Brazil", "Chile", "Peru", "Canada", "Mexico", "Ghana", "Togo", "Benin", "Poland"];
  const acts = [
    (when, other) => `On ${when}, Norway condemned ${other}.`,
    (when, other) => `On ${when}, Norway threatened ${other} with war.`,
    (when, other) => `On ${when}, Norway sent humanitarian aid to ${other}.`,
    (when, other) => `On ${when}, Norway held talks with ${other}.`,
    (when, other) => `On ${when}, Norway imposed sanctions on ${other}.`,
  ];
  const words = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const reports = Array.from({ length: 4334 }, (_, day) => {
    const date = new Date(Date.UTC(2010, 0, 1 + day));
    const sentence = (_, i) => acts[(day + i) % 5](words.format(date), others[(day * 7 + i * 2) % 25]);
    return { title: `Day ${day + 1}`, outlet: `Paper ${day % 7}`, published: date.toISOString().slice(0, 10), text: Array.from({ length: 12 }, sentence).join(" ") };
  });
  const file = join(folder, "large.jsonl");
  writeFileSync(file, reports.map((r) => JSON.stringify(r)).join("\n") + "\n");
  const ledger = join(folder, "large.db");
  ingest(ledger, file);
  return ledger;
}

function empty() {
  const ledger = join(folder, "empty.db");
  const nothing = join(folder, "nothing.jsonl");
  writeFileSync(nothing, "\n");
  ingest(ledger, nothing);
  return ledger;
}

// The news of the shared data, 2,000 reports unless BROWSER_REPORTS says otherwise.
function news() {
  const file = join(process.env.CHANCERY_SHARED ?? "", "data/news/news.jsonl");
  const count = Number(process.env.BROWSER_REPORTS ?? 2000);
  if (!process.env.CHANCERY_SHARED || !existsSync(file) || count === 0) return "";
  const some = join(folder, "news.jsonl");
  writeFileSync(some, readFileSync(file, "utf8").split("\n").slice(0, count).join("\n") + "\n");
  const ledger = join(folder, "news.db");
  ingest(ledger, some);
  return ledger;
}

// ledgers returns the ledgers by name. BROWSER_LEDGER names one more that is there,
// and BROWSER_ONLY those that are wanted, with commas between.
export function ledgers() {
  const make = { examples, odd, empty, news, large, given: () => process.env.BROWSER_LEDGER ?? "" };
  const wanted = process.env.BROWSER_ONLY?.split(",") ?? Object.keys(make);
  const all = wanted.map((name) => [name, make[name]()]);
  return Object.fromEntries(all.filter(([, file]) => file));
}
