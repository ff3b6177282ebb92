import { createContext, useContext } from "react";

const NonceContext = createContext<string | undefined>(undefined);

/** Gives the parts of a server-rendered page the nonce of its content security policy. */
export const NonceProvider = NonceContext.Provider;

/** The nonce while rendering on the server; the browser hides it afterwards, so it is undefined there. */
export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
