using System.CommandLine;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>What led to what, as the sources tell it.</summary>
internal static class CausalMapCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var filters = new PassageFilters();
        Option<int?> depth = Numbers.Option("--depth", "Count deeper codes as the one above them at this depth; 0 is the top.");
        var dot = new Option<bool>("--dot") { Description = "Write the map as a graph in the DOT language." };
        Option<bool> json = Door.Json();
        var command = new Command(
            "map",
            "The causal map: what led to what, counted by independent sources. Sources that re-use one another, come of one encounter or are of one participant count once.")
        {
            depth,
        };
        filters.AddTo(command);
        command.Add(dot);
        command.Add(json);
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            CausalMap map = CausalMap.Of(open.Study, filters.Query(door, open.Study, parsed), parsed.GetValue(depth));
            if (parsed.GetValue(json)) JsonLines.WriteOne(door.Terminal.Out, ToJson(map));
            else if (parsed.GetValue(dot)) WriteDot(door, map);
            else Print(door, map);
            return 0;
        });
        return command;
    }

    private static void Print(Door door, CausalMap map)
    {
        var table = new TextTable("cause", "", "effect", "independent", "sources", "links", "supports", "denies", "own", "witnessed", "hearsay");
        foreach (CausalEdge edge in map.Edges)
        {
            int By(Standpoint standpoint) => edge.ByStandpoint.FirstOrDefault(by => by.Standpoint == standpoint).Count.Independent;
            table.Add(
                edge.Cause.Path, CausalLinkCommands.Arrow(edge.Sign), edge.Effect.Path, edge.Says.Independent, edge.Says.Sources, edge.Says.Mentions,
                edge.Supports.Independent, edge.Denies.Independent, By(Standpoint.OwnExperience), By(Standpoint.Witnessed), By(Standpoint.Hearsay));
        }
        table.Write(door.Terminal, Messages.English.Say("cli.no-links"));
        if (map.Within > 0) door.Say("cli.links-within", ("count", map.Within));
        foreach (CausalContradiction found in map.Contradictions)
        {
            door.Terminal.Out.WriteLine(Messages.English.Say(
                found.Kind == ContradictionKind.Sign ? "cli.contradiction-sign" : "cli.contradiction-denial",
                ("cause", found.Cause.Path), ("effect", found.Effect.Path), ("for", Named(found.For)), ("against", Named(found.Against)),
                ("one", found.IsWithinOne ? "yes" : "no")));
        }
    }

    private static string Named(IEnumerable<Source> sources) => string.Join(", ", sources.Select(static source => source.Name.Text));

    private static void WriteDot(Door door, CausalMap map)
    {
        door.Terminal.Out.WriteLine("digraph causes {");
        foreach (CodeInTree node in map.Nodes) door.Terminal.Out.WriteLine($"  {Quoted(node.Path)};");
        foreach (CausalEdge edge in map.Edges)
            door.Terminal.Out.WriteLine($"  {Quoted(edge.Cause.Path)} -> {Quoted(edge.Effect.Path)} [label={Quoted($"{CausalLinkCommands.Arrow(edge.Sign)} {edge.Says.Independent}")}{(edge.Sign == LinkSign.Lowers ? ", arrowhead=tee" : "")}];");
        door.Terminal.Out.WriteLine("}");
    }

    private static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static object ToJson(CausalMap map) => new
    {
        nodes = map.Nodes.Select(static node => new { code = node.Code.Name.Text, codeId = Names.IdOf(node.Code), path = node.Path }),
        edges = map.Edges.Select(static edge => new
        {
            cause = edge.Cause.Path,
            causeId = Names.IdOf(edge.Cause.Code),
            effect = edge.Effect.Path,
            effectId = Names.IdOf(edge.Effect.Code),
            sign = edge.Sign,
            says = Count(edge.Says),
            supports = Count(edge.Supports),
            denies = Count(edge.Denies),
            byStandpoint = edge.ByStandpoint.Select(static by => new { standpoint = by.Standpoint, count = Count(by.Count) }),
            byStanding = edge.ByStanding.Select(static by => new { standing = by.Standing, count = Count(by.Count) }),
        }),
        contradictions = map.Contradictions.Select(static found => new
        {
            cause = found.Cause.Path,
            effect = found.Effect.Path,
            kind = found.Kind,
            @for = found.For.Select(static source => source.Name.Text),
            against = found.Against.Select(static source => source.Name.Text),
            withinOne = found.IsWithinOne,
        }),
        within = map.Within,
    };

    private static object Count(SourceCount count) => new { links = count.Mentions, sources = count.Sources, independent = count.Independent };
}
