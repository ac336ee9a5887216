namespace Offramp.Research;

/// <summary>The words of sources that may not leave verbatim: what an analyst wrote may repeat someone who did not agree to be quoted.</summary>
internal sealed class ReservedWords
{
    private readonly List<string> texts = [];
    private readonly HashSet<Id<Holder>> holders = [];
    private Shingles? runs;

    private ReservedWords() { }

    /// <summary>Gathers them.</summary>
    /// <param name="study">The study.</param>
    /// <param name="today">The day on which words would leave.</param>
    public static ReservedWords Of(Study study, DateOnly today)
    {
        var reserved = new ReservedWords();
        foreach (Source source in study.Sources.ById.Values)
        {
            if (source.IsWithdrawn || Permissions.For(study, source.Id, today).Use == MayLeave.Verbatim) continue;
            reserved.holders.Add(source.Holder);
            foreach (Id<Rendition> document in source.Renditions)
            {
                if (!study.Sources.Renditions.TryGetValue(document, out Rendition? text)) continue;
                reserved.texts.Add(text.Text.Text);
                // What a correction took out was said by the source too.
                if (!text.Steps.IsEmpty) reserved.texts.AddRange(TextVersions.Of(study, document).Values);
            }
        }
        return reserved;
    }

    /// <summary>Whether words repeat such a source, or are its own (a name in vivo).</summary>
    public bool Holds(Words written) =>
        !written.IsWithdrawn && (holders.Contains(written.Holder) || Runs.FirstRepeatedIn(written.Text) is not null);

    // A codebook of bare names asks for no text: the runs are made when the first one is.
    private Shingles Runs
    {
        get
        {
            if (runs is not null) return runs;
            runs = new Shingles();
            foreach (string text in texts) runs.Add(text);
            return runs;
        }
    }
}
