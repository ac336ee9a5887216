using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Offramp.Methods;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>Problems and notes of methods that read no file, in words.</summary>
internal static class MethodWords
{
    /// <summary>What a method gave, or the end of the command with its reasons.</summary>
    public static T Granted<T>(Door door, Answer<T> answer)
        where T : class => answer.Value ?? throw Refuse(door, answer.Problems);

    /// <summary>Ends the command with reasons.</summary>
    public static CommandStoppedException Refuse(Door door, ImmutableArray<MethodProblem> problems)
    {
        Say(door, problems);
        return new CommandStoppedException(CommandLine.Refused);
    }

    /// <summary>Says what must be known.</summary>
    public static void Say(Door door, IEnumerable<MethodProblem> problems)
    {
        foreach (MethodProblem problem in problems) door.Terminal.Error.WriteLine(InWords(problem));
    }

    /// <summary>Notes for programs.</summary>
    public static JsonArray Notes(IEnumerable<MethodProblem> notes) => QcaJson.Array(notes.Select(static note => new JsonObject
    {
        ["code"] = note.Code,
        ["row"] = null,
        ["column"] = note.Column,
        ["says"] = InWords(note),
    }));

    // What is about an option names it; the rest has no place.
    private static string InWords(MethodProblem problem)
    {
        MessageValue[] values = [.. problem.Values.Select(static value => new MessageValue(value.Key, value.Value is int or long or string ? value.Value : Convert.ToString(value.Value, CultureInfo.InvariantCulture) ?? ""))];
        return problem.Column is { } option ? Messages.English.Say(Problem.Of(new Place($"--{option}"), problem.Code, values)) : Messages.English.Say(problem.Code, values);
    }
}
