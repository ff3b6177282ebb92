import { ConvexHttpClient } from "convex/browser";
import { anyApi } from "convex/server";

/** A deployment as the web server sees it; functions are named `area/file:function`. */
export class Deployment {
  #client;
  #url;
  #secret;

  static connect(url, secret) {
    return new Deployment(url, secret);
  }

  constructor(url, secret) {
    this.#url = url;
    this.#secret = secret;
    this.#client = new ConvexHttpClient(url, { logger: false });
  }

  query(name, args = {}) {
    return this.#client.query(reference(name), { ...args, secret: this.#secret });
  }

  mutation(name, args = {}) {
    return this.#client.mutation(reference(name), { ...args, secret: this.#secret });
  }

  action(name, args = {}) {
    return this.#client.action(reference(name), { ...args, secret: this.#secret });
  }

  /** Signs a demo account in; what comes back acts as that person, in that organization. */
  async signInAs(organization, person) {
    const { token } = await this.mutation("identity/demo:enter", { organization, person, userAgent: "demo" });
    return this.withToken(organization, token);
  }

  /** Acts as whoever has this session. */
  async withToken(organization, token) {
    const { jwt } = await this.action("identity/sessions:token", { token });
    const client = new ConvexHttpClient(this.#url, { logger: false, auth: jwt });
    return {
      query: (name, args = {}) => client.query(reference(name), { ...args, organization }),
      mutation: (name, args = {}) => client.mutation(reference(name), { ...args, organization }),
      /** Sends a file to an upload address; straight to Convex: the web server that hands it on is not there yet. */
      upload: (address, body, type) => upload(this.#url, address, body, type),
      /** Functions of the account, which belong to no organization. */
      account: (name, args = {}) => client.mutation(reference(name), args),
      end: () => this.mutation("identity/sessions:end", { token }),
    };
  }
}

function reference(name) {
  const [path, exported] = name.split(":");
  return path.split("/").reduce((api, part) => api[part], anyApi)[exported];
}

/** @returns the id under which the file is stored */
async function upload(convex, address, body, type) {
  const { pathname, search } = new URL(address);
  const place = new URL(pathname.slice(pathname.indexOf("/api/")) + search, convex);
  const answer = await fetch(place, { method: "POST", headers: { "Content-Type": type }, body });
  if (!answer.ok) throw new Error(`A file could not be sent: ${answer.status}.`);
  return (await answer.json()).storageId;
}
