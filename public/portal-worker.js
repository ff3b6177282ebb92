// Keeps the portal readable without a connection: the pages that were seen last, and the files they need. The
// network always comes first. Nothing is kept of who signs in, and all of it goes when somebody signs out.
const worker = globalThis;
const { caches, Headers, Response } = worker;

const PAGES = "portal-pages";
const FILES = "portal-files";
const OFFLINE = "/offline";
const SAVED_AT = "x-saved-at";
const MAX_PAGES = 60;
const MAX_FILES = 400;

/** Counts how often the pages were thrown away: what was asked for before is not kept after. */
let round = 0;

worker.addEventListener("install", (event) => {
  event.waitUntil(caches.open(FILES).then((files) => files.add(OFFLINE)));
  worker.skipWaiting();
});

worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== worker.location.origin) return;
  if (changesWhoIsHere(request, pathname)) return event.respondWith(forgetting(request));
  if (request.method !== "GET") return;
  if (isPage(pathname)) return event.respondWith(page(request));
  if (isFile(pathname)) event.respondWith(file(request));
});

/** The page that brought the worker was there before it: it says what to keep of itself. */
worker.addEventListener("message", (event) => {
  const urls = event.data?.keep;
  if (!Array.isArray(urls)) return;
  const mine = urls.map((url) => new URL(url, worker.location.origin));
  event.waitUntil(
    Promise.all(
      mine
        .filter(({ origin }) => origin === worker.location.origin)
        .map(({ href, pathname }) => (isPage(pathname) ? page(href) : isFile(pathname) ? file(href) : null)),
    ).catch(() => undefined),
  );
});

function changesWhoIsHere({ method, mode }, pathname) {
  if (method === "POST") return /^\/(auth|sign-in)\//.test(pathname);
  return mode === "navigate" && /^\/sign-in(\/|$)/.test(pathname);
}

function isPage(pathname) {
  return /^\/portal(\/|\.data$|$)/.test(pathname);
}

function isFile(pathname) {
  return /^\/(assets\/|favicon\.svg$|manifest\.webmanifest$)/.test(pathname);
}

/** Both before and after: a page that was on its way meanwhile is not to stay either. */
async function forgetting(request) {
  await forget();
  try {
    return await fetch(request);
  } catch {
    return offline();
  } finally {
    await forget();
  }
}

async function forget() {
  round += 1;
  await caches.delete(PAGES);
}

async function page(request) {
  const [begun, pages] = [round, await caches.open(PAGES)];
  try {
    const answer = await fetch(request);
    // A page that leads elsewhere: whoever was here may be no more.
    if (answer.type === "opaqueredirect" || answer.status === 401) await forget();
    else if (answer.ok && !answer.redirected && begun === round) {
      await pages.put(request, await dated(answer.clone()));
      await limit(pages, MAX_PAGES);
    }
    return answer;
  } catch {
    const saved = await pages.match(request, { ignoreVary: true });
    if (saved !== undefined) return shown(saved);
    return request.mode === "navigate" ? offline() : Response.error();
  }
}

async function dated(answer) {
  const headers = new Headers(answer.headers);
  headers.set(SAVED_AT, String(Date.now()));
  return new Response(await answer.blob(), { status: answer.status, headers });
}

/** What was saved; a whole page says of itself when that was. */
async function shown(saved) {
  if (!saved.headers.get("Content-Type")?.startsWith("text/html")) return saved;
  const savedAt = Number(saved.headers.get(SAVED_AT));
  const html = (await saved.text()).replace("<html ", `<html data-saved-at="${savedAt}" `);
  return new Response(html, { headers: saved.headers });
}

async function offline() {
  const page = await caches.match(OFFLINE, { ignoreVary: true });
  return page ?? Response.error();
}

/** Files bear a hash in their name: the same name is the same file. */
async function file(request) {
  const files = await caches.open(FILES);
  const known = await files.match(request, { ignoreVary: true });
  if (known !== undefined) return known;
  const answer = await fetch(request);
  if (answer.ok) {
    await files.put(request, answer.clone());
    await limit(files, MAX_FILES);
  }
  return answer;
}

/** The oldest go first, but never the page that says that there is no connection. */
async function limit(cache, most) {
  const keys = (await cache.keys()).filter(({ url }) => new URL(url).pathname !== OFFLINE);
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)));
}
