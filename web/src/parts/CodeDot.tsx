/** The colour of a code beside its name; without a colour, the outline of one. Never the only sign of anything. */
export function CodeDot({ colour }: { readonly colour: string | null }) {
  return <span className="code-dot" style={colour === null ? undefined : { background: colour, borderColor: colour }} aria-hidden="true" />;
}
