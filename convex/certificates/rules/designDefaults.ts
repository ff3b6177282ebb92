import type { DesignContent } from "./design";

type Texts = Pick<DesignContent, "title" | "lead" | "body" | "footer"> & { name: string };

const TEXTS: Record<string, Texts> = {
  en: {
    name: "Certificate",
    title: "Certificate of completion",
    lead: "This is to certify that",
    body: "has successfully completed {achievement}.",
    footer: "",
  },
  de: {
    name: "Zertifikat",
    title: "Abschlusszertifikat",
    lead: "Hiermit wird bestätigt, dass",
    body: "{achievement} erfolgreich abgeschlossen hat.",
    footer: "",
  },
};

/** The design that an organization has before somebody makes one, in its language and colour. */
export function defaultDesign(
  locale: string,
  accent: string | undefined,
): { name: string; content: DesignContent<never> } {
  const { name, ...texts } = TEXTS[locale.slice(0, 2)] ?? TEXTS["en"]!;
  const colors = { ink: "#1b1f2a", accent: accent ?? "#0f5c5c", paper: "#fbfaf7" };
  const look = { layout: "classic" as const, pageSize: "A4" as const, seal: true };
  return { name, content: { ...look, ...colors, ...texts, signatures: [] } };
}
