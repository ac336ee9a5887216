using System.Collections.Immutable;

namespace Offramp.Methods.Surveys.Lists;

/// <summary>A part of a model: a linear predictor with its coefficients.</summary>
/// <param name="Name">Its name: sensitive, control, floor.</param>
/// <param name="At">Where its coefficients begin.</param>
/// <param name="Columns">The columns of X that it takes; 0 is the constant.</param>
internal sealed record ListPart(string Name, int At, int[] Columns)
{
    public double Predictor(ReadOnlySpan<double> x, ReadOnlySpan<double> coefficients)
    {
        double sum = 0;
        for (int c = 0; c < Columns.Length; c++) sum += coefficients[At + c] * x[Columns[c]];
        return sum;
    }
}

/// <summary>Which coefficients a model has, in which order.</summary>
internal sealed class ListLayout
{
    private readonly List<ListPart> parts = [];

    public ListLayout(ListData data, ListModel model, int[] liarColumns)
    {
        Data = data;
        Model = model;
        int[] all = [.. Enumerable.Range(0, data.Rows.Columns)];
        bool level = model.Condition == ListCondition.Level;
        ListPart[] sensitive = [.. Enumerable.Range(1, data.Arms.Labels.Length - 1).Select(arm => Add(data.Arms.PartOf(arm), all))];
        ListPart[] levels = level ? [.. sensitive.Select(part => Add(part.Name, [0]))] : [];
        Control = Add(model.Constrained ? "control" : "control.psi0", all);
        ControlWith = model.Constrained ? Control : Add("control.psi1", all);
        Spread = model.Overdispersed ? Add("logit.rho", [0]) : null;
        Floor = model.Floor ? Add("floor", liarColumns) : null;
        Ceiling = model.Ceiling ? Add("ceiling", liarColumns) : null;
        Sensitive = sensitive;
        Levels = levels;
        ByArm = [.. Enumerable.Range(0, data.Arms.Labels.Length).Select(Local)];
    }

    public ListData Data { get; }

    public ListModel Model { get; }

    /// <summary>The sensitive part of each item, in the order of the arms after the control arm.</summary>
    public ListPart[] Sensitive { get; }

    /// <summary>The coefficient of the control count in each of them; empty where there is none.</summary>
    public ListPart[] Levels { get; }

    public ListPart Control { get; }

    public ListPart ControlWith { get; }

    public ListPart? Spread { get; }

    public ListPart? Floor { get; }

    public ListPart? Ceiling { get; }

    /// <summary>All parts.</summary>
    public IReadOnlyList<ListPart> Parts => parts;

    /// <summary>How many coefficients there are.</summary>
    public int Length { get; private set; }

    /// <summary>For each arm the parts of its likelihood and their places.</summary>
    public (ListPart[] Parts, ListPlaces Places)[] ByArm { get; }

    /// <summary>The name of each coefficient within its part.</summary>
    public IEnumerable<(string Part, string Name)> Names()
    {
        foreach (ListPart part in parts)
        {
            if (part == Spread) yield return (part.Name, "(Intercept)");
            else if (Levels.Contains(part)) yield return (part.Name, "y_i(0)");
            else
                foreach (int column in part.Columns) yield return (part.Name, column == 0 ? "(Intercept)" : Data.Covariates[column - 1]);
        }
    }

    /// <summary>How far each column of X reaches: what a coefficient must be multiplied with to be a difference of log odds in the data.</summary>
    public double[] Reach()
    {
        double[] reach = new double[Length], columns = new double[Data.Rows.Columns];
        for (int r = 0; r < Data.Rows.Length; r++)
            for (int c = 0; c < columns.Length; c++) columns[c] = Math.Max(columns[c], Math.Abs(Data.Rows.X[(r * columns.Length) + c]));
        foreach (ListPart part in parts)
            for (int c = 0; c < part.Columns.Length; c++) reach[part.At + c] = columns[part.Columns[c]];
        return reach;
    }

    private ListPart Add(string name, int[] columns)
    {
        var part = new ListPart(name, Length, columns);
        parts.Add(part);
        Length += columns.Length;
        return part;
    }

    // An arm's likelihood knows only its own item.
    private (ListPart[] Parts, ListPlaces Places) Local(int arm)
    {
        var local = new List<ListPart>();
        int item = Math.Max(0, arm - 1);
        bool needsTrait = arm > 0 || !Model.Constrained;
        int sensitive = needsTrait ? Place(Sensitive[item]) : -1, level = arm > 0 && Levels.Length > 0 ? Place(Levels[item]) : -1;
        int control = Place(Control), with = Model.Constrained ? control : Place(ControlWith);
        int spread = Spread is null ? -1 : Place(Spread);
        int floor = arm > 0 && Floor is not null ? Place(Floor) : -1, ceiling = arm > 0 && Ceiling is not null ? Place(Ceiling) : -1;
        return ([.. local], new ListPlaces(sensitive, level, control, with, spread, floor, ceiling, local.Count));

        int Place(ListPart part)
        {
            local.Add(part);
            return local.Count - 1;
        }
    }
}
