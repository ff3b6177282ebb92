import type { Layout } from "../../../convex/certificates/rules/statuses";
import type { DesignContent } from "./design";

type Props = { layout: Layout } & Pick<DesignContent, "ink" | "accent" | "paper">;

/** A layout in outline, in a design's own colours. */
export function LayoutPicture({ layout, ink, accent, paper }: Props) {
  const Parts = PARTS[layout];
  return (
    <svg viewBox="0 0 120 85" aria-hidden="true">
      <rect width="120" height="85" fill={paper} />
      <Parts ink={ink} accent={accent} />
    </svg>
  );
}

type PartProps = { ink: string; accent: string };

function Classic({ ink, accent }: PartProps) {
  return (
    <>
      <rect x="5" y="5" width="110" height="75" fill="none" stroke={accent} strokeWidth="2" />
      <rect x="8.5" y="8.5" width="103" height="68" fill="none" stroke={accent} strokeWidth="0.6" />
      <rect x="40" y="18" width="40" height="3" rx="1" fill={accent} />
      <rect x="26" y="30" width="68" height="6" rx="1" fill={ink} />
      <rect x="36" y="43" width="48" height="2" rx="1" fill={ink} opacity="0.55" />
      <rect x="42" y="48" width="36" height="2" rx="1" fill={ink} opacity="0.55" />
      <circle cx="22" cy="64" r="7" fill="none" stroke={accent} strokeWidth="2" />
      <rect x="46" y="67" width="28" height="1" fill={ink} />
      <rect x="92" y="58" width="12" height="12" fill={ink} opacity="0.75" />
    </>
  );
}

function Modern({ ink, accent }: PartProps) {
  return (
    <>
      <rect width="31" height="85" fill={accent} />
      <rect x="6" y="64" width="12" height="12" fill="#fff" />
      <rect x="38" y="37" width="24" height="2" rx="1" fill={accent} />
      <rect x="38" y="43" width="58" height="7" rx="1" fill={ink} />
      <rect x="38" y="54" width="44" height="2" rx="1" fill={ink} opacity="0.55" />
      <rect x="38" y="59" width="32" height="2" rx="1" fill={ink} opacity="0.55" />
      <rect x="38" y="75" width="24" height="1" fill={ink} />
      <circle cx="107" cy="13" r="5" fill={accent} />
    </>
  );
}

function Minimal({ ink, accent }: PartProps) {
  return (
    <>
      <rect x="11" width="9" height="2.5" fill={accent} />
      <rect x="11" y="25" width="28" height="2" rx="1" fill={accent} />
      <rect x="11" y="36" width="84" height="7" rx="1" fill={ink} />
      <rect x="11" y="48" width="54" height="2" rx="1" fill={ink} opacity="0.55" />
      <rect x="11" y="53" width="36" height="2" rx="1" fill={ink} opacity="0.55" />
      <rect x="11" y="75" width="24" height="1" fill={ink} />
      <rect x="97" y="65" width="12" height="12" fill={ink} opacity="0.75" />
      <circle cx="104" cy="11" r="5" fill={accent} />
    </>
  );
}

const PARTS = { classic: Classic, modern: Modern, minimal: Minimal } satisfies Record<Layout, unknown>;
