// What readers do: keys, and forms without JavaScript.
import assert from "node:assert/strict";

const focus = (page, selector) => page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector);

export async function keyboard(browser, address) {
  const page = await browser.newPage();
  await page.goto(`${address}/search?q=type%3Aagreement`);
  await page.keyboard.press("/");
  assert.ok(await focus(page, "#search"), "/ goes to the search");
  await page.keyboard.press("Escape");
  assert.ok(!(await focus(page, "#search")), "Esc leaves it");
  await page.keyboard.press("j");
  assert.ok(await focus(page, "[data-item]"), "j goes to the first item");
  const one = await page.evaluate(() => document.activeElement.dataset.statement);
  await page.keyboard.press("j");
  assert.notEqual(await page.evaluate(() => document.activeElement.dataset.statement), one, "j goes on");
  await page.keyboard.press("k");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.statement), one, "k goes back");
  await page.keyboard.press("?");
  assert.ok(await page.isVisible("#help"), "? shows the keys");
  await page.keyboard.press("Escape");
  assert.ok(!(await page.isVisible("#help")), "Esc hides them");
  await page.keyboard.press("g");
  await Promise.all([page.waitForURL(/\/network/), page.keyboard.press("n")]);

  // The slider is there with scripts, and sends the form.
  assert.ok(await page.isVisible(".slider input"), "the slider is shown");
  await page.focus(".slider input");
  await Promise.all([page.waitForURL(/from=/), page.keyboard.press("ArrowLeft")]);

  // Review: edit opens, accept leads on, undo takes back.
  await page.goto(`${address}/review`);
  const current = () => page.inputValue("form.decide input[name=key]");
  const before = await current();
  for (const [key, form] of [["e", ".edit"], ["m", ".filter input[name=find]"], ["s", ".merge"]]) {
    await page.keyboard.press(key);
    assert.ok(await page.locator(form).last().isVisible(), `${key} opens its form`);
  }
  await Promise.all([page.waitForURL(/\/review/), page.waitForNavigation(), page.keyboard.press("a")]);
  assert.notEqual(await current(), before, "a leads to the next");
  assert.match(await page.textContent("main"), /accept/, "the decision is listed");
  await Promise.all([page.waitForNavigation(), page.keyboard.press("u")]);
  assert.equal(await current(), before, "u takes it back and shows it");
  assert.match(await page.textContent("main"), /undone/, "the undoing is listed");
  await page.close();
}

export async function withoutScripts(browser, address) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${address}/review`);
  await page.locator("form.decide input[name=why]").fill("checked by hand");
  await page.locator("form.decide button[value=reject]").click();
  assert.match(await page.textContent("main"), /checked by hand/, "a decision is kept without scripts");
  await page.locator("button[data-key=u]").click();

  await page.goto(`${address}/sources`);
  await page.locator("main td a").first().click();
  await page.locator("select[name=reliability]").selectOption("B");
  await page.locator("input[name=why]").fill("corrects its errors");
  await page.locator("form[method=post] button", { hasText: "Set" }).click();
  assert.match(await page.textContent("main"), /B usually reliable.*corrects its errors/s, "a reliability is kept");

  await page.goto(`${address}/search?q=type%3Aagreement`);
  await page.locator("a", { hasText: "Watch this search" }).click();
  await page.locator("input[name=name]").fill("Agreements");
  await page.locator("main form.filter button").click();
  const feed = await page.locator("a", { hasText: "Atom" }).getAttribute("href");
  const answer = await page.request.get(address + feed);
  assert.equal(answer.status(), 200, "the feed of a watch answers");
  assert.match(await answer.text(), /<feed xmlns="http:\/\/www.w3.org\/2005\/Atom">[^]*<entry>/, "with entries");
  await page.locator("button", { hasText: "Take away" }).click();
  assert.match(await page.textContent("main"), /No watches yet/, "a watch is taken away");
  await context.close();
}
