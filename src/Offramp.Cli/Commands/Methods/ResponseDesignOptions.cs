using System.CommandLine;
using System.Text.Json.Nodes;
using Offramp.Methods;
using Offramp.Methods.Surveys.Responses;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>Which design of randomised response a command is about.</summary>
internal sealed class ResponseDesignOptions
{
    // What people and other programs call the designs.
    private static readonly (string Name, ResponseKind Kind)[] Names =
    [
        ("mirrored", ResponseKind.Mirrored), ("warner", ResponseKind.Mirrored), ("disguised", ResponseKind.Disguised), ("kuk", ResponseKind.Disguised), ("forced", ResponseKind.Forced),
        ("forced-known", ResponseKind.Forced), ("unrelated", ResponseKind.Unrelated), ("unrelated-known", ResponseKind.Unrelated), ("crosswise", ResponseKind.Crosswise), ("direct", ResponseKind.Direct),
    ];

    private readonly Option<ResponseKind?> design = new("--design")
    {
        Description = "The design: mirrored (warner), disguised (kuk), forced, unrelated, crosswise, or direct for a plain question.",
        HelpName = "DESIGN",
        Required = true,
        CustomParser = static result =>
        {
            string typed = result.Tokens[0].Value.Trim();
            foreach ((string name, ResponseKind kind) in Names)
                if (name.Equals(typed, StringComparison.OrdinalIgnoreCase)) return kind;
            result.AddError(Messages.English.Say("cli.kind-unknown", ("typed", typed), ("known", string.Join(", ", Names.Select(static one => one.Name)))));
            return null;
        },
    };

    private readonly Option<double?> p = ProbabilityOptions.Of("--p",
        "Mirrored: the probability of the sensitive statement, not its opposite. Disguised: of a yes card in the deck of those with the trait. Forced: of being asked for the truth. "
        + "Unrelated: of the sensitive question. Crosswise: the share who say yes to the harmless question.");

    private readonly Option<double?> p1 = ProbabilityOptions.Of("--p1", "Forced: the probability of being told to say yes.");
    private readonly Option<double?> p0 = ProbabilityOptions.Of("--p0", "Forced: the probability of being told to say no.");
    private readonly Option<double?> q = ProbabilityOptions.Of("--q", "Unrelated: the share who say yes to the harmless question. Disguised: the probability of a yes card in the other deck; 1 less p where it is not given.");

    /// <summary>Puts the options on a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[design, p, p1, p0, q]) command.Add(option);
    }

    /// <summary>The design that was typed, or why it is none.</summary>
    public Answer<ResponseDesign> Read(ParseResult parsed)
    {
        ResponseKind kind = parsed.GetValue(design) ?? ResponseKind.Direct;
        double? first = parsed.GetValue(p), other = parsed.GetValue(q);
        if (kind != ResponseKind.Direct && first is null) return Missing("p", kind);
        if (kind == ResponseKind.Unrelated && other is null) return Missing("q", kind);
        return kind switch
        {
            ResponseKind.Mirrored => ResponseDesign.Mirrored(first!.Value),
            ResponseKind.Disguised => ResponseDesign.Disguised(first!.Value, other),
            ResponseKind.Forced => ResponseDesign.Forced(first!.Value, parsed.GetValue(p1), parsed.GetValue(p0)),
            ResponseKind.Unrelated => ResponseDesign.Unrelated(first!.Value, other!.Value),
            ResponseKind.Crosswise => ResponseDesign.Crosswise(first!.Value),
            _ => ResponseDesign.Direct,
        };
    }

    /// <summary>What answers tell, for programs.</summary>
    public static JsonObject? Of(ResponsePrivacy? privacy) => privacy is null ? null : new JsonObject
    {
        ["share"] = QcaJson.Measure(privacy.Share),
        ["yes"] = QcaJson.Measure(privacy.IfYes),
        ["no"] = QcaJson.Measure(privacy.IfNo),
        ["oddsYes"] = QcaJson.Measure(privacy.OddsIfYes),
        ["oddsNo"] = QcaJson.Measure(privacy.OddsIfNo),
    };

    private static MethodProblem Missing(string name, ResponseKind kind) => new MethodProblem("methods.rr-parameter-missing", Column: name).With("name", name).With("design", Kinds.Name(kind)!);
}
