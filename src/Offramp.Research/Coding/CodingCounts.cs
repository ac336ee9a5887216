using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>How much of a source a coder coded.</summary>
/// <param name="Coder">The coder.</param>
/// <param name="Name">What the coder is called.</param>
/// <param name="Source">The source.</param>
/// <param name="Codings">How many codings the coder made in it.</param>
/// <param name="Characters">How many UTF-16 units the coder gave at least one code.</param>
/// <param name="Length">How many UTF-16 units the source's documents have that the coder coded in.</param>
public sealed record CoverageRow(Id<Coder> Coder, string Name, Source Source, int Codings, int Characters, int Length)
{
    /// <summary>The share of the text that carries a code, 0 to 1.</summary>
    public double Share => Length == 0 ? 0 : (double)Characters / Length;
}

public static partial class CodingViews
{
    /// <summary>How often each code occurs in each source.</summary>
    public static CodeFrequencies Frequencies(Study study)
    {
        ImmutableArray<CodeInTree> codes = Tree(study.Coding.Codebook);
        Dictionary<Id<Code>, int> numbers = [];
        for (int i = 0; i < codes.Length; i++) numbers.Add(codes[i].Code.Id, i);
        ReadingOrder order = ReadingOrder.Of(study);
        var frequencies = new CodeFrequencies(codes, order.Sources);
        foreach (OrderedDocument at in order.Documents)
        {
            if (!study.Coding.ByDocument.TryGetValue(at.Document.Id, out DocumentCodings? codings)) continue;
            DocumentIndex index = codings.Index;
            for (int local = 0; local < index.Codes.Length; local++)
            {
                if (!numbers.TryGetValue(index.Codes[local], out int number)) continue;
                ReadOnlySpan<int> with = index.With(local);
                int covered = 0, reached = 0;
                foreach (int i in with) covered += Further(codings.All.ItemRef(i), ref reached);
                frequencies.Count(number, at.Number, with.Length, covered);
            }
        }
        return frequencies;
    }

    /// <summary>How much of each source each coder coded: by coder in the order of joining, then source.</summary>
    public static ImmutableArray<CoverageRow> Coverage(Study study)
    {
        Dictionary<(Id<Coder> Coder, int Source), CoverageRow> rows = [];
        foreach (OrderedDocument at in ReadingOrder.Of(study).Documents)
        {
            Dictionary<Id<Coder>, (int Codings, int Characters, int Reached)> inDocument = [];
            foreach (PassageCoding coding in study.Coding.In(at.Document.Id))
            {
                (int count, int characters, int reached) = inDocument.GetValueOrDefault(coding.Coder);
                characters += Further(coding, ref reached);
                inDocument[coding.Coder] = (count + 1, characters, reached);
            }
            foreach ((Id<Coder> coder, (int count, int characters, _)) in inDocument)
            {
                CoverageRow before = rows.GetValueOrDefault((coder, at.Number)) ?? new(coder, study.Team.NameOf(coder), at.Source, 0, 0, 0);
                rows[(coder, at.Number)] = before with
                {
                    Codings = before.Codings + count,
                    Characters = before.Characters + characters,
                    Length = before.Length + at.Document.Text.Text.Length,
                };
            }
        }
        ImmutableArray<Id<Coder>> joined = study.Team.Order;
        return
        [
            .. rows.OrderBy(row => joined.IndexOf(row.Key.Coder) is var place && place < 0 ? int.MaxValue : place)
                .ThenBy(static row => row.Key.Coder).ThenBy(static row => row.Key.Source).Select(static row => row.Value),
        ];
    }

    /// <summary>The codebook as a tree written down, each code with its path.</summary>
    internal static ImmutableArray<CodeInTree> Tree(Codebook book)
    {
        var paths = new Dictionary<Id<Code>, string>();
        var tree = ImmutableArray.CreateBuilder<CodeInTree>(book.Codes.Count);
        foreach ((Code code, int depth) in book.Tree())
        {
            string path = code.Parent is { } above && paths.TryGetValue(above, out string? over) ? $"{over}/{code.Name.Text}" : code.Name.Text;
            paths[code.Id] = path;
            tree.Add(new CodeInTree(code, path, depth));
        }
        return tree.ToImmutable();
    }

    // Codings come in the order of their starts, so what they cover together is counted in one walk.
    private static int Further(in PassageCoding coding, ref int reached)
    {
        int more = Math.Max(0, coding.End - Math.Max(coding.Start, reached));
        reached = Math.Max(reached, coding.End);
        return more;
    }
}
