using System.Collections.Immutable;
using System.Text;
using Offramp.Research;

namespace Offramp.Formats.Tests;

/// <summary>Reports as a study gives them: invented, small, with everything that a writer must tell.</summary>
internal static class SomeReports
{
    /// <summary>Words that try to be markup in every form, and characters that no file may carry.</summary>
    public const string Hostile =
        "<script>alert(1)</script> ]]> <!-- & &amp; {{ x }} {% raw %} a|b \u202Edesrever\u2066 \0 \uD800 \uDFFF \uFFFE \u001B **b** _i_ [l](javascript:x) `c` ![p](x) \"q\" 'a' \\ www.x.example https://x.example -- ... ~~s~~ $m$ @you :tada: <x onmouseover=y>";

    /// <summary>Three sources, one of them in Persian, six codes, one of them without a passage, one passage withheld.</summary>
    public static CodingReport Harbour() => new()
    {
        Title = "Why the boats came back",
        Date = new DateOnly(2024, 3, 2),
        Sources =
        [
            Source(1, "P-01", 4) with { Wave = "w1", Date = "early spring", Place = "The coast", Language = "en", Capture = "recorded, word for word" },
            Source(2, "P-02", 3) with { Wave = "w1", Date = "2023-05", Place = "ساحل", Language = "fa", Capture = "recorded, word for word" },
            Source(3, "Harbour Gazette", 1) with { Kind = SourceKind.Publication, Date = "2019", Participants = [] },
        ],
        Codes =
        [
            Code(1, "Offer", 0, null, 0xB35900, "What membership was said to bring.", [1, 0, 0], Passage(1, 1, "They read us a list.") with
            {
                QuotedFrom = "a cousin",
                Judgement = new Judgement(Stance.Reports, Standing.ReportedSpeech, Elicitation.Prompted, Standpoint.Hearsay),
            }),
            Code(2, "Pay", 1, "C1", 0x2E6DA4, "Wages, promised or paid.", [2, 1, 0],
                Passage(2, 1, "The first month they paid.\n\nThen half.") with { Coders = 2 },
                Passage(3, 2, "ماه اول معاش دادند، بعد GPS قایق را فروختند. سال ۲۰۱۶ هیچ.") with
                {
                    Language = "fa",
                    Turn = null,
                    Elsewhere = [new ReportedCounterpart(RenditionKind.Translation, "en", new Words(new(2), "The first month they gave the pay, then they sold the boat's GPS. In 2016 nothing."))],
                }) with
            {
                Use = "Where a sum or its absence is named.",
                NotUse = "For gifts: use Offer.",
                Example = "“The first month they paid.”",
            },
            Code(3, "Rank", 1, "C1", null, null, [0, 0, 0]),
            Code(4, "Leaving", 0, null, 0x5B7F3A, "How and why people left.", [0, 0, 0]),
            Code(5, "Family", 1, "C4", 0x5B7F3A, "Relatives who called back.", [1, 2, 0],
                Passage(4, 1, "My mother telephoned every week.") with { Judgement = default },
                Passage(5, 2, null) with { Withheld = Note.Of("protection.consented-paraphrase", ("participant", "P-02")) },
                Passage(6, 2, "What did she say?") with { Speaker = null, SpeakerRole = CollaboratorRole.Interviewer }),
            Code(6, "Public view", 0, null, 0x777777, "What others wrote.", [0, 0, 1],
                Passage(7, 3, "Of forty boats, thirty-one returned.") with { Speaker = null, Turn = null, Judgement = new Judgement(Stance.Unset, Standing.Literature, Elicitation.Unset, Standpoint.Unknown) }),
        ],
        CoOccurrences = [new ReportedPair("C5", "C2", 1, 1), new ReportedPair("C1", "C2", 2, 2)],
        Notes = [Note.Of("One passage is withheld: its participant agreed to a paraphrase.")],
    };

    /// <summary>A report in which every text is <see cref="Hostile"/>.</summary>
    public static CodingReport HostileEverywhere() => Saying(Hostile);

    /// <summary>A report in which every text of the study is the one given.</summary>
    public static CodingReport Saying(string text) => Harbour() with
    {
        Title = text,
        Sources = [.. Harbour().Sources.Select(s => s with { Label = text, Wave = text, Date = text, Place = text, Language = text, Capture = text })],
        Codes =
        [
            .. Harbour().Codes.Select(c => c with
            {
                Name = text, Path = text, Definition = text, Use = text, NotUse = text, Example = text,
                Passages = [.. c.Passages.Select(p => p with
                {
                    Text = p.Text is null ? null : Words(text), Speaker = text, Language = text, QuotedFrom = text, Withheld = p.Withheld is null ? null : Note.Of(text),
                    Elsewhere = [.. p.Elsewhere.Select(_ => new ReportedCounterpart(RenditionKind.Translation, text, Words(text)))],
                })],
            }),
        ],
        Notes = [Note.Of(text)],
    };

    /// <summary>Nothing was collected or coded yet.</summary>
    public static CodingReport Empty() => new() { Title = "", Sources = [], Codes = [], CoOccurrences = [], Notes = [] };

    /// <summary>A report of so many sources that no page is wide enough for all of them.</summary>
    public static CodingReport Wide(int sources) => Harbour() with
    {
        Sources = [.. Enumerable.Range(1, sources).Select(n => Source(n, $"P-{n:00}", 0))],
        Codes = [.. Harbour().Codes.Select(c => c with { CodingsBySource = [.. Enumerable.Range(1, sources).Select(n => n % 3)] })],
    };

    public static Words Words(string text) => new(new Id<Holder>(1), text);

    public static string Html(CodingReport report) => Text(stream => HtmlReport.Write(report, stream));

    public static string Markdown(CodingReport report) => Text(stream => MarkdownReport.Write(report, stream));

    public static byte[] Word(CodingReport report)
    {
        var stream = new MemoryStream();
        WordReport.Write(report, stream);
        return stream.ToArray();
    }

    private static string Text(Action<Stream> write)
    {
        var stream = new MemoryStream();
        write(stream);
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(stream.ToArray());
    }

    private static ReportedSource Source(int n, string label, int codings) => new()
    {
        Key = $"S{n}",
        Label = label,
        Kind = SourceKind.Interview,
        Participants = [label],
        Codings = codings,
    };

    private static ReportedCode Code(int n, string name, int depth, string? parent, int? colour, string? definition, ImmutableArray<int> counts, params ReportedPassage[] passages) => new()
    {
        Key = $"C{n}",
        Name = name,
        Path = name,
        Parent = parent,
        Depth = depth,
        Colour = colour,
        Definition = definition,
        Codings = counts.Sum(),
        Sources = counts.Count(static c => c > 0),
        CodingsBySource = counts,
        Passages = [.. passages],
    };

    private static ReportedPassage Passage(int n, int source, string? text) => new()
    {
        Key = $"Q{n}",
        Source = $"S{source}",
        Speaker = $"P-0{source}",
        Turn = n,
        Language = "en",
        Text = text is null ? null : Words(text),
        Judgement = new Judgement(Stance.Supports, Standing.SourceWords, Elicitation.Spontaneous, Standpoint.OwnExperience),
        Coders = 1,
    };
}
