/** The colour tokens of one theme, by name without the dashes. */
export type Tokens = ReadonlyMap<string, string>;

const declarations = (block: string): [string, string][] =>
  [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [
    name,
    value.trim(),
  ]);

/** Both themes of tokens.css; the light one says only what differs. */
export function themesOf(css: string): { dark: Tokens; light: Tokens } {
  const block = (selector: string): string => {
    const start = css.indexOf(`${selector} {`);
    return css.slice(start, css.indexOf('\n}', start));
  };
  const isColour = ([, value]: [string, string]): boolean => /^(#|rgb\()/.test(value);
  const dark = declarations(block(':root')).filter(isColour);
  const light = declarations(block(":root[data-theme='light']")).filter(isColour);
  return { dark: new Map(dark), light: new Map([...dark, ...light]) };
}

type Rgb = readonly [number, number, number];

/** `#rrggbb`, or `rgb(r g b / share)` over what is behind it. */
export function rgbOf(colour: string, behind: Rgb = [255, 255, 255]): Rgb {
  const hex = /^#(..)(..)(..)$/.exec(colour);
  if (hex !== null) return hex.slice(1).map((part) => Number.parseInt(part, 16)) as unknown as Rgb;
  const [, red, green, blue, share = '1'] =
    /^rgb\((\d+) (\d+) (\d+)(?: \/ ([\d.]+))?\)$/.exec(colour) ?? [];
  if (blue === undefined) throw new Error(`not a colour: ${colour}`);
  const mixed = [red, green, blue].map(
    (part, at) => Number(part) * Number(share) + (behind[at] ?? 0) * (1 - Number(share)),
  );
  return mixed as unknown as Rgb;
}

/** A colour of which a share is left over another. */
export function mixed(colour: string, behind: string, share: number): string {
  const [red, green, blue] = rgbOf(colour);
  const over = rgbOf(`rgb(${red} ${green} ${blue} / ${share})`, rgbOf(behind));
  return `#${over.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast by WCAG 2.2; what is seen through counts over white, the worst there is for our inks. */
export function contrast(ink: string, ground: string): number {
  const [one, other] = [luminance(rgbOf(ink)), luminance(rgbOf(ground))];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** A rule of a style sheet: its selector and what it declares itself. */
export interface CssRule {
  readonly where: string;
  readonly declared: ReadonlyMap<string, string>;
}

/** All rules of a style sheet, those inside of queries too. */
export function rulesOf({ name, text }: { name: string; text: string }): CssRule[] {
  const plain = text.replace(/\/\*[\s\S]*?\*\//g, '');
  return [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
    where: `${name} ${selector.trim().replace(/\s+/g, ' ')}`,
    declared: new Map(
      body
        .split(';')
        .map((line) => line.split(/:(.*)/s).map((part) => part.trim()))
        .filter((parts): parts is [string, string, string] => parts.length > 1)
        .map(([property, value]) => [property, value]),
    ),
  }));
}
