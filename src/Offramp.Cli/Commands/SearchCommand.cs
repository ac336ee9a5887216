using System.CommandLine;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Looking for words.</summary>
internal static class SearchCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var words = new Argument<string[]>("WORDS")
        {
            Description = "word, \"a phrase\", prefix*, a NEAR/5 b; - reads them from standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var scope = new Option<SearchScope>("--in")
        {
            Description = "Where: text (default), passages, or memos.",
            HelpName = "text|passages|memos",
            CustomParser = static result => Kinds.Argument<SearchScope>(result),
            DefaultValueFactory = static _ => SearchScope.Text,
        };
        var regex = new Option<bool>("--regex") { Description = "The words are a regular expression." };
        Option<bool> json = Door.Json();
        var command = new Command("search",
            "Find words in texts, passages or memos, without regard to case and accents.")
        {
            words, scope, regex, json,
        };
        command.SetAction(parsed =>
        {
            string[] given = parsed.GetValue(words)!;
            // From standard input the words stand in no shell history and no process list.
            string asked = given is ["-"] ? door.Terminal.In.ReadLine() ?? "" : string.Join(' ', given);
            TextQuery query = door.Granted(parsed.GetValue(regex) ? TextQuery.ParseRegex(asked) : TextQuery.Parse(asked));
            using OpenStudy open = door.Read(parsed);
            SearchResult result = SearchViews.Find(open.Study, query, parsed.GetValue(scope));
            if (parsed.GetValue(json)) JsonLines.Write(door.Terminal.Out, result.Hits.Select(hit => ToJson(open.Study, hit)));
            else Print(door, result);
            foreach (Note note in result.Notes) door.Terminal.Error.WriteLine(Messages.English.Say(note));
            return 0;
        });
        return command;
    }

    private static void Print(Door door, SearchResult result)
    {
        var table = new TextTable("where", "at", "words in their context");
        foreach (SearchHit hit in result.Hits)
            table.Add(hit.Document?.Name.Text ?? hit.Code?.Name.Text, hit.Document is null ? Kinds.Name(hit.CodeText ?? default) : $"{hit.Start}–{hit.End}", hit.Context.Text);
        table.Write(door.Terminal, Messages.English.Say("cli.no-results"));
    }

    private static object ToJson(Study study, SearchHit hit) => new
    {
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
    };
}
