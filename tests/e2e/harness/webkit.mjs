// WebKitGTK's MiniBrowser on a profile of its own, spoken to by the protocol of its inspector: its WebDriver keeps nothing from one
// session to the next, and what is kept is what we want to see.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import path from "node:path";

import WebSocket from "ws";

import { hook } from "./wallet.mjs";

const MINI_BROWSER = process.env.WEBKIT ?? "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/** Times that something is asked for before it is given up, and the wait between two. */
const MOST_TRIES = 300;
const BETWEEN_MS = 100;

/** After which an answer of a page that went away is no longer waited for. */
const LOST_MS = 3_000;

/** A screen that nobody looks at. */
export class Screen {
  #server;

  static async start() {
    const screen = new Screen();
    const words = ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"];
    screen.#server = spawn("Xvfb", words, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
    const [number] = await once(screen.#server.stdio[3], "data");
    screen.name = `:${String(number).trim()}`;
    return screen;
  }

  end() {
    this.#server.kill();
  }
}

/** A running browser. */
export class WebKit {
  #browser;
  #socket;
  #target = null;
  #waiting = new Map();
  #asked = 0;

  /** Starts it on a profile, and opens an address. */
  static async start({ profile, address, screen }) {
    const webkit = new WebKit();
    const port = await freePort();
    const folder = (name) => path.join(profile, name);
    webkit.#browser = spawn(MINI_BROWSER, ["--enable-developer-extras=true", address], {
      // A process group of its own: all of it can be killed as one.
      detached: true,
      stdio: "ignore",
      env: {
        ...process.env,
        DISPLAY: screen.name,
        WEBKIT_INSPECTOR_HTTP_SERVER: `127.0.0.1:${port}`,
        XDG_DATA_HOME: folder("data"),
        XDG_CACHE_HOME: folder("cache"),
        XDG_CONFIG_HOME: folder("config"),
      },
    });
    await webkit.#connect(port);
    return webkit;
  }

  /** Ends it as an empty battery does. */
  async kill() {
    const gone = once(this.#browser, "exit");
    process.kill(-this.#browser.pid, "SIGKILL");
    await gone;
  }

  /** What an expression gives in the page; nothing where the page went away meanwhile. */
  async evaluate(expression) {
    const answer = this.#ask("Runtime.evaluate", { expression, returnByValue: true });
    const { result, wasThrown } = (await Promise.race([answer, pause(LOST_MS)])) ?? {};
    if (wasThrown) throw new Error(result.description);
    return result?.value;
  }

  /** Waits until there is such an element: a page that goes away takes what waits in it with it, so it is asked again. */
  async waitFor(selector) {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      if (await this.evaluate(`document.querySelector(${JSON.stringify(selector)}) !== null`)) return;
      await pause(BETWEEN_MS);
    }
    throw new Error(`WebKit shows no ${selector} but ${await this.evaluate("document.body.innerText")}`);
  }

  async click(name) {
    await this.waitFor(hook(name));
    await this.evaluate(`document.querySelector(${JSON.stringify(hook(name))}).click()`);
  }

  async fill(name, text) {
    await this.waitFor(hook(name));
    await this.evaluate(`(() => {
      const field = document.querySelector(${JSON.stringify(hook(name))});
      field.value = ${JSON.stringify(text)};
      field.dispatchEvent(new Event("input", { bubbles: true }));
    })()`);
  }

  async textOf(name) {
    await this.waitFor(hook(name));
    return this.evaluate(`document.querySelector(${JSON.stringify(hook(name))}).textContent`);
  }

  async #connect(port) {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const page = await fetch(`http://127.0.0.1:${port}/`).then((answer) => answer.text(), () => "");
      const place = /socket\/\d+\/\d+\/WebPage/.exec(page);
      if (place) {
        this.#socket = new WebSocket(`ws://127.0.0.1:${port}/${place[0]}`);
        const known = new Promise((resolve) => this.#socket.on("message", (data) => {
          this.#hear(JSON.parse(String(data)));
          if (this.#target) resolve();
        }));
        await known;
        return;
      }
      await pause(BETWEEN_MS);
    }
    throw new Error("the inspector of WebKit is not to be reached");
  }

  #hear({ method, params }) {
    if (method === "Target.targetCreated") this.#target ??= params.targetInfo.targetId;
    if (method === "Target.didCommitProvisionalTarget") this.#target = params.newTargetId;
    if (method !== "Target.dispatchMessageFromTarget") return;
    const { id, result, error } = JSON.parse(params.message);
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result);
  }

  #ask(method, params) {
    const id = (this.#asked += 1);
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    const message = JSON.stringify({ id, method, params });
    this.#socket.send(JSON.stringify({ id, method: "Target.sendMessageToTarget", params: { targetId: this.#target, message } }));
    return answer;
  }
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A port that nobody listens at. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
