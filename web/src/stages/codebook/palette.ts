/** Colours for codes that can be told from paper, light and dark, and from each other by lightness as well as by hue; each by its name. */
export const palette = [
  ['blue', '#3b6fe0'],
  ['sky', '#1c86d6'],
  ['teal', '#0f8b8d'],
  ['green', '#2b8a4b'],
  ['olive', '#6c8410'],
  ['amber', '#b07400'],
  ['orange', '#d9600f'],
  ['red', '#d9362f'],
  ['rose', '#d63b78'],
  ['plum', '#a64bc0'],
  ['violet', '#7f5cf0'],
  ['grey', '#7a818c'],
] as const;

/** How a colour stands against another: 1 is alike, 21 is black on white. WCAG 2.2, "contrast ratio". */
export function contrast(one: string, other: string): number {
  const [light, dark] = [lightness(one), lightness(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function lightness(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
