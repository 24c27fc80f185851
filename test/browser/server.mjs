// The program and the browser, started for a test and ended with it.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { program } from "./ledgers.mjs";

// serve starts the program on a free port and returns its address.
export function serve(ledger) {
  const child = spawn(program, ["serve", "--ledger", ledger, "--listen", "127.0.0.1:0"], { stdio: ["ignore", "ignore", "pipe"] });
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr.on("data", (chunk) => {
      said += chunk;
      const found = said.match(/at (http:\/\/127\.0\.0\.1:\d+)/);
      if (found) resolve({ address: found[1], end: () => child.kill("SIGINT") });
    });
    child.on("exit", (code) => reject(new Error(`chancery serve ended with ${code}: ${said}`)));
  });
}

export const browserPath = () => [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((p) => p && existsSync(p));

export function launch() {
  return chromium.launch({
    executablePath: browserPath(),
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}
