using System.Collections.Immutable;
using System.Text;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>The colours of figures, in a light and a dark scheme. A figure names classes alone; whoever shows it brings this sheet or one of its own.</summary>
/// <remarks>The rules hold plain colours and no variables: programs that draw and print SVG know no others.</remarks>
public static class FigureSheet
{
    private const string Fonts = "system-ui, -apple-system, \"Segoe UI\", Roboto, \"Noto Sans\", \"DejaVu Sans\", \"Noto Sans Arabic\", Arial, sans-serif";

    private static readonly ImmutableArray<(Ink Ink, string Property, string Light, string Dark)> Colours =
    [
        (Ink.Text, "fill", "#1c2127", "#e4e7ea"),
        (Ink.Strong, "fill", "#1c2127", "#e4e7ea"),
        (Ink.Quiet, "fill", "#56606b", "#a3adb7"),
        (Ink.OnLight, "fill", "#1c2127", "#f2f4f6"),
        (Ink.OnDeep, "fill", "#ffffff", "#15181c"),
        (Ink.Axis, "stroke", "#56606b", "#a3adb7"),
        (Ink.Grid, "stroke", "#d8dee4", "#333a42"),
        (Ink.Branch, "stroke", "#8b96a1", "#6b7580"),
        (Ink.Track, "fill", "#f5f7f9", "#1d2227"),
        (Ink.Void, "fill", "#d8dee4", "#333a42"),
        (Ink.Hatch, "stroke", "#ffffff", "#15181c"),
        (Ink.Series1, "fill", "#2b50c8", "#8ba4ff"),
        (Ink.Series2, "fill", "#b8560f", "#f0a060"),
        (Ink.Series3, "fill", "#2a7f62", "#6cc4a0"),
        (Ink.Series4, "fill", "#8a4fb0", "#cfa0f0"),
        (Ink.Series5, "fill", "#806010", "#d8b860"),
        (Ink.Rest, "fill", "#6b7580", "#8b96a1"),
        (Ink.Step1, "fill", "#c9d8f9", "#263a63"),
        (Ink.Step2, "fill", "#a9c0f3", "#2f4a85"),
        (Ink.Step3, "fill", "#86a5ea", "#3f5fa5"),
        (Ink.Step4, "fill", "#456ad0", "#86a4ee"),
        (Ink.Step5, "fill", "#2444a8", "#c3d2fb"),
    ];

    /// <summary>The rules for a page that follows the reader's scheme.</summary>
    public static string FollowingTheReader { get; } = Rules("") + "@media (prefers-color-scheme: dark) {\n" + Schemed("", dark: true) + "}\n";

    /// <summary>The rules for a page that chooses the scheme itself.</summary>
    /// <param name="dark">What selects the page while it is dark, such as <c>[data-theme=dark]</c>; must come from the program, never from a study.</param>
    public static string ChosenByThePage(string dark) => Rules("") + Schemed(dark + " ", dark: true);

    /// <summary>The colour of an ink, as <c>#rrggbb</c>.</summary>
    public static string ColourOf(Ink ink, bool dark) => Colours.Single(colour => colour.Ink == ink) is var found && dark ? found.Dark : found.Light;

    /// <summary>The class that stands for an ink.</summary>
    internal static string ClassOf(Ink ink) => "fig-" + ink switch
    {
        Ink.OnLight => "on-light",
        Ink.OnDeep => "on-deep",
        _ => ink.ToString().ToLowerInvariant(),
    };

    private static string Rules(string before) =>
        $$"""
        .fig { max-width: 100%; height: auto; }
        .fig text { font-family: {{Fonts}}; stroke: none; }
        .fig line, .fig .fig-hatch { fill: none; stroke-width: 1; }
        .fig .fig-hatch { stroke-opacity: .7; }
        .fig .fig-branch { stroke-width: 1.5; }
        .fig .fig-strong { font-weight: 600; }
        .fig .fig-mark { outline: none; }
        .fig .fig-mark:hover rect, .fig .fig-mark:focus rect { stroke: #1c2127; stroke-width: 2; paint-order: stroke; }
        .fig .fig-ground { fill: #ffffff; }
        @media print { .fig * { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }

        """.ReplaceLineEndings("\n") + Schemed(before, dark: false);

    private static string Schemed(string before, bool dark)
    {
        var rules = new StringBuilder();
        foreach ((Ink ink, string property, string light, string inDark) in Colours)
            rules.Append($"{before}.fig .{ClassOf(ink)} {{ {property}: {(dark ? inDark : light)}; }}\n");
        if (dark)
        {
            rules.Append($"{before}.fig .fig-ground {{ fill: #15181c; }}\n");
            rules.Append($"{before}.fig .fig-mark:hover rect, {before}.fig .fig-mark:focus rect {{ stroke: #ffffff; }}\n");
        }
        return rules.ToString();
    }
}
