using System.Collections.Immutable;
using Offramp.Methods.Texts;

namespace Offramp.Research;

/// <summary>Words of a text that are to be corrected.</summary>
/// <param name="From">The words as they stand.</param>
/// <param name="To">The words as they should be; empty to leave them out, null to mark a printer's slip and leave it.</param>
/// <param name="Nth">Which of the places where they stand, from 1; null where there is one.</param>
/// <param name="At">Instead of that: at which UTF-16 unit they stand.</param>
/// <param name="IsSlip">Whether the print itself is wrong; else the transcript was.</param>
public sealed record WordsToCorrect(string From, string? To, int? Nth = null, int? At = null, bool IsSlip = false)
{
    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => "[correction]";
}

/// <summary>Correcting a text after it was coded. Show <see cref="CorrectionPreview"/> before it is done.</summary>
public static class CorrectionDecisions
{
    /// <summary>Corrects words at one place of a text, or marks them as the printer's slip. Refused: <c>sources.source-gone</c>,
    /// <c>sources.source-withdrawn</c>, <c>sources.words-not-named</c>, <c>sources.words-not-found</c>, <c>sources.words-not-once</c>,
    /// <c>sources.words-not-there</c>, <c>sources.correction-splits-a-character</c>, <c>sources.text-unchanged</c>, <c>sources.text-empty</c>,
    /// <c>sources.text-not-unicode</c>, <c>sources.slip-marked</c>.</summary>
    public static Outcome<Change> CorrectWords(Study study, Id<Rendition> document, WordsToCorrect ask, Fresh fresh) =>
        Present(study, document).Then(text => Find(text, ask).Then<Change>(start =>
        {
            string from = ask.From.ReplaceLineEndings("\n"), to = (ask.To ?? ask.From).ReplaceLineEndings("\n");
            int end = start + from.Length;
            if (ask.To is not null && from == to) return Unchanged(text);
            if (ask.To is null && !ask.IsSlip) return Refusal.Of("sources.words-not-named") with { Field = "to" };
            if (ask.IsSlip && text.Slips.Any(slip => slip.Overlaps(start, end) || (slip.Start >= start && slip.End <= end)))
                return Refusal.Of("sources.slip-marked", ("document", text.Name.Text), ("at", start));
            ImmutableArray<Slip> slips = ask.IsSlip ? [new Slip(start, start + to.Length, new Words(text.Text.Holder, from))] : [];
            if (ask.To is null) return new TextCorrected(text.Source, text.Id, text.Version, text.Version, [], slips, null);
            ImmutableArray<TextChange> changes = [.. TextDifference.Between(from, to).Select(change => change with { Start = change.Start + start })];
            return Corrected(text, changes, slips, null, fresh);
        }));

    /// <summary>Puts a corrected text in the place of one: what differs is the correction. Refused as for words.</summary>
    /// <param name="study">The study.</param>
    /// <param name="document">Which text.</param>
    /// <param name="corrected">The corrected text with its own turns; nothing else of it is taken.</param>
    /// <param name="fresh">Ids.</param>
    public static Outcome<Change> CorrectText(Study study, Id<Rendition> document, ImportedText corrected, Fresh fresh) =>
        Present(study, document).Then(text =>
        {
            if (SourcesDecisions.CheckBody(corrected) is { } refusal) return refusal;
            ImmutableArray<TextChange> changes = TextDifference.Between(text.Text.Text, corrected.Text);
            return changes.IsEmpty ? Unchanged(text) : Corrected(text, changes, [], corrected.Turns, fresh);
        });

    private static Outcome<Change> Corrected(Rendition text, ImmutableArray<TextChange> changes, ImmutableArray<Slip> slips, ImmutableArray<Turn>? turns, Fresh fresh)
    {
        Id<Holder> holder = text.Text.Holder;
        ImmutableArray<CorrectedWords> edits =
            [.. changes.Select(c => new CorrectedWords(c.Start, c.Removed, c.Inserted.Length, new Words(holder, c.Inserted)))];
        string after = Correcting.Edited(text.Text.Text, edits);
        if (string.IsNullOrWhiteSpace(after)) return Refusal.Of("sources.text-empty", ("name", text.Name.Text));
        if (!NameRule.IsUnicode(after)) return Refusal.Of("sources.text-not-unicode", ("name", text.Name.Text));
        TextScript script = TextScript.Of([.. changes.Select(static c => new TextEdit(c.Start, c.Removed, c.Inserted.Length))], text.Text.Text.Length)!;
        Words list = new(holder, TurnList.Write(turns ?? CorrectedTurns.Of(text, after, script)));
        return new TextCorrected(text.Source, text.Id, text.Version, fresh.Id<TextVersion>(), edits, slips, list);
    }

    private static Outcome<Rendition> Present(Study study, Id<Rendition> document) =>
        study.Sources.Renditions.TryGetValue(document, out Rendition? text)
            ? SourcesDecisions.Present(study, text.Source).Then<Rendition>(source =>
                text.Text.IsWithdrawn ? Refusal.Of("sources.source-withdrawn", ("source", source.Id.ToString())) : text)
            : Refusal.Of("sources.source-gone");

    private static Refusal Unchanged(Rendition text) => Refusal.Of("sources.text-unchanged", ("document", text.Name.Text));

    private static Outcome<int> Find(Rendition document, WordsToCorrect ask)
    {
        string text = document.Text.Text, words = ask.From.ReplaceLineEndings("\n");
        if (words.Length == 0) return Refusal.Of("sources.words-not-named") with { Field = "from" };
        if (ask.At is { } at)
        {
            if (at < 0 || at > text.Length || !text.AsSpan(at).StartsWith(words, StringComparison.Ordinal))
                return Refusal.Of("sources.words-not-there", ("document", document.Name.Text), ("at", at)) with { Field = "at" };
            return CodedPlace.SplitsPair(text, at) || CodedPlace.SplitsPair(text, at + words.Length)
                ? Refusal.Of("sources.correction-splits-a-character", ("offset", at)) with { Field = "at" }
                : at;
        }
        var places = new List<int>();
        bool splits = false;
        for (int next = text.IndexOf(words, StringComparison.Ordinal); next >= 0; next = text.IndexOf(words, next + words.Length, StringComparison.Ordinal))
        {
            if (CodedPlace.SplitsPair(text, next) || CodedPlace.SplitsPair(text, next + words.Length)) splits = true;
            else places.Add(next);
        }
        if (places.Count == 0 && splits) return Refusal.Of("sources.correction-splits-a-character", ("offset", text.IndexOf(words, StringComparison.Ordinal))) with { Field = "from" };
        if (places.Count == 0) return Refusal.Of("sources.words-not-found", ("document", document.Name.Text)) with { Field = "from" };
        if (ask.Nth is { } nth && (nth < 1 || nth > places.Count))
            return Refusal.Of("sources.words-not-so-often", ("document", document.Name.Text), ("count", places.Count), ("nth", nth)) with { Field = "nth" };
        return ask.Nth is null && places.Count > 1
            ? Refusal.Of("sources.words-not-once", ("document", document.Name.Text), ("count", places.Count)) with { Field = "nth" }
            : places[(ask.Nth ?? 1) - 1];
    }
}
