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
    public static FoundCounts Counts(Study study, FindResult result)
    {
        Dictionary<string, int> sources = [], codes = [], coders = [], stances = [], standings = [], elicitations = [], standpoints = [], waves = [], languages = [], kinds = [];
        foreach (FoundPassage found in result.Found)
        {
            Count(sources, found.Source?.Id.ToString());
            Count(waves, found.Source?.Noted(Particular.Wave));
            Count(languages, found.Language);
            Count(kinds, found.Source is { } source ? Kebab(source.Kind) : null);
            if (found.Coding is not { } coding) continue;
            Count(codes, coding.Code.ToString());
            Count(coders, coding.Coder.ToString());
            if (found.Written is not null) continue;
            Count(stances, Kebab(coding.Judgement.Stance));
            Count(standings, Kebab(coding.Judgement.Standing));
            Count(elicitations, Kebab(coding.Judgement.Elicitation));
            Count(standpoints, Kebab(coding.Judgement.Standpoint));
        }
        return new FoundCounts(
            Listed(sources), Listed(codes), Listed(coders), Listed(stances), Listed(standings), Listed(elicitations), Listed(standpoints), Listed(waves),
            Listed(languages), Listed(kinds));
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

    private static void Count(Dictionary<string, int> counts, string? value)
    {
        if (value is not null) counts[value] = counts.GetValueOrDefault(value) + 1;
    }

    private static FoundCount[] Listed(Dictionary<string, int> counts) =>
        [.. counts.OrderByDescending(static c => c.Value).ThenBy(static c => c.Key, StringComparer.Ordinal).Select(static c => new FoundCount(c.Key, c.Value))];
}
