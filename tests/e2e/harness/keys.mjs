// What one person does by keyboard alone.

import assert from "node:assert/strict";

/** More than any screen has places for the focus. */
const MOST_TABS = 120;

/** A person at a keyboard. */
export class Keys {
  /** @param {import("./wallet.mjs").Wallet} wallet */
  constructor(wallet) {
    this.wallet = wallet;
  }

  /** Goes to something and presses Enter; then perhaps another screen comes. */
  async press(name, screen) {
    await this.goTo(name);
    await this.wallet.page.keyboard.press("Enter");
    if (!screen) return;
    await this.wallet.isAt(screen);
    await this.holdsFocus(`on ${screen}`);
  }

  async type(name, text) {
    await this.goTo(name);
    await this.wallet.page.keyboard.type(text);
  }

  /** Goes to something by Tab alone, from wherever the focus is, and sees each place on the way. */
  async goTo(name) {
    await this.wallet.find(name).waitFor();
    for (let presses = 0; presses < MOST_TABS; presses++) {
      const { at, isStop, isSeen } = await this.#focus();
      // A title that the app itself gives the focus to, for screen readers, is no place that Tab leads to.
      if (presses > 0 && isStop) assert.ok(isSeen, `the focus on ${at} can be seen`);
      if (at === name) return;
      await this.wallet.page.keyboard.press("Tab");
    }
    assert.fail(`Tab does not lead to ${name}`);
  }

  /** The focus is on something of the page: a screen reader and the next Tab go on from there. */
  async holdsFocus(when) {
    await this.wallet.page.waitForFunction(() => document.activeElement && document.activeElement !== document.body, null, { timeout: 2_000 })
      .catch(() => assert.fail(`${this.wallet.name}: the focus is lost ${when}`));
  }

  /**
   * Where the focus is, whether Tab leads there, and whether it shows: by an outline or a shadow of its own or of what is around
   * it, within the window.
   */
  #focus() {
    return this.wallet.page.evaluate(() => {
      const element = document.activeElement;
      const marks = (each) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
        return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
      };
      const { top, bottom } = element.getBoundingClientRect();
      const isMarked = marks(element) || (element.parentElement !== null && marks(element.parentElement));
      const at = element.dataset.test ?? `${element.tagName} ${element.className}`;
      return { at, isStop: element.tabIndex >= 0, isSeen: isMarked && bottom > 0 && top < innerHeight };
    });
  }
}
