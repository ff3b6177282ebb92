declare module "subset-font" {
  type Options = {
    targetFormat?: "sfnt" | "woff2";
    /** Pins each axis to one value. */
    variationAxes?: Record<string, number>;
    keepAllGlyphs?: boolean;
    noHinting?: boolean;
  };
  /** A font made of `font` (woff2 or sfnt): of the characters of `text`, or of all glyphs. */
  export default function subsetFont(font: Buffer, text: string | null, options?: Options): Promise<Buffer>;
}
