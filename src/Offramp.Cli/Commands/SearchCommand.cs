using System.Collections.Immutable;
using System.CommandLine;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Looking for words, and coding what was found after review.</summary>
internal static class SearchCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var words = new Argument<string[]>("WORDS")
        {
            Description = "word, \"a phrase\", prefix*, a NEAR/5 b, AND, OR, NOT (in capitals) and brackets; - reads them from standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var scope = new Option<SearchScope>("--in")
        {
            Description = "Where: text (default), passages, or memos.",
            HelpName = "text|passages|memos",
            CustomParser = static result => Kinds.Argument<SearchScope>(result),
            DefaultValueFactory = static _ => SearchScope.Text,
        };
        var regex = new Option<bool>("--regex") { Description = "The words are a regular expression, held against the text as it is written, case aside." };
        var folded = new Option<bool>("--folded") { Description = "Hold the regular expression against letters without accents and differences of keyboards, as words are." };
        var coding = new SearchCodingOptions();
        Option<bool> json = Door.Json();
        var command = new Command("search",
            "Find words in texts, passages or memos, without regard to case and accents. AND, OR and NOT join words of one text, passage or memo. With --code, code what was found.")
        {
            words, scope, regex, folded,
        };
        coding.AddTo(command);
        command.Add(json);
        command.SetAction(parsed =>
        {
            string[] given = parsed.GetValue(words)!;
            // From standard input the words stand in no shell history and no process list.
            string asked = given is ["-"] ? door.Terminal.In.ReadLine() ?? "" : string.Join(' ', given);
            TextQuery query = door.Granted(parsed.GetValue(regex) || parsed.GetValue(folded) ? TextQuery.ParseRegex(asked, parsed.GetValue(folded)) : TextQuery.Parse(asked));
            bool writes = coding.Writes(door, parsed, parsed.GetValue(scope));
            using OpenStudy open = writes ? door.Write(parsed) : door.Read(parsed);
            SearchResult result = SearchViews.Find(open.Study, query, parsed.GetValue(scope));
            foreach (Note note in result.Notes) door.Terminal.Error.WriteLine(Messages.English.Say(note));
            if (coding.IsAsked(parsed)) return coding.Run(door, open, parsed, result, parsed.GetValue(json));
            if (parsed.GetValue(json)) JsonLines.Write(door.Terminal.Out, result.Hits.Select((hit, i) => ToJson(open.Study, hit, i + 1)));
            else Print(door, open.Study, result);
            return 0;
        });
        return command;
    }

    private static void Print(Door door, Study study, SearchResult result)
    {
        var table = new TextTable("no.", "where", "at", "coded", "words in their context");
        for (int i = 0; i < result.Hits.Length; i++)
        {
            SearchHit hit = result.Hits[i];
            table.Add(
                i + 1, Where(hit), hit.Document is not null ? $"{hit.Start}–{hit.End}" : hit.Memo is not null ? "memo" : Kinds.Name(hit.CodeText ?? default),
                string.Join(", ", CodesAt(study, hit).Select(static code => code.Name.Text)), hit.Context.Text);
        }
        table.Write(door.Terminal, Messages.English.Say("cli.no-results"));
    }

    private static string? Where(SearchHit hit) => hit.Memo?.Title.Text ?? hit.Document?.Name.Text ?? hit.Source?.Name.Text ?? hit.Code?.Name.Text;

    /// <summary>The codes of the passages that a hit of a text touches, in the order of the codebook.</summary>
    private static IEnumerable<Code> CodesAt(Study study, SearchHit hit)
    {
        if (hit.Document is null || hit.Memo is not null || hit.CodingField is not null) return [];
        HashSet<Id<Code>> codes = [.. study.Coding.In(hit.Document.Id).Where(coding => coding.Start < hit.End && coding.End > hit.Start).Select(static coding => coding.Code)];
        return codes.Count == 0 ? [] : study.Coding.Codebook.Order.Where(codes.Contains).Select(code => study.Coding.Codebook.Codes[code]);
    }

    private static object ToJson(Study study, SearchHit hit, int number) => new
    {
        number,
        source = hit.Source?.Name.Text,
        document = hit.Document?.Name.Text,
        start = hit.Start,
        end = hit.End,
        text = hit.Text.Text,
        context = hit.Context.Text,
        sourceId = hit.Source is { } source ? Names.IdOf(source) : null,
        documentId = hit.Source is { } of && hit.Document is { } document ? Shown.DocumentId(of, document) : null,
        code = hit.Code?.Name.Text,
        path = hit.Code is { } code ? study.Coding.Codebook.PathOf(code.Id) : null,
        field = hit.CodingField is { } field ? Kinds.Name(field) : hit.CodeText is { } which ? Kinds.Name(which) : null,
        memo = hit.Memo?.Title.Text,
        memoId = hit.Memo?.Id.ToString(),
        linkId = hit.Link?.Id.ToString(),
        codes = CodesAt(study, hit).Select(found => study.Coding.Codebook.PathOf(found.Id)).ToImmutableArray(),
    };
}
