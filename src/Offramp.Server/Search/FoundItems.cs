using System.Text.Json;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>Answers as pages read them.</summary>
internal static class FoundItems
{
    private const int LongestText = 900;

    /// <summary>An answer.</summary>
    public static FoundItem Of(Study study, FoundPassage found)
    {
        SearchHit? written = found.Written;
        string text = written is not null ? written.Text.Text : found.Text?.Text ?? "";
        (string before, string after) = written is not null ? Around(written, text) : (found.Before?.Text ?? "", found.After?.Text ?? "");
        bool cut = text.Length > LongestText;
        PassageCoding? coding = written is null ? found.Coding : null;
        return new FoundItem
        {
            Key = ReviewKey.Of(found),
            InText = found.IsInText,
            Source = found.Source?.Id.ToString(),
            SourceName = found.Source?.Name.Text,
            Document = found.Document?.Id.ToString(),
            DocumentName = found.Document?.Name.Text,
            Version = found.Document?.Version.ToString(),
            Language = found.Language,
            Start = found.Start,
            End = found.End,
            Text = Cut(text, LongestText),
            Before = before,
            After = cut ? "" : after,
            Cut = cut,
            Turn = found.Turn?.Number,
            Speaker = found.Speaker,
            Coding = (coding ?? written?.Coding)?.Id.ToString(),
            Code = (coding?.Code ?? written?.Code?.Id)?.ToString(),
            Coder = (coding?.Coder ?? written?.Coding?.Coder ?? written?.Link?.Coder)?.ToString(),
            Stance = coding?.Judgement.Stance,
            Standing = coding?.Judgement.Standing,
            Elicitation = coding?.Judgement.Elicitation,
            Standpoint = coding?.Judgement.Standpoint,
            Note = coding?.Notes?.Memo?.Text,
            Codes = [.. Codes(study, found)],
            Field = written?.CodingField is { } field ? Kebab(field) : written?.CodeText is { } which ? Kebab(which) : null,
            Memo = written?.Memo?.Id.ToString(),
            MemoTitle = written?.Memo?.Title.Text,
        };
    }

    /// <summary>How many answers there are of each value.</summary>
    public static FoundCounts Counts(FindResult result)
    {
        PassageCoding[] all = [.. result.Found.Where(static found => found.Coding is not null).Select(static found => found.Coding!.Value)];
        Judgement[] judged = [.. result.Found.Where(static found => found.Coding is not null && found.Written is null).Select(static found => found.Coding!.Value.Judgement)];
        Source[] sources = [.. result.Found.Select(static found => found.Source).OfType<Source>()];
        return new FoundCounts(
            Counted(sources.Select(static source => source.Id), static id => id.ToString()),
            Counted(all.Select(static coding => coding.Code), static id => id.ToString()),
            Counted(all.Select(static coding => coding.Coder), static id => id.ToString()),
            Counted(judged.Select(static judgement => judgement.Stance), Kebab), Counted(judged.Select(static judgement => judgement.Standing), Kebab),
            Counted(judged.Select(static judgement => judgement.Elicitation), Kebab), Counted(judged.Select(static judgement => judgement.Standpoint), Kebab),
            Counted(sources.Select(static source => source.Noted(Particular.Wave)).OfType<string>(), static wave => wave),
            Counted(result.Found.Select(static found => found.Language).OfType<string>(), static language => language),
            Counted(sources.Select(static source => source.Kind), Kebab));
    }

    /// <summary>The first of many words: no character is cut in two.</summary>
    public static string Cut(string text, int length) => text.Length <= length ? text : text[..(char.IsLowSurrogate(text[length]) ? length - 1 : length)];

    /// <summary>The member's name as pages read it.</summary>
    public static string Kebab<T>(T member)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(member.ToString());

    private static IEnumerable<FoundCode> Codes(Study study, FoundPassage found)
    {
        if (found.Written is not null) return [];
        ILookup<Id<Code>, PassageCoding> touching = found.Touching.ToLookup(static coding => coding.Code);
        return touching.Count == 0 ? [] : study.Coding.Codebook.Order.Where(touching.Contains).Select(code => new FoundCode(
            code.ToString(), [.. touching[code].Select(static coding => coding.Coder.ToString()).Distinct()],
            touching[code].Any(coding => coding.Start == found.Start && coding.End == found.End)));
    }

    // What was written stands in the context, on one line, as a search gives it.
    private static (string Before, string After) Around(SearchHit hit, string text)
    {
        string context = hit.Context.Text;
        int at = context.IndexOf(text, StringComparison.Ordinal);
        return at < 0 ? ("", "") : (context[..at], context[(at + text.Length)..]);
    }

    // Values are named once each, however many answers have them.
    private static FoundCount[] Counted<T>(IEnumerable<T> values, Func<T, string> name)
        where T : notnull =>
    [
        .. values.CountBy(static value => value).Select(count => new FoundCount(name(count.Key), count.Value))
            .OrderByDescending(static count => count.Count).ThenBy(static count => count.Value, StringComparer.Ordinal),
    ];
}
