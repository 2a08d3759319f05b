// The wallet's worker: loads the same module as the page, whose `main` sees a worker's global scope and acts on it.
// Started as /engine-worker.js?glue=/<module>.js ; other parameters are for the module itself.

const glue = new URL(self.location.href).searchParams.get("glue") ?? "";

// Messages may arrive before the module listens: they are kept, and given again in their order.
const early = [];
const keep = (event) => early.push(event);
self.addEventListener("message", keep);

async function start() {
  // Only a file of our own origin's top folder: never an address that somebody slipped into the parameter.
  if (!/^\/[\w.-]+\.js$/.test(glue)) throw new Error("engine-worker: the parameter `glue` names no module");
  const { default: init } = await import(glue);
  await init();
  self.removeEventListener("message", keep);
  for (const { data, ports } of early) {
    self.dispatchEvent(new MessageEvent("message", { data, ports: [...ports] }));
  }
}

// Few people sit in a committee: its member is a module of its own, loaded when it is wanted.
self.loadCouncil = async () => {
  const { default: init, Council } = await import("/juicetokens-council.js");
  await init();
  return Council;
};

// An error here must reach the page, as the `error` event of its Worker.
start().catch((error) => self.reportError(error));
