using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A study on its way into tables: what was asked for, and what every table needs to know.</summary>
public sealed class Tabulation
{
    private readonly Dictionary<Id<Source>, string?> labels = [];
    private readonly Dictionary<Id<Code>, string> names = [];
    private readonly Dictionary<Id<Code>, string> paths = [];
    private ReservedWords? reserved;

    /// <summary>Prepares the tables of a study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="today">The day on which the tables leave: the ends of consents are held against it.</param>
    /// <param name="precise">Whether sources are told with their names, days and places as the study has them; otherwise as a report tells of them:
    /// by the participants' pseudonyms, the month, and the widest place.</param>
    public Tabulation(Study study, DateOnly today, bool precise)
    {
        Study = study;
        Today = today;
        Precise = precise;
        Sources = ReadingOrder.Of(study).Sources;
    }

    /// <summary>The study.</summary>
    public Study Study { get; }

    /// <summary>The day on which the tables leave.</summary>
    public DateOnly Today { get; }

    /// <summary>Whether names, days and places are told as the study has them.</summary>
    public bool Precise { get; }

    /// <summary>The sources that were not withdrawn, by name.</summary>
    internal ImmutableArray<Source> Sources { get; }

    /// <summary>Their texts.</summary>
    internal IEnumerable<OrderedDocument> Documents => ReadingOrder.Of(Study).Documents;

    /// <summary>The words of sources that may not leave.</summary>
    internal ReservedWords Reserved => reserved ??= ReservedWords.Of(Study, Today);

    /// <summary>Why the words of a span may not leave; null where they may.</summary>
    internal Note? Gate(Id<Rendition> rendition, int start, int end) => Closed(Permissions.For(Study, rendition, start, end, Today));

    /// <summary>Why what a source says may not leave; null where it may.</summary>
    internal Note? Gate(Id<Source> source) => Closed(Permissions.For(Study, source, Today));

    /// <summary>What may be written of a text of the team: nothing that repeats a source whose words may not leave, or that stands under such a source's key.</summary>
    internal StudyCell Written(Words? words)
    {
        return words is null ? default : StudyCell.Gated(words, Reserved.Holds(words) ? Note.Of("tables.repeats-a-source") : null);
    }

    /// <summary>By what a source may be called in what leaves: its name where that was asked for or was published, else those who spoke; null without either.</summary>
    internal string? LabelOf(Source source)
    {
        if (labels.TryGetValue(source.Id, out string? known)) return known;
        return labels[source.Id] = Precise ? source.Name.Readable : Coarsening.Label(Study, source);
    }

    /// <summary>What a code is called; its id where the name is words of a source that may not leave.</summary>
    internal string NameOf(Code code)
    {
        if (names.TryGetValue(code.Id, out string? known)) return known;
        return names[code.Id] = code.Name.IsWithdrawn || Reserved.Holds(code.Name) ? code.Id.ToString() : code.Name.Text;
    }

    /// <summary>The names from the top down to a code, divided by <c>/</c>.</summary>
    internal string PathOf(Code code)
    {
        if (paths.TryGetValue(code.Id, out string? known)) return known;
        string path = code.Parent is { } above && Study.Coding.Codebook.Codes.TryGetValue(above, out Code? parent)
            ? $"{PathOf(parent)}/{NameOf(code)}"
            : NameOf(code);
        return paths[code.Id] = path;
    }

    /// <summary>The id that is shown for a code; null where it is gone.</summary>
    internal string? IdOf(Id<Code> code) => Study.Coding.Codebook.Codes.TryGetValue(code, out Code? known) ? Names.IdOf(known) : null;

    /// <summary>The names from the top down to a code; null where it is gone.</summary>
    internal string? PathOf(Id<Code> code) => Study.Coding.Codebook.Codes.TryGetValue(code, out Code? known) ? PathOf(known) : null;

    /// <summary>The date as it may leave.</summary>
    internal string? DateOf(Source source) =>
        source.Noted(Particular.Date) is { } date ? Precise || Coarsening.IsPublished(source) ? date : Coarsening.Month(date) : null;

    /// <summary>The place as it may leave.</summary>
    internal string? PlaceOf(Source source) => Precise ? source.Noted(Particular.Place) : Coarsening.WidestPlace(source.Noted(Particular.Place));

    private static Note? Closed(Permission permission) => permission.Use == MayLeave.Verbatim ? null : permission.Why;
}
