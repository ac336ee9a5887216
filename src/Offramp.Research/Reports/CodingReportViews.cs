using System.Collections.Immutable;
using System.Globalization;

namespace Offramp.Research;

/// <summary>What a person asks for when a coding is to be published.</summary>
/// <param name="Today">The day on which it would leave: the end of a consent is held against it.</param>
/// <param name="Title">The title; null for the study's.</param>
/// <param name="Date">The date to print; null for the day of the last act that the report rests on.</param>
public sealed record CodingReportOrder(DateOnly Today, string? Title = null, DateOnly? Date = null)
{
    /// <summary>The codes to tell of, each with those below it; empty for the whole codebook.</summary>
    public ImmutableArray<Id<Code>> Codes { get; init; } = [];

    /// <summary>The sources to tell of: counts and passages are of these alone; empty for all.</summary>
    public ImmutableArray<Id<Source>> Sources { get; init; } = [];

    /// <summary>Whether to show each passage in the other texts of its source too, such as a translation: by whole turns, so that more words leave than were coded.</summary>
    public bool WithTranslations { get; init; }

    /// <summary>How many passages of a code to show at most, taken evenly from all of them; null for all.</summary>
    public int? MostPassages { get; init; }
}

/// <summary>Questions to what is published.</summary>
public static class CodingReportViews
{
    /// <summary>The coding report. Words stand in it only where every consent that they hang on lets them leave verbatim; all others are withheld with
    /// the reason. Withdrawn sources are not in it.</summary>
    public static CodingReport Of(Study study, CodingReportOrder order) => new Writing(study, order).Report();

    private sealed class Writing
    {
        private readonly Study study;
        private readonly Study part;
        private readonly CodingReportOrder order;
        private readonly CodeFrequencies frequencies;
        private readonly ImmutableArray<string> names;
        private readonly Dictionary<Id<Code>, string> keys = [];
        private readonly Dictionary<Id<Source>, int> sourceNumbers = [];
        private readonly ReservedWords reserved;
        private int passages;
        private int leftOut;
        private int withheld;
        private int textsWithheld;

        public Writing(Study study, CodingReportOrder order)
        {
            this.study = study;
            this.order = order;
            part = ReportedPart.Of(study, order);
            frequencies = CodingViews.Frequencies(part);
            for (int i = 0; i < frequencies.Sources.Length; i++) sourceNumbers.Add(frequencies.Sources[i].Id, i);
            for (int i = 0; i < frequencies.Codes.Length; i++) keys.Add(frequencies.Codes[i].Code.Id, Key("C", i));
            names = [.. frequencies.Codes.Select(NameOf)];
            reserved = ReservedWords.Of(study, order.Today);
        }

        public CodingReport Report()
        {
            ImmutableArray<ReportedSource> sources = ReportedSources.Of(study, frequencies);
            ImmutableArray<ReportedCode> codes = [.. frequencies.Codes.Select((_, number) => CodeOf(number))];
            ImmutableArray<ReportedPair> pairs =
            [
                .. CodingViews.CoOccurrence(part).Select(row => new ReportedPair(keys[row.A.Id], keys[row.B.Id], row.Passages, row.Sources)),
            ];
            return new CodingReport
            {
                Title = order.Title ?? study.Title?.Text ?? "",
                Date = order.Date ?? LastDay(),
                Sources = sources,
                Codes = codes,
                CoOccurrences = pairs,
                Notes = [.. Notes()],
            };
        }

        private static string Key(string letter, int number) => string.Create(CultureInfo.InvariantCulture, $"{letter}{number + 1}");

        private IEnumerable<Note> Notes()
        {
            if (!order.Codes.IsEmpty) yield return Note.Of("reports.codes-chosen", ("count", frequencies.Codes.Length), ("all", study.Coding.Codebook.Codes.Count));
            if (!order.Sources.IsEmpty)
                yield return Note.Of("reports.sources-chosen", ("count", frequencies.Sources.Length), ("all", ReadingOrder.Of(study).Sources.Length));
            if (leftOut > 0) yield return Note.Of("reports.passages-left-out", ("shown", passages), ("passages", passages + leftOut));
            if (withheld > 0) yield return Note.Of("reports.passages-withheld", ("withheld", withheld), ("passages", passages));
            if (textsWithheld > 0) yield return Note.Of("reports.codebook-texts-withheld", ("count", textsWithheld));
            int withdrawn = study.Sources.ById.Values.Count(static source => source.IsWithdrawn);
            if (withdrawn > 0) yield return Note.Of("reports.sources-withdrawn", ("count", withdrawn));
        }

        // Releases and copies tell of the report, not of what it rests on: publishing twice gives the same report.
        private DateOnly? LastDay()
        {
            Act? last = study.History.Acts.FindLast(act => !study.History.Retracted.Contains(act.Id)
                && act.Changes.Any(static change => change is not (ReportsChange or CopyMade or HistoryChange)));
            return last is null ? null : DateOnly.FromDateTime(last.When.UtcDateTime);
        }

        // A name in vivo is a source's words.
        private string NameOf(CodeInTree at)
        {
            Words name = at.Code.Name;
            if (name.IsWithdrawn) return keys[at.Code.Id];
            Source? source = name.Holder == at.Code.Holder ? null : ReadingOrder.Of(study).Sources.FirstOrDefault(s => s.Holder == name.Holder);
            return source is null || Permissions.For(study, source.Id, order.Today).Use == MayLeave.Verbatim ? name.Text : keys[at.Code.Id];
        }

        private ReportedCode CodeOf(int number)
        {
            CodeInTree at = frequencies.Codes[number];
            var path = new Stack<string>();
            for (int above = number; above >= 0; above = ParentOf(above)) path.Push(names[above]);
            int parent = ParentOf(number);
            ImmutableArray<ReportedPassage> shown = PassagesOf(at.Code, out int notShown);
            leftOut += notShown;
            return new ReportedCode
            {
                Key = keys[at.Code.Id],
                Name = names[number],
                Path = string.Join('/', path),
                Parent = parent < 0 ? null : Key("C", parent),
                Depth = at.Depth,
                Colour = at.Code.Colour,
                Definition = TextOf(at.Code, CodeText.Definition),
                Use = TextOf(at.Code, CodeText.Use),
                NotUse = TextOf(at.Code, CodeText.NotUse),
                Example = TextOf(at.Code, CodeText.Example),
                Codings = frequencies.CodingsOf(number),
                Sources = frequencies.SourcesOf(number),
                CodingsBySource = [.. Enumerable.Range(0, frequencies.Sources.Length).Select(source => frequencies.Codings(number, source))],
                Passages = shown,
                PassagesLeftOut = notShown,
            };
        }

        // In the tree written down, the code above is the last one before it that is less deep.
        private int ParentOf(int number)
        {
            int above = number - 1;
            while (above >= 0 && frequencies.Codes[above].Depth >= frequencies.Codes[number].Depth) above--;
            return above;
        }

        // What an analyst wrote may repeat someone who did not agree to be quoted.
        private string? TextOf(Code code, CodeText which)
        {
            if (code.Text(which) is not { IsWithdrawn: false } words) return null;
            if (!reserved.Holds(words)) return words.Text;
            textsWithheld++;
            return null;
        }

        private ImmutableArray<ReportedPassage> PassagesOf(Code code, out int notShown)
        {
            IGrouping<object, PassageRow>[] all =
            [
                .. CodingViews.Passages(part, new PassageQuery { Codes = [code.Id] })
                    .GroupBy(static row => (object)(row.Document.Id, row.Start, row.End, row.Coding.Judgement, row.Coding.Notes?.QuotedFrom?.Text)),
            ];
            int shown = Math.Min(all.Length, order.MostPassages ?? all.Length);
            notShown = all.Length - shown;
            // Evenly over the order of the sources, so that no one voice fills what is shown.
            return
            [
                .. Enumerable.Range(0, shown).Select(i => all[(int)((long)i * all.Length / shown)])
                    .Select(same => PassageOf(same.First(), same.Select(static row => row.Coding.Coder).Distinct().Count())),
            ];
        }

        // A place that reaches beyond the passage would tell words that are not quoted.
        private static ReportedSlip SlipOf(PassageRow row, Slip slip) => new(slip.AsPrinted, row.Document.Text.Text[slip.Start..slip.End] == slip.AsPrinted.Text);

        private ReportedPassage PassageOf(PassageRow row, int coders)
        {
            Permission permission = Permissions.For(study, row.Document.Id, row.Start, row.End, order.Today);
            bool stands = permission.Use == MayLeave.Verbatim;
            if (!stands) withheld++;
            Turn? turn = row.Turn;
            return new ReportedPassage
            {
                Key = Key("Q", passages++),
                Source = Key("S", sourceNumbers[row.Source.Id]),
                Speaker = turn is null ? null : Speech.ParticipantOf(study, row.Source, turn)?.Pseudonym.Text,
                SpeakerRole = turn is null ? null : Speech.CollaboratorOf(study, row.Source, turn)?.Role,
                Turn = turn?.Number,
                Language = row.Document.Language?.Text ?? row.Source.Noted(Particular.Language),
                Text = stands ? row.Text : null,
                Elsewhere = stands && order.WithTranslations ? Elsewhere(row) : [],
                Withheld = stands ? null : permission.Why,
                Slips = stands ? [.. row.Slips.Where(slip => slip.Start >= row.Start && slip.End <= row.End).Select(slip => SlipOf(row, slip))] : [],
                Judgement = row.Coding.Judgement,
                // Who is quoted is said in the analyst's words, which background alone does not allow either.
                QuotedFrom = permission.Use >= MayLeave.Paraphrase ? row.Coding.Notes?.QuotedFrom is { IsWithdrawn: false } from ? from.Text : null : null,
                Coders = coders,
            };
        }

        // A turn holds more words than the passage: what it says beyond it must be allowed to leave too.
        private ImmutableArray<ReportedCounterpart> Elsewhere(PassageRow row) =>
        [
            .. AlignmentViews.Counterparts(study, row.Document.Id, row.Start, row.End)
                .Where(there => Permissions.For(study, there.Document.Id, there.Start, there.End, order.Today).Use == MayLeave.Verbatim)
                .Select(static there => new ReportedCounterpart(there.Document.Kind, there.Document.Language?.Text, there.Text)),
        ];
    }
}
