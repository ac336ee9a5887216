using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Finds what a person means by what they typed: an id, an imported id, a path such as <c>Offer/Pay</c>, or an unambiguous name.
/// Case decides only where it must; what could be two things is refused with the candidates.</summary>
public static class Names
{
    private const int NearestShown = 3;
    private const int CandidatesShown = 10;

    /// <summary>The source that is meant.</summary>
    public static Outcome<Source> Source(Study study, string typed) =>
        Find("source", typed, study.Sources.ById.Values.Select(static s => new Candidate<Source>(
            s, s.Id.ToString(), s.ImportedId?.Readable, s.Name.Readable, null)));

    /// <summary>The text that is meant: by its own name or id, or by its source's for the original.</summary>
    public static Outcome<Rendition> Document(Study study, string typed)
    {
        Outcome<Rendition> found = Find("document", typed, study.Sources.Renditions.Values.Select(static r => new Candidate<Rendition>(
            r, r.Id.ToString(), null, r.Name.Readable, null)));
        if (found.Refusal?.Code != "naming.unknown") return found;
        Outcome<Source> source = Source(study, typed);
        return source.IsRefused ? found : study.Sources.Renditions[source.Value.Renditions[0]];
    }

    /// <summary>The code that is meant.</summary>
    public static Outcome<Code> Code(Study study, string typed)
    {
        Codebook book = study.Coding.Codebook;
        string path = string.Join('/', typed.Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return Find("code", path, book.Codes.Values.Select(c => new Candidate<Code>(
            c, c.Id.ToString(), c.ImportedId?.Readable, c.Name.Readable, book.PathOf(c.Id))));
    }

    /// <summary>The set of codes that is meant.</summary>
    public static Outcome<CodeSet> CodeSet(Study study, string typed) =>
        Find("set", typed, study.Coding.Codebook.Sets.Select(static s => new Candidate<CodeSet>(s, s.Id.ToString(), null, s.Name.Readable, null)));

    /// <summary>The version of the codebook that is meant.</summary>
    public static Outcome<CodebookVersion> CodebookVersion(Study study, string typed) =>
        Find("version", typed, study.Coding.Codebook.Versions.Select(static v => new Candidate<CodebookVersion>(v, v.Id.ToString(), null, v.Name.Readable, null)));

    /// <summary>The coder who is meant.</summary>
    public static Outcome<Coder> Coder(Study study, string typed) =>
        Find("coder", typed, study.Team.Coders.Values.Select(static c => new Candidate<Coder>(
            c, c.Id.ToString(), c.ImportedId?.Readable, c.Name.Readable, null)));

    /// <summary>The participant who is meant.</summary>
    public static Outcome<Participant> Participant(Study study, string typed) =>
        Find("participant", typed, study.Protection.Participants.Values.Select(static p => new Candidate<Participant>(
            p, p.Id.ToString(), null, p.Pseudonym.Readable, null)));

    /// <summary>The collaborator who is meant.</summary>
    public static Outcome<Collaborator> Collaborator(Study study, string typed) =>
        Find("collaborator", typed, study.Protection.Collaborators.Values.Select(static c => new Candidate<Collaborator>(
            c, c.Id.ToString(), null, c.Pseudonym.Readable, null)));

    /// <summary>The guide that is meant: by a path such as <c>Guide/v2</c>, by its title or by its version where only one has it.</summary>
    public static Outcome<Guide> Guide(Study study, string typed) =>
        Find("guide", typed, study.Sources.Guides.Values.OrderBy(static g => g.Id).Select(static g => new Candidate<Guide>(
            g, g.Id.ToString(), g.Version.Readable, g.Title.Readable, g.Path)));

    /// <summary>The question of a guide that is meant: by its label, its text or its id.</summary>
    public static Outcome<Question> Question(Guide guide, string typed) =>
        Find("question", typed, guide.Questions.Select(static q => new Candidate<Question>(
            q, q.Id.ToString(), q.Label.Readable, q.Text.Readable, q.Label.Readable)));

    /// <summary>The event that is meant.</summary>
    public static Outcome<Event> Event(Study study, string typed) =>
        Find("event", typed, study.Sources.Events.Values.OrderBy(static e => e.Id).Select(static e => new Candidate<Event>(
            e, e.Id.ToString(), null, e.Name.Readable, null)));

    /// <summary>The memo that is meant: by its id or its title.</summary>
    public static Outcome<Memo> Memo(Study study, string typed) =>
        Find("memo", typed, study.Coding.Memos.Select(static m => new Candidate<Memo>(m, m.Id.ToString(), null, m.Title.Readable, null)));

    /// <summary>The id that is shown for a source: the one under which another program knew it, else its own.</summary>
    public static string IdOf(Source source) => source.ImportedId?.Readable ?? source.Id.ToString();

    /// <summary>The id that is shown for a code.</summary>
    public static string IdOf(Code code) => code.ImportedId?.Readable ?? code.Id.ToString();

    /// <summary>The id that is shown for a coder.</summary>
    public static string IdOf(Coder coder) => coder.ImportedId?.Readable ?? coder.Id.ToString();

    /// <summary>The id that is shown for a coding.</summary>
    public static string IdOf(in PassageCoding coding) => coding.Notes?.ImportedId?.Readable ?? coding.Id.ToString();


    private static Outcome<T> Find<T>(string kind, string typed, IEnumerable<Candidate<T>> all)
        where T : class
    {
        string wanted = typed.Trim();
        Candidate<T>[] candidates = [.. all];
        // From the surest meaning to the loosest: the first that fits anything decides.
        Func<Candidate<T>, bool>[] meanings =
        [
            c => string.Equals(c.Id, wanted, StringComparison.OrdinalIgnoreCase),
            c => string.Equals(c.ImportedId, wanted, StringComparison.Ordinal),
            c => string.Equals(c.Path, wanted, StringComparison.Ordinal),
            c => string.Equals(c.Name, wanted, StringComparison.Ordinal),
            c => string.Equals(c.Path, wanted, StringComparison.OrdinalIgnoreCase),
            c => string.Equals(c.Name, wanted, StringComparison.OrdinalIgnoreCase),
        ];
        foreach (Func<Candidate<T>, bool> meaning in meanings)
        {
            Candidate<T>[] meant = [.. candidates.Where(meaning)];
            if (meant.Length == 1) return meant[0].What;
            if (meant.Length > 1) return Ambiguous(kind, wanted, meant);
        }
        return Unknown(kind, wanted, [.. candidates.Select(static c => c.Path ?? c.Name).OfType<string>()]);
    }

    private static Refusal Ambiguous<T>(string kind, string typed, Candidate<T>[] meant)
    {
        // A path tells codes apart; two things of one path or name are told apart by their ids alone.
        IEnumerable<string> names = meant.GroupBy(static c => c.Path ?? c.Name, StringComparer.Ordinal)
            .SelectMany(static g => g.Count() == 1 ? [g.Key ?? ""] : g.Select(c => $"{g.Key} ({c.ImportedId ?? c.Id})"));
        return Refusal.Of("naming.ambiguous", ("kind", new Term("thing", kind)), ("typed", typed), ("candidates", Listed(names, CandidatesShown)));
    }

    private static Refusal Unknown(string kind, string typed, ImmutableArray<string> names)
    {
        string[] nearest = [.. Nearest(typed, names)];
        return nearest.Length == 0
            ? Refusal.Of("naming.unknown", ("kind", new Term("thing", kind)), ("typed", typed))
            : Refusal.Of("naming.unknown-but-near", ("kind", new Term("thing", kind)), ("typed", typed), ("nearest", Listing.Of(nearest)));
    }

    /// <summary>The names that a person may have meant by a name that does not exist: nearest first.</summary>
    public static IEnumerable<string> Nearest(string typed, IEnumerable<string> names)
    {
        string wanted = FoldedText.Of(typed).Text;
        int reach = Math.Max(2, wanted.Length / 3);
        return names.Distinct(StringComparer.Ordinal)
            .Select(name => (name, far: Distance(wanted, name, reach)))
            .Where(n => n.far <= reach)
            .OrderBy(static n => n.far).ThenBy(static n => n.name, StringComparer.Ordinal)
            .Take(NearestShown).Select(static n => n.name);
    }

    // A path is near when its last name is; a name that begins with what was typed is nearer than a slip of two letters.
    private static int Distance(string wanted, string name, int reach)
    {
        string whole = FoldedText.Of(name).Text;
        string last = whole[(whole.LastIndexOf('/') + 1)..];
        if (wanted.Length > 0 && (whole.StartsWith(wanted, StringComparison.Ordinal) || last.StartsWith(wanted, StringComparison.Ordinal))) return 1;
        return Math.Min(EditDistance.Between(wanted, whole, reach), EditDistance.Between(wanted, last, reach));
    }

    /// <summary>Names as a list for a message, cut off after a number of them.</summary>
    internal static ISayable Listed(IEnumerable<string> names, int most) => Listing.Of(names, most);

    private sealed record Candidate<T>(T What, string Id, string? ImportedId, string? Name, string? Path);
}
