using System.Collections.Immutable;
using System.Globalization;
using Offramp.Methods.Dates;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>A version of a guide.</summary>
/// <param name="Id">How sources and later versions refer to it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Version">Which version it is.</param>
/// <param name="Wave">The id of a wave; null for any.</param>
/// <param name="From">The id of the version above from which it was made.</param>
/// <param name="Questions">Its questions in order.</param>
public sealed record ManifestGuide(string Id, string Title, string Version, string? Wave, string? From, ImmutableArray<ManifestQuestion> Questions);

/// <summary>A question of a guide.</summary>
/// <param name="Label">Its number or label.</param>
/// <param name="Text">How it is to be asked.</param>
/// <param name="Probes">The label of the question above that it probes further.</param>
/// <param name="Was">Its label in the version from which this one was made; null where it is new.</param>
/// <param name="AsksAbout">Codes, by id, path or name; the codebook is read elsewhere.</param>
public sealed record ManifestQuestion(string Label, string Text, string? Probes, string? Was, ImmutableArray<string> AsksAbout);

/// <summary>A question that was put in a source, or left out.</summary>
/// <param name="Guide">The id of a guide.</param>
/// <param name="Question">The label of one of its questions.</param>
/// <param name="To">The pseudonym of one who spoke in the source; null for all.</param>
/// <param name="Manner">How; null where it was left out.</param>
/// <param name="Turn">The number of the turn; null where it is not noted.</param>
/// <param name="Quote">Instead of the turn: the words, which stand once in the text.</param>
/// <param name="File">The text in which that is; null for the original.</param>
/// <param name="Reason">Why it was left out.</param>
public sealed record ManifestPut(
    string Guide, string Question, string? To, QuestionManner? Manner, int? Turn, string? Quote, string? File, string? Reason);

/// <summary>An event.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Particulars">What else is known; the date is EDTF.</param>
public sealed record ManifestEvent(string Name, ImmutableSortedDictionary<EventField, string> Particulars);

/// <summary>Reads guides, events, and the questions that were put. A slip in them leaves out the entry alone, never a source or a consent.</summary>
internal static class ManifestGuides
{
    private static readonly ManifestWordList<QuestionManner> Manners = new();

    /// <summary>The guides; a later one may be made from an earlier one.</summary>
    public static ImmutableArray<ManifestGuide> Guides(ManifestFields manifest, HashSet<string> waves)
    {
        var guides = new UniqueEntries<ManifestGuide>();
        foreach (ManifestFields entry in manifest.Entries("guides", false, "id", "title", "version", "wave", "from", "questions"))
        {
            guides.Add(entry, "id", id =>
            {
                string? title = entry.Name("title", true), version = entry.Name("version", true);
                string? wave = entry.Reference("wave", "wave", waves);
                string? from = entry.Reference("from", "guide", guides.All.Select(static g => g.Id).ToHashSet(StringComparer.Ordinal));
                ImmutableArray<ManifestQuestion> before = guides.All.FirstOrDefault(g => g.Id == from)?.Questions ?? [];
                ImmutableArray<ManifestQuestion> questions = Questions(entry, [.. before.Select(static q => q.Label)]);
                if (title is not null && version is not null) return new ManifestGuide(id, title, version, wave, from, questions);
                entry.Say(null, "formats.manifest-left-out");
                return null;
            });
        }
        return guides.All;
    }

    /// <summary>The events.</summary>
    public static ImmutableArray<ManifestEvent> Events(ManifestFields manifest)
    {
        var events = new UniqueEntries<ManifestEvent>();
        foreach (ManifestFields entry in manifest.Entries("events", false, "name", "date", "dateAsSaid", "place", "note"))
        {
            events.Add(entry, "name", name =>
            {
                (EventField Field, string? Words)[] noted =
                [
                    (EventField.Date, entry.Date("date")), (EventField.DateAsSaid, entry.Text("dateAsSaid")),
                    (EventField.Place, entry.Name("place")), (EventField.Note, entry.Text("note")),
                ];
                return new ManifestEvent(name, ImmutableSortedDictionary<EventField, string>.Empty.AddRange(
                    noted.Where(static n => n.Words is not null).Select(static n => KeyValuePair.Create(n.Field, n.Words!))));
            });
        }
        return events.All;
    }

    /// <summary>The questions that were put in a source, or left out.</summary>
    /// <param name="source">The source's entry.</param>
    /// <param name="guides">The guides.</param>
    /// <param name="participants">Those who spoke in it.</param>
    /// <param name="files">Its texts.</param>
    public static ImmutableArray<ManifestPut> Put(
        ManifestFields source, ImmutableArray<ManifestGuide> guides, HashSet<string> participants, HashSet<string> files)
    {
        var put = ImmutableArray.CreateBuilder<ManifestPut>();
        Dictionary<string, HashSet<string>> labels = guides.ToDictionary(
            static g => g.Id, static g => g.Questions.Select(static q => q.Label).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (ManifestFields entry in source.Entries("questions", false, "guide", "question", "to", "how", "turn", "quote", "file", "leftOut"))
        {
            int before = entry.ProblemCount;
            string? guide = entry.Reference("guide", "guide", labels.Keys.ToHashSet(StringComparer.Ordinal), true);
            string? question = guide is null ? entry.Name("question", true) : entry.Reference("question", "question", labels[guide], true);
            string? to = entry.Reference("to", "participant", participants);
            string? reason = entry.Text("leftOut");
            QuestionManner? manner = entry.Word("how", Manners, reason is null);
            int? turn = Turn(entry);
            string? quote = entry.Text("quote"), file = entry.Reference("file", "rendition", files);
            // Of a slip in any of its keys nobody knows what was meant: a question put to one, or as pressed, must not become one put otherwise.
            if (entry.ProblemCount > before || guide is null || question is null) entry.Say(null, "formats.manifest-left-out");
            else put.Add(new ManifestPut(guide, question, to, reason is null ? manner : null, turn, quote, file, reason));
        }
        return put.ToImmutable();
    }

    /// <summary>A date that rests on an event of the manifest.</summary>
    public static string? RelativeDateOf(ManifestFields entry, ImmutableArray<ManifestEvent> events)
    {
        if (entry.Text("relativeDate") is not { } typed) return null;
        if (RelativeDate.TryParse(typed, out RelativeDate? date) && events.Any(e => Called(e.Name, date.Event))) return typed;
        entry.Say("relativeDate", "formats.manifest-relative-date", ("date", typed));
        return null;
    }

    private static bool Called(string name, string typed) => string.Equals(name, typed, StringComparison.OrdinalIgnoreCase)
        || (typed.StartsWith("the ", StringComparison.OrdinalIgnoreCase) && string.Equals(name, typed[4..], StringComparison.OrdinalIgnoreCase));

    private static ImmutableArray<ManifestQuestion> Questions(ManifestFields guide, HashSet<string> before)
    {
        var questions = new UniqueEntries<ManifestQuestion>();
        foreach (ManifestFields entry in guide.Entries("questions", true, "label", "text", "probes", "was", "asksAbout"))
        {
            questions.Add(entry, "label", label =>
            {
                string? text = entry.Text("text", true);
                string? probes = entry.Reference("probes", "question", questions.All.Select(static q => q.Label).ToHashSet(StringComparer.Ordinal));
                string? was = entry.Reference("was", "question", before);
                ImmutableArray<string> about = [.. entry.Entries("asksAbout", false, "code").Select(static code => code.Name("code", true)).OfType<string>()];
                if (text is not null) return new ManifestQuestion(label, text, probes, was, about);
                entry.Say(null, "formats.manifest-left-out");
                return null;
            });
        }
        return questions.All;
    }

    private static int? Turn(ManifestFields entry)
    {
        if (entry.Name("turn") is not { } typed) return null;
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out int turn) && turn > 0) return turn;
        entry.Say("turn", "formats.manifest-turn", ("turn", typed));
        return null;
    }
}
