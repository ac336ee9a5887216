using System.Collections.Immutable;

namespace Offramp.Methods.Qca;

/// <content>What is refused, and what is said beside the result.</content>
public sealed partial class TruthTable
{
    private static ImmutableArray<MethodProblem> Check(QcaData data, QcaExpression outcome, IReadOnlyList<string> conditions, TruthTableOptions options)
    {
        var problems = ImmutableArray.CreateBuilder<MethodProblem>();
        problems.AddRange(outcome.Check(data));
        if (conditions.Count == 0) problems.Add(new MethodProblem("methods.qca-no-conditions"));
        if (conditions.Count > MostConditions) problems.Add(new MethodProblem("methods.qca-conditions-too-many").With("count", conditions.Count).With("limit", MostConditions));
        string known = string.Join(", ", data.Sets.Select(static s => s.Name));
        var met = new HashSet<string>(StringComparer.Ordinal);
        double rows = 1;
        foreach (string name in conditions)
        {
            if (data.Find(name) is not { } set) problems.Add(new MethodProblem("methods.qca-set-unknown", Column: name).With("name", name).With("known", known));
            else rows *= set.Levels + 1;
            if (!met.Add(name)) problems.Add(new MethodProblem("methods.qca-condition-twice", Column: name).With("name", name));
            if (outcome.Names.Contains(name)) problems.Add(new MethodProblem("methods.qca-outcome-is-condition", Column: name).With("name", name));
        }
        // Row numbers are whole numbers of 64 bits.
        if (conditions.Count <= MostConditions && rows > 9e18 && conditions.Aggregate(1.0, (product, name) => product * (data.Find(name)?.Levels ?? 2)) > 4e18)
            problems.Add(new MethodProblem("methods.qca-conditions-too-many").With("count", conditions.Count).With("limit", MostConditions));
        CheckCut(options.Inclusion, "incl");
        CheckCut(options.Pri, "pri");
        if (options.Contradiction is { } lower)
        {
            CheckCut(lower, "incl");
            if (lower > options.Inclusion) problems.Add(new MethodProblem("methods.qca-cuts-out-of-order").With("upper", options.Inclusion).With("lower", lower));
        }
        if (options.Cases < 1) problems.Add(new MethodProblem("methods.qca-n-cut").With("value", options.Cases));
        if (problems.Count > 0) return problems.DrainToImmutable();
        return CheckOutcome(data, outcome);

        void CheckCut(double cut, string name)
        {
            if (!(cut is >= 0 and <= 1)) problems.Add(new MethodProblem("methods.qca-cut-outside", Column: name).With("value", cut));
        }
    }

    private static ImmutableArray<MethodProblem> CheckOutcome(QcaData data, QcaExpression outcome)
    {
        var problems = ImmutableArray.CreateBuilder<MethodProblem>();
        foreach (string name in outcome.Names)
        {
            ImmutableArray<double> values = data.Find(name)!.Values;
            for (int i = 0; i < values.Length; i++)
                if (double.IsNaN(values[i])) problems.Add(new MethodProblem("methods.qca-outcome-not-applicable", i, name));
        }
        return problems.DrainToImmutable();
    }

    private ImmutableArray<MethodProblem> MakeNotes()
    {
        var notes = ImmutableArray.CreateBuilder<MethodProblem>();
        if (OutcomeMemberships.All(m => m == OutcomeMemberships[0])) notes.Add(new MethodProblem("methods.qca-outcome-constant").With("value", OutcomeMemberships[0]));
        foreach (QcaSet set in Conditions)
        {
            for (int i = 0; i < set.Values.Length; i++)
            {
                if (set.Kind == QcaKind.Fuzzy && Math.Abs(set.Values[i] - 0.5) <= Tolerance)
                    notes.Add(new MethodProblem("methods.qca-at-half", i, set.Name).With("case", Data.Cases[i]).With("condition", set.Name));
            }
            if (set.Values.All(v => v == set.Values[0])) notes.Add(new MethodProblem("methods.qca-condition-constant", Column: set.Name).With("name", set.Name).With("value", set.Values[0]));
            if (set.Kind == QcaKind.MultiValue)
            {
                foreach (int level in Enumerable.Range(0, set.Levels).Where(level => !set.Values.Contains(level)))
                    notes.Add(new MethodProblem("methods.qca-level-empty", Column: set.Name).With("name", set.Name).With("level", level));
            }
        }
        if (RowsTotal > Data.Cases.Length)
            notes.Add(new MethodProblem("methods.qca-limited-diversity").With("rows", RowsTotal).With("cases", Data.Cases.Length).With("observed", Rows.Length));
        foreach (long number in Options.Excluded.Where(number => Rows.Any(row => row.Number == number && row.Outcome != RowOutcome.Remainder)))
            notes.Add(new MethodProblem("methods.qca-excluded-observed").With("row", number));
        foreach (long number in Options.Excluded.Where(number => number < 1 || number > RowsTotal))
            notes.Add(new MethodProblem("methods.qca-excluded-outside").With("row", number).With("rows", RowsTotal));
        return notes.DrainToImmutable();
    }
}
