import { useNonce } from "./Nonce";

/** A small script of its own for a page that does not hydrate. */
export function Island({ name }: { name: string }) {
  const nonce = useNonce();
  const src = import.meta.env.DEV ? `/app/islands/${name}.ts` : `/islands/${name}.js`;
  return <script type="module" nonce={nonce} src={src} />;
}
