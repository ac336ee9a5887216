namespace Offramp.Research;

/// <summary>The words of a source that stay when it is recorded again, and where they stand, so that those which repeat what goes can be shown to a person.</summary>
internal static class KeptWords
{
    /// <summary>Every text that stays: each turn for itself, and each note.</summary>
    public static IEnumerable<(Note Where, string Text)> In(Study study, ReheldSource kept)
    {
        MessageValue source = ("source", kept.Name.Text);
        foreach (ReheldRendition text in kept.Renditions)
        {
            int reached = 0;
            foreach (Turn turn in TurnList.Read(text.Turns.Text))
            {
                // What stands between the turns is somebody's, too.
                if (turn.Start > reached) yield return (Note.Of("protection.place-own-text", ("text", text.Name.Text)), text.Text.Text[reached..turn.Start]);
                yield return (Note.Of("protection.place-own-turn", ("text", text.Name.Text), ("turn", turn.Number)), text.Text.Text[turn.WordsStart..turn.End]);
                reached = Math.Max(reached, turn.End);
            }
            yield return (Note.Of("protection.place-own-text", ("text", text.Name.Text)), text.Text.Text[reached..]);
        }
        foreach (ReheldNotes noted in kept.Notes)
        {
            string code = CodeOf(study, noted.Coding);
            foreach (Words words in Enum.GetValues<CodingField>().Select(noted.Notes.Noted).OfType<Words>())
                yield return (Note.Of("protection.place-own-note", source, ("code", code)), words.Text);
        }
        // Everything else that the change carries, whatever it is.
        HashSet<Words> told = [.. kept.Renditions.SelectMany(static r => new[] { r.Turns }), .. kept.Notes.SelectMany(n => Enum.GetValues<CodingField>().Select(n.Notes.Noted)).OfType<Words>()];
        foreach (Words words in WordsOf.In(new SourceRewritten(kept)))
            if (!told.Contains(words)) yield return (Note.Of("protection.place-source", source), words.Text);
    }

    /// <summary>What stays and repeats what goes.</summary>
    public static IEnumerable<RepeatedWords> Repeating(Study study, ReheldSource kept, Shingles shingles)
    {
        if (shingles.Count == 0) yield break;
        foreach ((Note where, string text) in In(study, kept))
            if (shingles.FirstRepeatedIn(text) is { } run) yield return new RepeatedWords(where, Note.Of("protection.way-own"), null, run, false);
    }

    private static string CodeOf(Study study, Id<PassageCoding> coding)
    {
        PassageCoding? found = study.Coding.Stranded.TryGetValue(coding, out StrandedCoding? stranded) ? stranded.Coding
            : study.Coding.ByDocument.Values.Select(d => d.Find(coding)).FirstOrDefault(static c => c is not null);
        return found is { } known && study.Coding.Codebook.Codes.ContainsKey(known.Code) ? study.Coding.Codebook.PathOf(known.Code) : Words.WithdrawnText;
    }
}
