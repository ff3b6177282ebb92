const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/**
 * Elements of SVG 2 that draw. Left out is all that runs (script), that holds another language (foreignObject), that
 * leads away (a), and that changes attributes after they were looked at (animate, set).
 */
export const ELEMENTS = words(`
  svg g defs symbol use switch title desc style
  path rect circle ellipse line polyline polygon image
  text tspan textPath marker pattern clipPath mask
  linearGradient radialGradient stop
  filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
  feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur
  feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
`);

/** Elements whose text is shown, or styles. In all others text says nothing. */
export const WITH_TEXT = words("text tspan textPath title desc style");

/** Elements that may name another by its id, as `#name`. */
export const REFERRING = words("use textPath linearGradient radialGradient pattern filter image");

/** Attributes that are geometry, look or meaning. None runs, and those that may name another thing are looked at. */
export const ATTRIBUTES = words(`
  id class style lang role tabindex transform transform-origin
  viewBox preserveAspectRatio width height x y x1 y1 x2 y2 dx dy cx cy r rx ry fx fy fr d points pathLength
  rotate textLength lengthAdjust startOffset method spacing side version
  fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit
  stroke-dasharray stroke-dashoffset color opacity display visibility overflow clip-path clip-rule mask filter
  vector-effect paint-order shape-rendering text-rendering image-rendering color-rendering color-interpolation
  color-interpolation-filters mix-blend-mode isolation enable-background pointer-events
  font font-family font-size font-style font-weight font-variant font-stretch font-size-adjust
  letter-spacing word-spacing text-anchor text-decoration dominant-baseline alignment-baseline baseline-shift
  writing-mode direction unicode-bidi glyph-orientation-vertical kerning
  marker-start marker-mid marker-end markerUnits markerWidth markerHeight refX refY orient
  gradientUnits gradientTransform spreadMethod offset stop-color stop-opacity
  patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits mask-type
  filterUnits primitiveUnits in in2 result mode type values tableValues slope intercept amplitude exponent
  operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode preserveAlpha surfaceScale
  diffuseConstant specularConstant specularExponent lighting-color scale xChannelSelector yChannelSelector
  azimuth elevation flood-color flood-opacity stdDeviation radius pointsAtX pointsAtY pointsAtZ
  limitingConeAngle z baseFrequency numOctaves seed stitchTiles kernelUnitLength
  aria-label aria-labelledby aria-describedby aria-hidden focusable
`);
