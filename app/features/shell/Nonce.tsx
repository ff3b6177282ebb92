import { createContext, useContext } from "react";

const NonceContext = createContext("");

/** Gives the parts of a server-rendered page the nonce of its content security policy. */
export const NonceProvider = NonceContext.Provider;

/** The nonce while rendering on the server; the browser shows scripts an empty one, so it is empty there. */
export function useNonce(): string {
  return useContext(NonceContext);
}
