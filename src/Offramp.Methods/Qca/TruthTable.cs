using System.Collections.Immutable;

namespace Offramp.Methods.Qca;

/// <summary>What a row of a truth table says of the outcome.</summary>
public enum RowOutcome
{
    /// <summary>Not observed, or by too few cases: it says nothing.</summary>
    Remainder,

    /// <summary>The configuration is no subset of the outcome.</summary>
    Absent,

    /// <summary>The configuration is a subset of the outcome.</summary>
    Present,

    /// <summary>Neither: its inclusion lies between both cut-offs.</summary>
    Contradiction,
}

/// <summary>How rows are judged.</summary>
public sealed record TruthTableOptions
{
    /// <summary>From which inclusion on a row counts as present.</summary>
    public double Inclusion { get; init; } = 1;

    /// <summary>From which inclusion on a row that is not present counts as a contradiction; null for none.</summary>
    public double? Contradiction { get; init; }

    /// <summary>From which proportional reduction in inconsistency on a row may count as present.</summary>
    public double Pri { get; init; }

    /// <summary>How many cases a row needs to say anything.</summary>
    public int Cases { get; init; } = 1;

    /// <summary>Rows by number that must not be assumed to lead to the outcome, as they are untenable; only remainders are taken out.</summary>
    public ImmutableArray<long> Excluded { get; init; } = [];
}

/// <summary>A configuration that cases belong to.</summary>
public sealed record TruthTableRow
{
    /// <summary>Marks in <see cref="Levels"/> a condition that does not apply.</summary>
    public const byte DoesNotApply = byte.MaxValue;

    /// <summary>Its number from 1: the first condition is the most significant digit.</summary>
    public required long Number { get; init; }

    /// <summary>The level of each condition.</summary>
    public required ImmutableArray<byte> Levels { get; init; }

    /// <summary>What it says of the outcome.</summary>
    public required RowOutcome Outcome { get; init; }

    /// <summary>How many cases belong to it by more than a half.</summary>
    public required int Count { get; init; }

    /// <summary>Its inclusion in the outcome, Σ min(X, Y) / Σ X.</summary>
    public required double Inclusion { get; init; }

    /// <summary>The proportional reduction in inconsistency; null where there is nothing to reduce.</summary>
    public required double? Pri { get; init; }

    /// <summary>The cases that belong to it, by index.</summary>
    public required ImmutableArray<int> Cases { get; init; }

    /// <summary>Those of them without the outcome (deviant in consistency), by index.</summary>
    public required ImmutableArray<int> Deviant { get; init; }
}

/// <summary>The observed configurations of conditions and what each says of an outcome.</summary>
/// <remarks>C. C. Ragin, Redesigning Social Inquiry (2008), chapter 7. PRI: C. C. Ragin, fsQCA 2.0 manual; C. Q. Schneider and C. Wagemann,
/// Set-Theoretic Methods for the Social Sciences (2012), section 9.2.1.</remarks>
public sealed partial class TruthTable
{
    /// <summary>How much below a cut-off still counts as on it, so that 0.8 computed as 0.7999999999 is not below 0.8.</summary>
    public const double Tolerance = 1.5e-8;

    /// <summary>More conditions than this are refused.</summary>
    public const int MostConditions = 62;

    private TruthTable(QcaData data, ImmutableArray<QcaSet> conditions, double[] outcome, TruthTableOptions options)
    {
        Data = data;
        Conditions = conditions;
        OutcomeMemberships = [.. outcome];
        Options = options;
        Radices = [.. conditions.Select(static set => set.Levels + (set.HasDoesNotApply ? 1 : 0))];
    }

    /// <summary>The cases.</summary>
    public QcaData Data { get; }

    /// <summary>The conditions.</summary>
    public ImmutableArray<QcaSet> Conditions { get; }

    /// <summary>How far each case belongs to the outcome.</summary>
    public ImmutableArray<double> OutcomeMemberships { get; }

    /// <summary>How rows were judged.</summary>
    public TruthTableOptions Options { get; }

    /// <summary>How many digits each condition has in a row's number: its levels, and one more where it does not apply to some case.</summary>
    public ImmutableArray<int> Radices { get; }

    /// <summary>The rows that cases belong to, by number.</summary>
    public ImmutableArray<TruthTableRow> Rows { get; private set; } = [];

    /// <summary>How many rows there could be.</summary>
    public long RowsTotal => Radices.Aggregate(1L, static (product, radix) => product * radix);

    /// <summary>Whether a literal names its level, because some condition has several.</summary>
    public bool IsMultiValue => Conditions.Any(static set => set.Kind == QcaKind.MultiValue);

    /// <summary>What must be known: cases at the crossover, few cases for so many conditions, rows that were to be excluded but are observed.</summary>
    public ImmutableArray<MethodProblem> Notes { get; private set; } = [];

    /// <summary>Makes the truth table.</summary>
    /// <param name="data">The cases.</param>
    /// <param name="outcome">The outcome: a set, its negation, a level of it, or any expression.</param>
    /// <param name="conditions">The conditions by name.</param>
    /// <param name="options">How rows are judged.</param>
    public static Answer<TruthTable> Of(QcaData data, QcaExpression outcome, IReadOnlyList<string> conditions, TruthTableOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(conditions);
        ArgumentNullException.ThrowIfNull(options);
        ImmutableArray<MethodProblem> problems = Check(data, outcome, conditions, options);
        if (!problems.IsEmpty) return problems;
        var table = new TruthTable(data, [.. conditions.Select(name => data.Find(name)!)], outcome.Memberships(data), options);
        table.Fill();
        table.Notes = table.MakeNotes();
        return table.Rows.All(static row => row.Outcome == RowOutcome.Remainder)
            ? new MethodProblem("methods.qca-no-rows-left").With("cases", options.Cases)
            : table;
    }

    /// <summary>The number of a row.</summary>
    /// <param name="levels">The level of each condition.</param>
    public long NumberOf(ReadOnlySpan<byte> levels)
    {
        long number = 0;
        for (int i = 0; i < levels.Length; i++)
            number = (number * Radices[i]) + (levels[i] == TruthTableRow.DoesNotApply ? Radices[i] - 1 : levels[i]);
        return number + 1;
    }

    /// <summary>The levels of a row.</summary>
    /// <param name="number">Its number, from 1.</param>
    public ImmutableArray<byte> LevelsOf(long number)
    {
        byte[] levels = new byte[Radices.Length];
        long left = number - 1;
        for (int i = levels.Length - 1; i >= 0; i--)
        {
            int digit = (int)(left % Radices[i]);
            levels[i] = digit == Conditions[i].Levels ? TruthTableRow.DoesNotApply : (byte)digit;
            left /= Radices[i];
        }
        return [.. levels];
    }

    /// <summary>The configuration of a row in words: <c>A*~B*C</c>.</summary>
    /// <param name="levels">The level of each condition.</param>
    public string InWords(ImmutableArray<byte> levels) => QcaPrinter.Product(
        levels.Select((level, i) => (Conditions[i].Name, (int)level)).Where(static literal => literal.Item2 != TruthTableRow.DoesNotApply), IsMultiValue);

    // The configuration to which a case belongs best: every fuzzy condition above or below a half, the others at their level.
    private ImmutableArray<byte> ConfigurationOf(int caseIndex)
    {
        byte[] levels = new byte[Conditions.Length];
        for (int i = 0; i < levels.Length; i++)
        {
            double value = Conditions[i].Values[caseIndex];
            levels[i] = Conditions[i].Kind == QcaKind.Fuzzy ? (byte)(value > 0.5 ? 1 : 0) : double.IsNaN(value) ? TruthTableRow.DoesNotApply : (byte)value;
        }
        return [.. levels];
    }

    private void Fill()
    {
        var met = new SortedDictionary<long, (ImmutableArray<byte> Levels, List<int> Cases)>();
        for (int i = 0; i < Data.Cases.Length; i++)
        {
            ImmutableArray<byte> levels = ConfigurationOf(i);
            long number = NumberOf(levels.AsSpan());
            if (!met.TryGetValue(number, out (ImmutableArray<byte> Levels, List<int> Cases) row)) met.Add(number, row = (levels, []));
            if (!IsAtHalf(i)) row.Cases.Add(i);
        }
        var rows = ImmutableArray.CreateBuilder<TruthTableRow>(met.Count);
        double[] memberships = new double[Data.Cases.Length];
        foreach ((long number, (ImmutableArray<byte> levels, List<int> cases)) in met)
        {
            // A configuration that only cases at the crossover come near to is not observed.
            if (cases.Count == 0) continue;
            MembershipsIn(levels, memberships);
            SetFit fit = SetFit.Of(memberships, OutcomeMemberships.AsSpan());
            rows.Add(new TruthTableRow
            {
                Number = number,
                Levels = levels,
                Count = cases.Count,
                Inclusion = fit.InclS ?? 0,
                Pri = fit.Pri,
                Cases = [.. cases],
                Deviant = [.. cases.Where(i => OutcomeMemberships[i] < 0.5)],
                Outcome = Judge(cases.Count, fit),
            });
        }
        Rows = rows.DrainToImmutable();
    }

    private void MembershipsIn(ImmutableArray<byte> levels, double[] memberships)
    {
        Array.Fill(memberships, 1);
        for (int c = 0; c < levels.Length; c++)
        {
            QcaSet set = Conditions[c];
            byte level = levels[c];
            for (int i = 0; i < memberships.Length; i++)
            {
                double at = level != TruthTableRow.DoesNotApply ? set.MembershipAt(i, level) : double.IsNaN(set.Values[i]) ? 1 : 0;
                if (at < memberships[i]) memberships[i] = at;
            }
        }
    }

    private RowOutcome Judge(int count, SetFit fit)
    {
        if (count < Options.Cases) return RowOutcome.Remainder;
        double inclusion = fit.InclS ?? 0;
        bool included = inclusion >= Options.Inclusion - Tolerance;
        if (included && (fit.Pri ?? 0) >= Options.Pri - Tolerance) return RowOutcome.Present;
        return !included && Options.Contradiction is { } least && inclusion >= least - Tolerance ? RowOutcome.Contradiction : RowOutcome.Absent;
    }

    private bool IsAtHalf(int caseIndex)
    {
        foreach (QcaSet set in Conditions)
            if (set.Kind == QcaKind.Fuzzy && Math.Abs(set.Values[caseIndex] - 0.5) <= Tolerance) return true;
        return false;
    }
}
