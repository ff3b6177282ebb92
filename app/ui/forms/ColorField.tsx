import "../theme/appStyles";
import { ColorInput } from "@mantine/core";
import { useState } from "react";
import { useT } from "../i18n/useT";
import { isHexColor } from "../theme/color";
import { organizationColors } from "../theme/organizationColors";
import { DEFAULT_PRIMARY } from "../theme/tokens";
import { useField } from "./FormScope";
import classes from "./forms.module.css";

type Props = {
  name: string;
  label: string;
  description?: string;
  defaultValue?: string;
  onChange?: (color: string) => void;
};

const SWATCHES = [
  DEFAULT_PRIMARY,
  "#1d4f91",
  "#5b3a8c",
  "#9c2f4a",
  "#b5482a",
  "#8a6d12",
  "#3f6b2a",
  "#38424f",
];

/** An organization's colour, with what becomes of it in both themes. */
export function ColorField({ name, label, description, defaultValue = DEFAULT_PRIMARY, onChange }: Props) {
  const t = useT();
  const [color, setColor] = useState(defaultValue);
  const colors = organizationColors(color);
  const adjusted = isHexColor(color) && colors.light.filled !== colors.pure;
  return (
    <div className={classes.color}>
      <ColorInput
        {...useField(name)}
        name={name}
        label={label}
        description={description}
        value={color}
        onChange={(next) => {
          setColor(next);
          onChange?.(next);
        }}
        format="hex"
        swatches={SWATCHES}
        swatchesPerRow={8}
        inputWrapperOrder={["label", "description", "error", "input"]}
        eyeDropperButtonProps={{ "aria-label": t("ui.color.pick") }}
      />
      <div className={classes.colorPreview} role="img" aria-label={t("ui.color.preview")}>
        {(["light", "dark"] as const).map((scheme) => (
          <span key={scheme} data-scheme={scheme}>
            <span style={{ background: colors[scheme].filled, color: "#fff" }}>Aa</span>
            <span style={{ background: colors[scheme].tint, color: colors[scheme].text }}>Aa</span>
          </span>
        ))}
      </div>
      {adjusted && <p className={classes.hint}>{t("ui.color.adjusted")}</p>}
    </div>
  );
}
