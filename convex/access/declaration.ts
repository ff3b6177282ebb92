/** By which door a public function is entered: whom its builder lets in. */
export type Entrance = "staff" | "member" | "company" | "account" | "public" | "server" | "outside" | "http";

/** What a public function demands; it can be read from the registered function. */
export type Declaration = { entrance: Entrance; permission: string };

type Definition = { permission: string };
type Builder = (definition: never) => object;

/** Makes a builder's functions carry what they demand, so that a test can try every one of them. */
export function declaring<B extends Builder>(entrance: Entrance, builder: B): B {
  const build = (definition: Definition) => declare(builder(definition as never), entrance, definition);
  return build as unknown as B;
}

/** Notes what a registered function demands. */
export function declare<F extends object>(registered: F, entrance: Entrance, { permission }: Definition): F {
  const declaration: Declaration = { entrance, permission };
  return Object.assign(registered, { declaration });
}

/** What a registered function demands; null where it was made without the builders of access/. */
export function declarationOf(registered: object): Declaration | null {
  return (registered as { declaration?: Declaration }).declaration ?? null;
}
