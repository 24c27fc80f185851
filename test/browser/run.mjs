// Visits every page of several ledgers in Chromium, wide, on a phone and dark, and
// fails on what a reader would trip over: errors (the browser reports what the CSP
// forbids as one), requests to others, what overflows, what axe finds (WCAG 2 A and
// AA), a first view of 250 KB or more. Then it uses the keyboard, and forms without
// JavaScript. Pictures of all pages are left in bin/browser.
//
//   CHANCERY_SHARED  folder with the shared data: its news are shown, too
//   BROWSER_REPORTS  how many of them (2000)
//   BROWSER_LEDGER   one more ledger to visit
//   BROWSER_ONLY     only these: examples, odd, empty, news, large, given
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { keyboard, withoutScripts } from "./use.mjs";
import { ledgers, root } from "./ledgers.mjs";
import { browserPath, launch, serve } from "./server.mjs";

if (!browserPath()) {
  console.log("left out: there is no Chromium (set CHROMIUM to its path)");
  process.exit(process.env.CI ? 1 : 0);
}
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pictures = join(root, "bin/browser");
mkdirSync(pictures, { recursive: true });

const looks = {
  wide: { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: "light", hasTouch: true },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
};
const first = ["/", "/countries", "/agreements", "/network", "/network?all=1", "/map", "/map?all=1", "/sources", "/review", "/search", "/search?q=type%3Aagreement", "/watches", "/health"];
const kinds = [/^\/c\//, /^\/d\//, /^\/agreements\//, /^\/o\//, /^\/r\//, /^\/sources\//];
const each = 2; // pages of one kind that are visited

const heaviest = 250_000; // bytes of a first view as they are sent, compressed

let failures = 0;
let visited = 0;
function fail(where, what) {
  failures++;
  console.log(`FAIL ${where}: ${what}`);
}

// watched opens a page that reports what goes wrong on it.
async function watched(context, address, where) {
  const page = await context.newPage();
  page.on("console", (m) => ["error", "warning"].includes(m.type()) && fail(where(), m.text()));
  page.on("pageerror", (e) => fail(where(), e.message));
  page.on("request", (r) => !r.url().startsWith(address) && !r.url().startsWith("data:") && fail(where(), `asks ${r.url()}`));
  return page;
}

// weighed adds up what a page loads: the page and every file that any page asked for
// so far, as if none of them were kept from an earlier visit.
function weighed(page) {
  const files = new Map();
  const finished = [];
  page.on("requestfinished", (r) => r.resourceType() !== "document" && !files.has(r.url()) && finished.push(r.sizes().then((s) => files.set(r.url(), s.responseBodySize))));
  return async (answer) => {
    const own = (await answer.request().sizes()).responseBodySize;
    await Promise.all(finished.splice(0));
    return [...files.values()].reduce((sum, n) => sum + n, own);
  };
}

// pastEdge names the words that stand past the right edge of the window before
// anything is moved. Cells of tables and the inside of drawings may: their box scrolls.
const pastEdge = () => {
  const edge = document.documentElement.clientWidth;
  const past = [];
  for (const e of document.querySelectorAll("h1, h2, h3, p, li, dt, dd, label, summary, button, input, select, caption, figcaption, blockquote, .draw .legend")) {
    if (!e.checkVisibility() || e.closest(".unseen, .skip, td, th") || (e.closest("svg") && !e.matches(".legend"))) continue;
    const range = document.createRange();
    range.selectNodeContents(e);
    const right = Math.max(e.matches("input, select, button") ? e.getBoundingClientRect().right : 0, ...[...range.getClientRects()].map((r) => r.right));
    if (right > edge + 1) past.push(`${e.localName} "${e.textContent.trim().slice(0, 40)}" to ${Math.round(right)} px`);
  }
  return past;
};

async function axeOn(page, where, context) {
  const found = await page.evaluate((c) => window.axe.run(c ?? document, { runOnly: ["wcag2a", "wcag2aa"], resultTypes: ["violations"] }), context);
  for (const v of found.violations) fail(where, `axe ${v.id}: ${v.nodes.length} × ${v.nodes[0].html.slice(0, 160)} ${v.nodes[0].any?.[0]?.message ?? ""}`);
}

// download opens the list of files of a page, judges it and closes it again.
async function download(page, where, picture) {
  const list = page.locator("details.download");
  if ((await list.count()) === 0) return;
  await list.locator("summary").click();
  const seen = await list.locator("ul").evaluate((ul) => {
    const box = ul.getBoundingClientRect();
    return { left: box.left, right: document.documentElement.clientWidth - box.right, cut: ul.scrollWidth - ul.clientWidth, links: ul.querySelectorAll("a").length };
  });
  if (seen.links === 0) fail(where, "has an empty list of downloads");
  if (seen.left < 0 || seen.right < 0 || seen.cut > 0) fail(where, `cuts off its downloads: ${JSON.stringify(seen)}`);
  await axeOn(page, `${where} downloads`, "details.download");
  if (picture) await page.screenshot({ path: picture });
  await list.locator("summary").click();
}

// judge looks at a page that is shown.
async function judge(page, where) {
  const seen = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    broken: window.broken,
    heading: document.querySelector("h1")?.textContent ?? "",
  }));
  if (seen.wide > 0) fail(where, `is ${seen.wide} px wider than the window`);
  if (seen.broken) fail(where, `ran a script of a report (${seen.broken})`);
  if (!seen.heading.trim()) fail(where, "has no heading");
  await page.evaluate(axe);
  for (const words of await page.evaluate(pastEdge)) fail(where, `runs past the right edge: ${words}`);
  await axeOn(page, where);
}

const fewer = { odd: ["wide", "phone"], empty: ["wide"], large: ["wide", "phone"] }; // the looks of these ledgers
const only = { large: ["/c/NOR", "/d/NOR-TCD", "/search?q=country%3ANOR", "/network", "/network?all=1"] }; // their pages, where not all

async function visit(browser, name, address) {
  const found = new Map(kinds.map((k) => [k, []]));
  let heavy = 0;
  const paths = [...(only[name] ?? first)];
  for (const [look, options] of Object.entries(looks)) {
    if (fewer[name] && !fewer[name].includes(look)) continue;
    const context = await browser.newContext(options);
    let at = "";
    const page = await watched(context, address, () => `${name} ${look} ${at}`);
    const weigh = weighed(page);
    for (let i = 0; i < paths.length; i++) {
      at = paths[i];
      const answer = await page.goto(address + at);
      visited++;
      if (answer.status() !== 200) fail(`${name} ${look} ${at}`, `status ${answer.status()}`);
      const weight = await weigh(answer);
      heavy = Math.max(heavy, weight);
      if (weight >= heaviest) fail(`${name} ${look} ${at}`, `a first view takes ${weight} bytes`);
      await judge(page, `${name} ${look} ${at}`);
      const picture = join(pictures, `${name}-${look}-${at.replace(/[^a-z0-9]+/gi, "_").slice(0, 50)}`);
      await page.screenshot({ path: `${picture}.png`, fullPage: false });
      await download(page, `${name} ${look} ${at}`, /^\/(c|d)\//.test(at) && `${picture}-downloads.png`);
      if (look !== "wide" || only[name]) continue;
      for (const link of await page.$$eval("main a[href^='/'], main a[*|href^='/']", (all) => all.map((a) => a.getAttribute("href") ?? ""))) {
        const path = link.split("#")[0];
        for (const [kind, list] of found) {
          if (kind.test(path) && list.length < each && !list.includes(path)) {
            list.push(path);
            paths.push(path);
          }
        }
      }
    }
    await context.close();
  }
  for (const [kind, list] of found) if (list.length === 0 && name === "examples") fail(name, `no page like ${kind} was found`);
  return heavy;
}

// many fails if the state of the large ledger has fewer occurrences than it is made for.
async function many(browser, address) {
  const answer = await (await browser.newContext()).request.get(`${address}/c/NOR.json`);
  const count = (await answer.json()).tally.reduce((sum, t) => sum + t.n, 0);
  if (!(count >= 50_000)) fail("large", `Norway has ${count} occurrences, not 50,000`);
}

const browser = await launch();
for (const [name, file] of Object.entries(ledgers())) {
  const start = Date.now();
  const server = await serve(file);
  try {
    const heavy = await visit(browser, name, server.address);
    console.log(`${name}: the heaviest first view takes ${(heavy / 1000).toFixed(0)} KB`);
    if (name === "large") await many(browser, server.address);
    if (name === "examples") {
      for (const use of [keyboard, withoutScripts]) {
        try {
          await use(browser, server.address);
        } catch (e) {
          fail(`${name} ${use.name}`, e.message);
        }
      }
    }
  } finally {
    server.end();
  }
  console.log(`${name}: ${((Date.now() - start) / 1000).toFixed(0)} s`);
}
await browser.close();
console.log(`${visited} pages visited, ${failures} failures`);
process.exit(failures > 0 ? 1 : 0);
