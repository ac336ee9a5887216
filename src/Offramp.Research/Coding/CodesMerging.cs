using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What a merging of codes does with the codings of one of them.</summary>
/// <param name="Code">The code that will be no more.</param>
/// <param name="Path">Its names from the top down.</param>
/// <param name="Codings">How many codings carry it.</param>
/// <param name="Children">The codes right under it, which will stand below the other.</param>
/// <param name="Sets">The sets that it is in.</param>
public sealed record MergedCodeRow(Code Code, string Path, int Codings, ImmutableArray<string> Children, ImmutableArray<string> Sets);

/// <summary>A coding that will stand beside another of the same coder on the same words, because they are judged otherwise or note other things.</summary>
/// <param name="Source">In which source.</param>
/// <param name="Document">In which document.</param>
/// <param name="Coding">The coding, under the code that remains.</param>
public sealed record DoubleCoding(Source Source, Rendition Document, PassageCoding Coding);

/// <summary>What a merging of codes will do: shown before anyone says yes.</summary>
public sealed record MergePreview
{
    /// <summary>The code that remains.</summary>
    public required Code Into { get; init; }

    /// <summary>Its names from the top down.</summary>
    public required string Path { get; init; }

    /// <summary>The codes that will be no more.</summary>
    public required ImmutableArray<MergedCodeRow> From { get; init; }

    /// <summary>How many codings get the code that remains, those that collapse among them.</summary>
    public required int Moved { get; init; }

    /// <summary>How many of them say exactly what another says, by the same coder on the same words, and become one with it.</summary>
    public required int Collapsed { get; init; }

    /// <summary>How many stranded codings follow.</summary>
    public required int Stranded { get; init; }

    /// <summary>How many causal links go with their notes, stranded ones among them: they would join the code that remains with itself.</summary>
    public required int LinksThatGo { get; init; }

    /// <summary>Those that stay beside another of the same coder on the same words.</summary>
    public required ImmutableArray<DoubleCoding> Doubles { get; init; }

    /// <summary>What the memo of the code that remains will gain: the names and texts of the merged entries; null where it gains nothing.</summary>
    public required Words? Gathered { get; init; }

    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => "[merge]";
}

/// <summary>Merging codes into another.</summary>
public static class CodesMerging
{
    /// <summary>What merging would do. Refused: <c>coding.code-gone</c>, <c>coding.merge-nothing</c>, <c>coding.merge-into-below</c>,
    /// <c>coding.merge-names-clash</c>.</summary>
    /// <param name="study">The study.</param>
    /// <param name="from">The codes that will be no more.</param>
    /// <param name="into">The code that remains.</param>
    public static Outcome<MergePreview> Preview(Study study, ImmutableArray<Id<Code>> from, Id<Code> into)
    {
        Codebook book = study.Coding.Codebook;
        from = [.. from.Distinct().Where(id => id != into)];
        if (WhyNot(book, from, into) is { } refusal) return refusal;
        HashSet<Id<Code>> merged = [.. from];
        var counts = from.ToDictionary(static id => id, static _ => 0);
        int moved = 0, collapsed = 0;
        var doubles = ImmutableArray.CreateBuilder<DoubleCoding>();
        foreach ((Id<Rendition> id, DocumentCodings codings) in study.Coding.ByDocument)
        {
            if (!codings.Index.Codes.Any(merged.Contains)) continue;
            foreach (Id<Code> code in from) counts[code] += codings.Index.With(code).Length;
            Recoded recoded = Recoding.Of(codings, coding => merged.Contains(coding.Code), into);
            moved += recoded.Moved;
            collapsed += recoded.Collapsed;
            if (study.Sources.Renditions.TryGetValue(id, out Rendition? document) && study.Sources.ById.TryGetValue(document.Source, out Source? source))
                doubles.AddRange(recoded.Doubles.Select(coding => new DoubleCoding(source, document, coding)));
        }
        Code target = book.Codes[into];
        bool BecomesOne(Id<Code> code) => code == into || merged.Contains(code);
        string gathered = string.Join("\n\n", from.Select(id => EntryOf(study, book.Codes[id])));
        return new MergePreview
        {
            Into = target,
            Path = book.PathOf(into),
            From =
            [
                .. from.Select(id => new MergedCodeRow(
                    book.Codes[id], book.PathOf(id), counts[id], [.. book.Under(id).Where(child => !merged.Contains(child.Id)).Select(static child => child.Name.Text)],
                    [.. book.SetsOf(id).Select(static set => set.Name.Text)])),
            ],
            Moved = moved,
            Collapsed = collapsed,
            Stranded = study.Coding.Stranded.Values.Count(stranded => merged.Contains(stranded.Coding.Code)),
            LinksThatGo = study.Coding.Links.Values.SelectMany(static links => links.All).Concat(study.Coding.StrandedLinks.Values.Select(static s => s.Link))
                .Count(link => BecomesOne(link.Cause) && BecomesOne(link.Effect)),
            Doubles = [.. doubles.OrderBy(static d => d.Document.Name.Text, StringComparer.Ordinal).ThenBy(static d => d.Coding)],
            Gathered = new Words(target.Holder, gathered),
        };
    }

    /// <summary>Merges codes into another. Refused as <see cref="Preview"/> is.</summary>
    public static Outcome<Change> Merge(Study study, ImmutableArray<Id<Code>> from, Id<Code> into, Fresh fresh) =>
        Preview(study, from, into).Then<Change>(preview =>
        {
            string memo = preview.Into.Memo is { IsWithdrawn: false } before ? $"{before.Text}\n\n{preview.Gathered!.Text}" : preview.Gathered!.Text;
            return new CodesMerged([.. preview.From.Select(static row => row.Code.Id)], into, new Words(preview.Into.Holder, memo));
        });

    private static Refusal? WhyNot(Codebook book, ImmutableArray<Id<Code>> from, Id<Code> into)
    {
        if (!book.Codes.ContainsKey(into)) return CodebookDecisions.CodeGone("into");
        if (!from.All(book.Codes.ContainsKey)) return CodebookDecisions.CodeGone("from");
        if (from.IsEmpty) return Refusal.Of("coding.merge-nothing", ("code", book.PathOf(into))) with { Field = "from" };
        foreach (Id<Code> id in from)
        {
            if (book.IsWithin(into, id))
                return Refusal.Of("coding.merge-into-below", ("code", book.PathOf(id)), ("into", book.PathOf(into))) with { Field = "into" };
        }
        Code[] together = [.. from.Append(into).SelectMany(id => book.Under(id)).Where(child => !from.Contains(child.Id) && child.Id != into && !child.Name.IsWithdrawn)];
        string[] twice =
        [
            .. together.GroupBy(static child => child.Name.Text, StringComparer.OrdinalIgnoreCase).Where(static g => g.Count() > 1)
                .Select(g => string.Join(" / ", g.Select(child => book.PathOf(child.Id)))),
        ];
        return twice.Length == 0 ? null : Refusal.Of("coding.merge-names-clash", ("count", twice.Length), ("names", string.Join("; ", twice))) with { Field = "from" };
    }

    // A name in vivo is a source's: written into the memo it would outlive it.
    private static string EntryOf(Study study, Code code)
    {
        bool own = code.Name.Holder == code.Holder && !Rewriting.IsLost(study, code.Name);
        var lines = new List<string> { Messages.English.Say("coding.merged-entry", ("named", own ? "yes" : "no"), ("code", own ? code.Name.Text : "")) };
        foreach (CodeText which in Enum.GetValues<CodeText>())
        {
            if (code.Text(which) is not { } text || Rewriting.IsLost(study, text)) continue;
            string kind = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(which.ToString());
            lines.Add(Messages.English.Say("coding.merged-entry-text", ("which", kind), ("text", text.Text)));
        }
        return string.Join('\n', lines);
    }
}
