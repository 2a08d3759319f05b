// What a screen must keep to, whoever looks at it: names for everything that can be used, and no sideways scrolling.

import assert from "node:assert/strict";

/** Widths from a small phone to a desk, in CSS pixels. */
export const WIDTHS = [320, 360, 768, 1280];

const USABLE = new Set([
  "button", "checkbox", "combobox", "link", "listbox", "menuitem", "option", "radio", "searchbox", "slider", "spinbutton",
  "switch", "tab", "textbox",
]);
const HEIGHT = 860;

/**
 * Looks at the screen that is open, at every width.
 * @param {import("./wallet.mjs").Wallet} wallet
 * @param {(width: number) => Promise<void>} [keep] is called at each width, for a picture
 */
export async function inspect(wallet, keep = async () => {}) {
  const screen = await wallet.screen();
  const before = wallet.page.viewportSize();
  assert.deepEqual(await nameless(wallet), [], `${screen}: everything that can be used has a name`);
  for (const width of WIDTHS) {
    await wallet.page.setViewportSize({ width, height: HEIGHT });
    assert.deepEqual(await overflowing(wallet), [], `${screen}: nothing reaches beyond ${width} px`);
    assert.deepEqual(await tooSmall(wallet), [], `${screen}: every target is large enough at ${width} px`);
    await keep(width);
  }
  await wallet.page.setViewportSize(before);
}

/** Things that can be used and that a screen reader could not name. */
async function nameless(wallet) {
  const session = await wallet.context.newCDPSession(wallet.page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const wrong = nodes.filter((node) => !node.ignored && USABLE.has(node.role?.value) && !node.name?.value?.trim());
  return wrong.map((node) => `${node.role.value} ${JSON.stringify(node.properties ?? [])}`);
}

/** What makes the page scroll sideways; empty when nothing does. */
function overflowing(wallet) {
  return wallet.page.evaluate(() => {
    const root = document.scrollingElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 0.5);
    return [`the page is ${root.scrollWidth} px wide`, ...wide.slice(0, 5).map((element) => `${element.tagName} ${element.className}`)];
  });
}

/** Buttons and links lower or narrower than 44 px, with what enlarges them counted in. */
function tooSmall(wallet) {
  return wallet.page.evaluate(() => {
    const seen = [...document.querySelectorAll("button, a[href], summary, input:not([type=hidden])")].filter((element) => element.checkVisibility());
    const size = (element) => (element.closest("label") ?? element).getBoundingClientRect();
    return seen.filter((element) => size(element).height < 43.5 || size(element).width < 43.5)
      .map((element) => `${element.dataset.test ?? element.className}: ${Math.round(size(element).width)} by ${Math.round(size(element).height)}`);
  });
}
