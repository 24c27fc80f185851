// Visits every page of several ledgers in Chromium, wide, on a phone and dark, and
// fails on what a reader would trip over: errors, requests to others, what overflows,
// what axe finds (WCAG 2 A and AA). Then it uses the keyboard, and forms without
// JavaScript. Pictures of all pages are left in bin/browser.
//
//   CHANCERY_SHARED  folder with the shared data: its news are shown, too
//   BROWSER_REPORTS  how many of them (2000)
//   BROWSER_LEDGER   one more ledger to visit
//   BROWSER_ONLY     only these: examples, odd, empty, news, given
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
  const found = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa"], resultTypes: ["violations"] }));
  for (const v of found.violations) fail(where, `axe ${v.id}: ${v.nodes.length} × ${v.nodes[0].html.slice(0, 160)} ${v.nodes[0].any?.[0]?.message ?? ""}`);
}

const fewer = { odd: ["wide", "phone"], empty: ["wide"] }; // the looks of these ledgers

async function visit(browser, name, address) {
  const found = new Map(kinds.map((k) => [k, []]));
  const paths = [...first];
  for (const [look, options] of Object.entries(looks)) {
    if (fewer[name] && !fewer[name].includes(look)) continue;
    const context = await browser.newContext(options);
    let at = "";
    const page = await watched(context, address, () => `${name} ${look} ${at}`);
    for (let i = 0; i < paths.length; i++) {
      at = paths[i];
      const answer = await page.goto(address + at);
      visited++;
      if (answer.status() !== 200) fail(`${name} ${look} ${at}`, `status ${answer.status()}`);
      await judge(page, `${name} ${look} ${at}`);
      const file = `${name}-${look}-${at.replace(/[^a-z0-9]+/gi, "_").slice(0, 50)}.png`;
      await page.screenshot({ path: join(pictures, file), fullPage: false });
      if (look !== "wide") continue;
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
}

const browser = await launch();
for (const [name, file] of Object.entries(ledgers())) {
  const start = Date.now();
  const server = await serve(file);
  try {
    await visit(browser, name, server.address);
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
