using System.Collections.Immutable;
using System.CommandLine;
using Offramp.Formats;
using Offramp.Methods;
using Offramp.Methods.Agreement.Spans;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>The file of what coders marked, and the codes of it that were asked for.</summary>
internal sealed class SpansInput(Door door)
{
    private readonly Argument<string> file = new("spans")
    {
        Description = "A JSON file of what coders marked: {\"L\": 2000, \"coders\": [[{\"start\": 26, \"end\": 134, \"code\": \"D\"}, …], …]}, or with documents: [{name, L, coders}, …].",
        HelpName = "SPANS.json",
    };

    private readonly Option<string[]> codes = new("--code") { Description = "Look at this code only; may stand several times.", HelpName = "NAME" };
    private readonly Option<string[]> domains = new("--domain")
    {
        Description = "Codes that exclude each other, divided by commas: \"push,pull\"; may stand several times, for several figures.",
        HelpName = "NAMES",
    };

    /// <summary>Adds the argument and the options.</summary>
    public void Add(Command command)
    {
        command.Add(file);
        command.Add(codes);
        command.Add(domains);
    }

    /// <summary>Reads the file, or ends the command with each reason said at its place.</summary>
    public SpansChosen Read(ParseResult parsed)
    {
        string path = parsed.GetRequiredValue(file);
        door.NeedsFile(path);
        using FileStream stream = File.OpenRead(path);
        Reading<SpansJson> reading = SpansJson.Read(path, stream);
        door.SayProblems(reading.Problems);
        if (reading.Value is not { } read) throw new CommandStoppedException(CommandLine.Refused);
        var placed = new SpansPlaces(door, read);
        SpanData all = placed.Granted(SpanData.Of(read.Coders, read.Documents, read.Codes.Where(static code => code.Length > 0)));
        ImmutableArray<string>[] asked = [.. (parsed.GetValue(domains) ?? []).Select(MethodOptions.Divided)];
        string[] wanted = [.. parsed.GetValue(codes) ?? [], .. asked.SelectMany(static domain => domain)];
        ImmutableArray<MethodProblem> unknown = [.. wanted.Where(code => !all.Codes.Contains(code))
            .Select(code => new MethodProblem("methods.spans-code-unknown").With("code", code).With("known", string.Join(", ", all.Codes)))];
        if (!unknown.IsEmpty) throw placed.Refuse(unknown);
        return new SpansChosen(placed, wanted.Length == 0 ? all : all.OnlyCodes(wanted), [.. asked]);
    }
}

/// <summary>What was read and asked for.</summary>
/// <param name="Places">Where things stand in the file.</param>
/// <param name="Data">What coders marked, with the codes that were asked for.</param>
/// <param name="Domains">The groups of codes that exclude each other, as they were asked for.</param>
internal sealed record SpansChosen(SpansPlaces Places, SpanData Data, ImmutableArray<ImmutableArray<string>> Domains);

/// <summary>Says reasons and notes at their place in the file.</summary>
internal sealed class SpansPlaces(Door door, SpansJson file)
{
    private const int MostSaid = 20;

    /// <summary>What a method gave, or the end of the command with its reasons.</summary>
    public T Granted<T>(Answer<T> answer)
        where T : class => answer.Value ?? throw Refuse(answer.Problems);

    /// <summary>Ends the command with reasons, each at its place.</summary>
    public CommandStoppedException Refuse(ImmutableArray<MethodProblem> problems)
    {
        Say(problems);
        return new CommandStoppedException(CommandLine.Refused);
    }

    /// <summary>Says reasons or notes, each at its place.</summary>
    public void Say(ImmutableArray<MethodProblem> problems)
    {
        door.SayProblems([.. problems.Take(MostSaid).Select(Placed)]);
        if (problems.Length > MostSaid) door.Say("cli.more-problems", ("count", problems.Length - MostSaid));
    }

    /// <summary>A reason in words, without its place.</summary>
    public static string InWords(MethodProblem problem) =>
        Messages.English.Say(problem.Code, [.. problem.Values.Select(static value => MethodTable.MessageValueOf(value.Key, value.Value))]);

    private Problem Placed(MethodProblem problem)
    {
        string? document = problem.Values.FirstOrDefault(static value => value.Key == "document").Value as string;
        Place place = (document, problem.Column, problem.Row) switch
        {
            // A row is a unit's place, but of an overlap: which one it is.
            (not null, { } coder, { } row) when problem.Code != "methods.spans-overlap" => file.PlaceOf(document, coder, row),
            (not null, { } coder, _) => file.PlaceOf(document, coder),
            _ => new Place(file.File, Path: document ?? problem.Column),
        };
        return Problem.Of(place, problem.Code, [.. problem.Values.Select(static value => MethodTable.MessageValueOf(value.Key, value.Value))]);
    }
}
