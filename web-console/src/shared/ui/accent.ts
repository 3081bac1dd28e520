/** Text must have so much contrast with what it stands on, and what one only recognises so much (WCAG 2.2). */
const READABLE = 4.5;
const RECOGNISABLE = 3;

type Rgb = readonly [number, number, number];
type Hsl = { h: number; s: number; l: number };
export type Tokens = Readonly<Record<string, string>>;

const WHITE: Rgb = [255, 255, 255];
/** The grounds of `theme.css` that colour stands on. */
const DARK_PAGE = rgbOf({ h: 250, s: 13, l: 9.5 });
const DARK_CARD = rgbOf({ h: 250, s: 12, l: 14 });

export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

function parse(hex: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
}

function hslOf([red, green, blue]: Rgb): Hsl {
  const [r, g, b] = [red / 255, green / 255, blue / 255];
  const most = Math.max(r, g, b);
  const span = most - Math.min(r, g, b);
  const l = most - span / 2;
  const s = span === 0 ? 0 : span / (1 - Math.abs(2 * l - 1));
  const turn =
    span === 0 ? 0 : most === r ? ((g - b) / span) % 6 : most === g ? (b - r) / span + 2 : (r - g) / span + 4;
  return { h: (turn * 60 + 360) % 360, s: s * 100, l: l * 100 };
}

function rgbOf({ h, s, l }: Hsl): Rgb {
  const chroma = (s / 100) * Math.min(l / 100, 1 - l / 100);
  const part = (n: number) => {
    const k = (n + h / 30) % 12;
    return Math.round(255 * (l / 100 - chroma * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [part(0), part(8), part(4)];
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrastOf(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as unknown as readonly [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** From 1 to 21, of two colours written `#rrggbb`. */
export function contrast(a: string, b: string): number {
  return contrastOf(parse(a), parse(b));
}

function hex(colour: Hsl): string {
  return `#${rgbOf(colour)
    .map((part) => part.toString(16).padStart(2, "0"))
    .join("")}`;
}

/** The same colour, as much darker (or lighter, `by` 1) as it takes to be told from all grounds. */
function against(colour: Hsl, grounds: readonly Rgb[], wanted: number, by: 1 | -1): Hsl {
  let { l } = colour;
  while ((by > 0 ? l < 100 : l > 0) && grounds.some((ground) => contrastOf(rgbOf({ ...colour, l }), ground) < wanted)) {
    l = Math.min(100, Math.max(0, l + by * 0.5));
  }
  return { ...colour, l };
}

/**
 * What an organization's colour becomes on the screen. Yellow under white letters is made darker, navy on a dark page
 * lighter: whatever is chosen can be read.
 */
export function accentTokens(chosen: string): { light: Tokens; dark: Tokens } {
  const base = hslOf(parse(chosen));
  // A grey stays grey: the soft tints are only as colourful as the colour itself.
  const tint = (s: number, l: number): Hsl => ({ h: base.h, s: s * Math.min(1, base.s / 60), l });
  const soft = tint(70, 96.5);
  const primary = against(base, [WHITE], READABLE, -1);
  const hover = { ...primary, l: Math.max(0, primary.l - 7) };
  const strong = tint(75, 92.5);
  // White letters stand on it, and it stands out from the dark page: blue is light enough for one and too dark for the
  // other. Between the two there is room, for the page is almost black.
  const darkPrimary = against(against({ ...base, l: 62 }, [WHITE], READABLE, -1), [DARK_PAGE], RECOGNISABLE, 1);
  const darkSoft = tint(26, 17);
  const darkStrong = tint(34, 24);
  return {
    light: {
      "--hue": base.h.toFixed(1),
      "--primary": hex(primary),
      "--primary-hover": hex(hover),
      "--primary-ink": hex(against(primary, [WHITE, rgbOf(soft), rgbOf(strong)], READABLE, -1)),
      "--ring": hex(against(base, [WHITE], RECOGNISABLE, -1)),
      "--accent": hex(soft),
      "--accent-strong": hex(strong),
      "--owner-human": hex(against(tint(70, 62), [WHITE], RECOGNISABLE, -1)),
      "--bubble-out": hex(tint(82, 93.5)),
    },
    dark: {
      "--hue": base.h.toFixed(1),
      "--primary": hex(darkPrimary),
      "--primary-hover": hex({ ...darkPrimary, l: Math.max(0, darkPrimary.l - 5) }),
      "--primary-ink": hex(
        against({ ...base, l: Math.max(base.l, 74) }, [DARK_CARD, rgbOf(darkSoft), rgbOf(darkStrong)], READABLE, 1),
      ),
      "--ring": hex(against({ ...base, l: 62 }, [DARK_CARD], RECOGNISABLE, 1)),
      "--accent": hex(darkSoft),
      "--accent-strong": hex(darkStrong),
      "--owner-human": hex(against(tint(84, 66), [DARK_CARD], RECOGNISABLE, 1)),
      "--bubble-out": hex(tint(36, 25)),
    },
  };
}

const rules = (selector: string, tokens: Tokens) =>
  `${selector}{${Object.entries(tokens)
    .map(([name, value]) => `${name}:${value}`)
    .join(";")}}`;

let sheet: CSSStyleSheet | undefined;

/** Paints the page in an organization's colour; in Balcão's own without one. */
export function paintAccent(accent: string | null | undefined): void {
  // Absent where there is no browser.
  if (typeof CSSStyleSheet === "undefined" || !("adoptedStyleSheets" in document)) {
    return;
  }
  if (!sheet) {
    sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  const tokens = accent && isColour(accent) ? accentTokens(accent) : undefined;
  sheet.replaceSync(
    tokens ? rules('html[data-theme="light"]', tokens.light) + rules('html[data-theme="dark"]', tokens.dark) : "",
  );
}
