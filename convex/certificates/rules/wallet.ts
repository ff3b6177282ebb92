/**
 * The address that opens the Learner Credential Wallet and has it fetch a credential: a request of its Wallet API
 * names a VC API exchange, to which the wallet posts an empty object, and which answers with a presentation.
 */
export function walletAddress({ origin, exchangeUrl }: { origin: string; exchangeUrl: string }): string {
  const request = { credentialRequestOrigin: origin, protocols: { vcapi: exchangeUrl } };
  return `https://lcw.app/request?request=${encodeURIComponent(JSON.stringify(request))}`;
}

/** What an exchange answers with: the signed credential in a presentation that nobody signs. */
export function exchangeAnswer(credential: unknown): Record<string, unknown> {
  return {
    verifiablePresentation: {
      "@context": ["https://www.w3.org/ns/credentials/v2"],
      type: ["VerifiablePresentation"],
      verifiableCredential: [credential],
    },
  };
}
