declare module "object-inspect" {
  export default function inspect(
    value: unknown,
    options?: { maxStringLength?: number; indent?: number; customInspect?: boolean },
  ): string;
}
