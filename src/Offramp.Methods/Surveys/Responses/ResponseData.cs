using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Offramp.Methods.Surveys.Responses;

/// <summary>A column of numbers, one for each respondent.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Values">Its numbers; NaN where nothing is known.</param>
public sealed record SurveyColumn(string Name, double[] Values);

/// <summary>Answers of 0 and 1 with covariates, collapsed: respondents with the same covariates are one cell that counts its answers.</summary>
/// <remarks>The likelihood needs no more than counts, and nobody can be found in them who is not alone in a cell. Respondents of whom something is not known are left out,
/// which is noted.</remarks>
public sealed class ResponseData
{
    private ResponseData(ImmutableArray<string> covariates, int count, ResponseCell[] cells, double[] x, bool weighted, ImmutableArray<MethodProblem> notes)
    {
        Covariates = covariates;
        Count = count;
        Cells = cells;
        X = x;
        IsWeighted = weighted;
        Notes = notes;
    }

    /// <summary>The covariates' names.</summary>
    public ImmutableArray<string> Covariates { get; }

    /// <summary>How many respondents there are of whom all is known.</summary>
    public int Count { get; }

    /// <summary>Whether respondents have weights.</summary>
    public bool IsWeighted { get; }

    /// <summary>How many respondents were left out, for each column at the first of them.</summary>
    public ImmutableArray<MethodProblem> Notes { get; }

    /// <summary>The counts of answers.</summary>
    internal ResponseCell[] Cells { get; }

    /// <summary>The covariates of the cells, one cell after the other.</summary>
    internal double[] X { get; }

    /// <summary>The respondents' data.</summary>
    /// <param name="answer">The answers: 1 for yes, 0 for no, NaN for none.</param>
    /// <param name="covariates">The covariates, NaN where not known.</param>
    /// <param name="weights">How many people of the population a respondent stands for, in any unit; null for all alike.</param>
    public static Answer<ResponseData> Of(SurveyColumn answer, IEnumerable<SurveyColumn> covariates, SurveyColumn? weights = null)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ImmutableArray<SurveyColumn> columns = [.. covariates];
        int rows = answer.Values.Length;
        SurveyColumn[] all = weights is null ? [answer, .. columns] : [answer, .. columns, weights];
        if (all.Any(column => column.Values.Length != rows)) throw new ArgumentException("Each column has a number for each respondent.", nameof(covariates));
        var problems = ImmutableArray.CreateBuilder<MethodProblem>();
        foreach (SurveyColumn twice in all.GroupBy(static column => column.Name, StringComparer.Ordinal).Where(static group => group.Count() > 1).Select(static group => group.First()))
            problems.Add(new MethodProblem("methods.survey-column-twice", Column: twice.Name).With("name", twice.Name));
        for (int i = 0; i < rows; i++)
            if (!double.IsNaN(answer.Values[i]) && answer.Values[i] is not (0 or 1)) problems.Add(new MethodProblem("methods.survey-answer-not-binary", i, answer.Name).With("value", answer.Values[i]));
        foreach (SurveyColumn column in columns)
            for (int i = 0; i < rows; i++)
                if (double.IsInfinity(column.Values[i])) problems.Add(new MethodProblem("methods.survey-not-finite", i, column.Name));
        for (int i = 0; weights is not null && i < rows; i++)
            if (!(weights.Values[i] is >= 0 and < double.PositiveInfinity))
                problems.Add(new MethodProblem("methods.survey-weight", i, weights.Name).With("value", weights.Values[i]));
        if (problems.Count > 0) return problems.DrainToImmutable();
        bool[] known = Known(all, rows);
        if (!Array.Exists(known, static one => one)) return new MethodProblem("methods.survey-no-respondents");
        ResponseData data = Collapsed(answer, columns, weights, known, LeftOut(all, rows));
        return data.Cells.Sum(static cell => cell.Yes + cell.No) > 0 ? data : new MethodProblem("methods.survey-weights-zero", Column: weights!.Name);
    }

    private static bool[] Known(SurveyColumn[] columns, int rows)
    {
        bool[] known = new bool[rows];
        for (int i = 0; i < rows; i++) known[i] = Array.TrueForAll(columns, column => !double.IsNaN(column.Values[i]));
        return known;
    }

    private static ImmutableArray<MethodProblem> LeftOut(SurveyColumn[] columns, int rows)
    {
        var notes = ImmutableArray.CreateBuilder<MethodProblem>();
        foreach (SurveyColumn column in columns)
        {
            int first = Array.FindIndex(column.Values, double.IsNaN);
            if (first >= 0) notes.Add(new MethodProblem("methods.survey-left-out", first, column.Name).With("count", column.Values.Count(double.IsNaN)).With("rows", rows));
        }
        return notes.DrainToImmutable();
    }

    private static ResponseData Collapsed(SurveyColumn answer, ImmutableArray<SurveyColumn> columns, SurveyColumn? weights, bool[] known, ImmutableArray<MethodProblem> notes)
    {
        var found = new Dictionary<Key, int>();
        var cells = new List<ResponseCell>();
        var x = new List<double>();
        double[] row = new double[columns.Length];
        for (int i = 0; i < known.Length; i++)
        {
            if (!known[i]) continue;
            // Adding 0 makes one number of 0 and -0, whose bits differ.
            for (int c = 0; c < row.Length; c++) row[c] = columns[c].Values[i] + 0.0;
            ref int at = ref CollectionsMarshal.GetValueRefOrAddDefault(found, new Key(row), out bool exists);
            if (!exists)
            {
                at = cells.Count;
                cells.Add(default);
                // The key keeps its numbers; the next row needs an array of its own.
                x.AddRange(row);
                row = new double[row.Length];
            }
            double weight = weights?.Values[i] ?? 1;
            cells[at] = cells[at].With(answer.Values[i] == 1, weight);
        }
        return new ResponseData([.. columns.Select(static column => column.Name)], known.Count(static one => one), [.. cells], [.. x], weights is not null, notes);
    }

    private readonly struct Key(double[] values) : IEquatable<Key>
    {
        private readonly double[] values = values;

        public bool Equals(Key other) => values.AsSpan().SequenceEqual(other.values);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (double value in values) hash.Add(value);
            return hash.ToHashCode();
        }
    }
}

/// <summary>The answers of respondents with the same covariates: sums of weights, and of their squares.</summary>
internal readonly record struct ResponseCell(double Yes, double No, double YesSquared, double NoSquared)
{
    public ResponseCell With(bool yes, double weight) => yes
        ? this with { Yes = Yes + weight, YesSquared = YesSquared + (weight * weight) }
        : this with { No = No + weight, NoSquared = NoSquared + (weight * weight) };
}
