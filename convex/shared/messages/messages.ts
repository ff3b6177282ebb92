/** The same keys in another language: a key that lacks a text does not compile. */
export type Messages<English> = { readonly [Key in keyof English]: string };
