using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Offramp.Methods;
using Offramp.Methods.Qca;

namespace Offramp.Cli;

/// <summary>Results of QCA for programs, with the names that the field uses: inclS, PRI, covS, covU, RoN. A measure that is not defined is null.</summary>
internal static class QcaJson
{
    /// <summary>A truth table.</summary>
    public static JsonObject Of(TruthTable table, QcaFrame frame) => new()
    {
        ["conditions"] = Array(table.Conditions.Select(static set => new JsonObject { ["name"] = set.Name, ["kind"] = Kinds.Name(set.Kind), ["levels"] = set.Levels })),
        ["outcome"] = InWords(frame.Outcome),
        ["cases"] = table.Data.Cases.Length,
        ["inclCut"] = table.Options.Inclusion,
        ["inclCut0"] = table.Options.Contradiction,
        ["nCut"] = table.Options.Cases,
        ["priCut"] = table.Options.Pri,
        ["rowsTotal"] = table.RowsTotal,
        ["rowsObserved"] = table.Rows.Length,
        ["excluded"] = Numbers(table.Options.Excluded),
        ["rows"] = Array(table.Rows.Select(row => Of(table, row))),
        ["notes"] = Notes(table.Notes, frame.Table),
    };

    /// <summary>A model with its terms.</summary>
    public static JsonObject Of(QcaModel model, ImmutableArray<string> cases) => new()
    {
        ["terms"] = Strings(model.Terms.Select(static term => term.Text)),
        ["expression"] = model.ToString(),
        ["inclS"] = Measure(model.Fit.InclS),
        ["PRI"] = Measure(model.Fit.Pri),
        ["covS"] = Measure(model.Fit.CovS),
        ["termFits"] = Array(model.Terms.Select(term => new JsonObject
        {
            ["term"] = term.Text,
            ["inclS"] = Measure(term.Fit.InclS),
            ["PRI"] = Measure(term.Fit.Pri),
            ["covS"] = Measure(term.Fit.CovS),
            ["covU"] = Measure(term.CovU),
            ["cases"] = Strings(term.Cases.Select(i => cases[i])),
        })),
        ["simplifyingAssumptions"] = model.Assumptions is { } rows ? Numbers(rows) : null,
        ["simplifyingAssumptionCount"] = model.AssumptionCount,
    };

    /// <summary>A solution with its models and its chart.</summary>
    public static JsonObject Of(QcaSolution solution, ImmutableArray<string> cases) => new()
    {
        ["solution"] = Kinds.Name(solution.Kind),
        ["explained"] = Numbers(solution.Explained),
        ["modelCount"] = solution.ModelCount is { } count ? Big(count) : null,
        ["termCount"] = solution.TermCount,
        ["proven"] = solution.IsProven,
        ["models"] = Array(solution.Models.Select(model => Of(model, cases))),
        ["core"] = new JsonObject { ["terms"] = Strings(solution.CoreTerms), ["literals"] = Strings(solution.CoreLiterals) },
        ["essential"] = Strings(solution.CoreTerms),
        ["soleCovers"] = Strings(solution.Essential.Select(static prime => prime.Text)),
        ["primeImplicants"] = Array(solution.PrimeImplicants.Select(static prime => new JsonObject { ["term"] = prime.Text, ["covers"] = Numbers(prime.Rows) })),
        ["irredundant"] = solution.Irredundant is { } all ? Array(all.Select(static terms => Strings(terms))) : null,
        ["pairs"] = solution.Pairs.IsEmpty ? null : Array(solution.Pairs.Select(pair => Of(pair, cases))),
    };

    /// <summary>Fits of a set as a sufficient condition.</summary>
    public static JsonObject Sufficiency(string term, SetFit fit) => new() { ["term"] = term, ["inclS"] = Measure(fit.InclS), ["PRI"] = Measure(fit.Pri), ["covS"] = Measure(fit.CovS) };

    /// <summary>Fits of a set as a necessary condition.</summary>
    public static JsonObject Necessity(string term, SetFit fit) => new() { ["term"] = term, ["inclN"] = Measure(fit.InclN), ["RoN"] = Measure(fit.RoN), ["covN"] = Measure(fit.CovN) };

    /// <summary>Notes with their code, place and words.</summary>
    public static JsonArray Notes(IEnumerable<MethodProblem> notes, MethodTable table) => Array(notes.Select(note => new JsonObject
    {
        ["code"] = note.Code,
        ["row"] = note.Row is { } row ? row + 1 : null,
        ["column"] = note.Column,
        ["says"] = table.InWords(note),
    }));

    /// <summary>How a row's outcome is written.</summary>
    public static string Out(RowOutcome outcome) => outcome switch { RowOutcome.Present => "1", RowOutcome.Absent => "0", RowOutcome.Contradiction => "C", _ => "?" };

    /// <summary>A measure for people, three places; a dash where it is not defined.</summary>
    public static string Rounded(double? measure) => measure is { } value ? value.ToString("0.000", CultureInfo.InvariantCulture) : "-";

    /// <summary>A measure for programs, with all its digits; null where it is not defined.</summary>
    public static JsonNode? Measure(double? value) => value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null;

    /// <summary>Texts as an array.</summary>
    public static JsonArray Strings(IEnumerable<string> texts) => [.. texts.Select(static text => (JsonNode)JsonValue.Create(text))];

    /// <summary>Row numbers as an array.</summary>
    public static JsonArray Numbers(IEnumerable<long> numbers) => [.. numbers.Select(static number => (JsonNode)JsonValue.Create(number))];

    /// <summary>Objects as an array.</summary>
    public static JsonArray Array(IEnumerable<JsonNode> nodes) => [.. nodes];

    /// <summary>An expression as text.</summary>
    public static string InWords(QcaExpression expression) => expression switch
    {
        QcaLiteral literal => (literal.Negated ? "~" : "") + literal.Name + (literal.Levels.IsEmpty ? "" : $"[{string.Join(',', literal.Levels)}]"),
        QcaJoined joined => $"{(joined.Negated ? "~" : "")}({string.Join(joined.All ? "*" : " + ", joined.Parts.Select(InWords))})",
        _ => "",
    };

    // A number that other programs' doubles cannot hold goes as text.
    private static JsonNode Big(System.Numerics.BigInteger count) => count <= 9_007_199_254_740_992 ? JsonValue.Create((long)count) : JsonValue.Create(count.ToString(CultureInfo.InvariantCulture));

    private static JsonObject Of(TruthTable table, TruthTableRow row)
    {
        var config = new JsonObject();
        for (int i = 0; i < table.Conditions.Length; i++) config[table.Conditions[i].Name] = row.Levels[i] == TruthTableRow.DoesNotApply ? "-" : row.Levels[i];
        return new JsonObject
        {
            ["row"] = row.Number,
            ["config"] = config,
            ["out"] = Out(row.Outcome),
            ["n"] = row.Count,
            ["incl"] = Measure(row.Inclusion),
            ["PRI"] = Measure(row.Pri),
            ["cases"] = Strings(row.Cases.Select(i => table.Data.Cases[i])),
            ["dcc"] = Strings(row.Deviant.Select(i => table.Data.Cases[i])),
        };
    }

    private static JsonObject Of(IntermediatePair pair, ImmutableArray<string> cases) => new()
    {
        ["pair"] = pair.Name,
        ["conservative"] = Strings(pair.Conservative),
        ["parsimonious"] = Strings(pair.Parsimonious),
        ["easyCounterfactuals"] = pair.Easy is { } easy ? Numbers(easy) : null,
        ["difficultCounterfactuals"] = pair.Difficult is { } difficult ? Numbers(difficult) : null,
        ["modelCount"] = pair.Solution.ModelCount is { } count ? Big(count) : null,
        ["models"] = Array(pair.Solution.Models.Select(model => Of(model, cases))),
    };
}
