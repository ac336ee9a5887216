using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;
using Offramp.Methods.Numbers;
using Offramp.Methods.Surveys.Responses;

namespace Offramp.Methods.Tests.Surveys.Responses;

/// <summary>Endorsement experiments: the reference, the formulas by another way, and what cannot be compared.</summary>
public sealed class EndorsementTests
{
    [Fact]
    public void Differences_in_Pakistan_are_those_of_the_reference()
    {
        JsonElement results = References.Json("survey", "endorse-means-pakistan").GetProperty("results");
        Dictionary<string, string[]> table = References.Table("survey", "data/pakistan.csv");
        List<EndorsementAnswer> answers = [];
        foreach (string question in (string[])["Polio", "FCR", "Durand", "Curriculum"])
        {
            foreach (string group in (string[])["a", "b", "c"])
            {
                double[] values = Some.Column(table, $"{question}.{group}");
                for (int i = 0; i < values.Length; i++)
                    if (!double.IsNaN(values[i])) answers.Add(new(i, question, group, values[i], i, $"{question}.{group}"));
            }
        }
        EndorsementEffects effects = EndorsementEffects.Of(EndorsementData.Of(answers, "a", 1, 5).Needed()).Needed();
        Assert.Equal(8, effects.Differences.Length);
        foreach (EndorsementDifference one in effects.Differences)
        {
            JsonElement expected = results.GetProperty("by_question").GetProperty($"{one.Question}.{one.Group}");
            Assert.Equal((expected.GetProperty("n_control").GetInt32(), expected.GetProperty("n_endorsed").GetInt32()), (one.ControlCount, one.Count));
            Assert.Equal(expected.GetProperty("diff").GetDouble(), one.Estimate, 1e-10);
            Assert.Equal(expected.GetProperty("diff_0_1").GetDouble(), one.OnUnit, 1e-10);
            Assert.Equal(expected.GetProperty("se").GetDouble(), one.Se, 1e-10);
            Assert.Equal(expected.GetProperty("welch_df").GetDouble(), one.DegreesOfFreedom, 1e-6);
            Assert.Equal(expected.GetProperty("p").GetDouble(), one.P, 1e-8);
            Assert.Equal(expected.GetProperty("ci95")[0].GetDouble(), one.Interval.Lower, 1e-8);
        }
        foreach (EndorsementEffect one in effects.Effects.Where(static one => one.Against == "a"))
        {
            JsonElement expected = results.GetProperty("pooled").GetProperty(one.Group);
            Assert.Equal((expected.GetProperty("n_rows").GetInt32(), expected.GetProperty("n_respondents").GetInt32()), (one.Answers, one.Respondents));
            Assert.Equal(expected.GetProperty("estimate").GetDouble(), one.Estimate, 1e-10);
            Assert.Equal(expected.GetProperty("se_cluster_hc1").GetDouble(), one.Se, 1e-10);
        }
        Assert.Contains(effects.Effects, static one => (one.Group, one.Against) == ("b", "c"));
    }

    [Fact]
    public void The_pooled_difference_is_least_squares_with_all_its_columns()
    {
        EndorsementAnswer[] answers = Drawn(60, 0.5, 3);
        EndorsementEffect effect = EndorsementEffects.Of(EndorsementData.Of(answers, "none", 1, 5).Needed()).Needed().Effects.Single();
        string[] questions = [.. answers.Select(static a => a.Question).Distinct()];
        Matrix<double> x = Matrix<double>.Build.Dense(answers.Length, questions.Length + 1, (r, c) => c == 0 ? (answers[r].Group == "g" ? 1 : 0) : answers[r].Question == questions[c - 1] ? 1 : 0);
        Vector<double> y = Vector<double>.Build.Dense(answers.Length, r => (answers[r].Value - 1) / 4);
        Matrix<double> bread = (x.Transpose() * x).Inverse();
        Vector<double> b = bread * x.Transpose() * y, e = y - (x * b);
        Matrix<double> meat = Matrix<double>.Build.Dense(x.ColumnCount, x.ColumnCount);
        int[] people = [.. answers.Select(static a => a.Respondent).Distinct()];
        foreach (int who in people)
        {
            Vector<double> score = Vector<double>.Build.Dense(x.ColumnCount);
            for (int r = 0; r < answers.Length; r++)
                if (answers[r].Respondent == who) score += x.Row(r) * e[r];
            meat += score.OuterProduct(score);
        }
        double factor = people.Length / (people.Length - 1.0) * (answers.Length - 1.0) / (answers.Length - x.ColumnCount);
        Assert.Equal(b[0], effect.Estimate, 1e-12);
        Assert.Equal(Math.Sqrt(factor * (bread * meat * bread)[0, 0]), effect.Se, 1e-12);
    }

    [Fact]
    public void A_mean_of_one_answer_each_has_the_usual_error_and_the_same_answer_twice_tells_no_more()
    {
        double[] values = [1, 2, 4, 5, 3, 3];
        EndorsementAnswer[] once = [.. values.Select(static (v, i) => new EndorsementAnswer(i, "q", i < 3 ? "none" : "g", v, i, "y"))], twice = [.. once, .. once.Select(static a => a with { Question = "r" })];
        EndorsementMean mean = EndorsementEffects.Of(EndorsementData.Of(once, "none", 1, 5).Needed()).Needed().Means[0], again = EndorsementEffects.Of(EndorsementData.Of(twice, "none", 1, 5).Needed()).Needed().Means[0];
        // Of 1, 2 and 4: the deviation is √(7/3), its mean's error √(7/9).
        Assert.Equal((7 / 3.0, Math.Sqrt(7 / 9.0)), (mean.Mean, Math.Round(mean.Se, 14)), new Near());
        Assert.Equal(mean.Se, again.Se, 1e-12);
        Assert.Equal((3, 6), (again.Respondents, again.Answers));
    }

    [Fact]
    public void Names_of_groups_and_the_order_of_answers_change_nothing()
    {
        EndorsementAnswer[] answers = Drawn(80, 0.3, 4);
        EndorsementEffect one = EndorsementEffects.Of(EndorsementData.Of(answers, "none", 1, 5).Needed()).Needed().Effects[0];
        EndorsementEffect other = EndorsementEffects.Of(EndorsementData.Of(answers.Reverse().Select(static a => a with { Group = a.Group == "g" ? "z" : "a" }), "a", 1, 5).Needed()).Needed().Effects[0];
        Assert.Equal(one.Estimate, other.Estimate, 1e-12);
        Assert.Equal(one.Se, other.Se, 1e-12);
    }

    [Fact]
    public void Intervals_of_the_pooled_difference_hold_it_about_as_often_as_they_say()
    {
        int held = 0;
        for (int survey = 0; survey < 400; survey++)
        {
            EndorsementEffect effect = EndorsementEffects.Of(EndorsementData.Of(Drawn(150, 0.4, (ulong)(1000 + survey), wide: true), "none", -20, 20).Needed()).Needed().Effects[0];
            if (effect.Interval.Lower <= 0.4 / 40 && effect.Interval.Upper >= 0.4 / 40) held++;
        }
        Assert.InRange(held / 400.0, 0.92, 0.98);
    }

    [Fact]
    public void What_cannot_be_compared_is_refused_or_said_with_its_place()
    {
        EndorsementAnswer[] answers = Drawn(20, 0.3, 5);
        Assert.Equal("methods.endorse-no-answers", EndorsementData.Of([], "none").Problems[0].Code);
        Assert.Equal("methods.endorse-no-control", EndorsementData.Of(answers, "nobody").Problems[0].Code);
        Assert.Equal("methods.endorse-no-group", EndorsementData.Of(answers.Where(static a => a.Group == "none"), "none").Problems[0].Code);
        MethodProblem outside = EndorsementData.Of([.. answers, answers[0] with { Value = 9, Row = 7, Column = "y" }], "none", 1, 5).Problems.Single();
        Assert.Equal(("methods.endorse-outside-scale", 7, "y"), (outside.Code, outside.Row!.Value, outside.Column));
        Assert.Equal("methods.endorse-scale", EndorsementData.Of(answers.Select(static a => a with { Value = 3 }), "none").Problems[0].Code);
        Assert.Equal("methods.survey-not-finite", EndorsementData.Of([.. answers, answers[0] with { Value = double.PositiveInfinity }], "none").Problems[0].Code);
        EndorsementData again = EndorsementData.Of([.. answers, answers[0] with { Row = 30 }], "none").Needed();
        Assert.Equal([("methods.endorse-scale-seen", null), ("methods.endorse-asked-twice", 30)], again.Notes.Select(static n => (n.Code, n.Row)));
        EndorsementAnswer alone = new(99, "lonely", "none", 3, 40, "y");
        Assert.Contains(EndorsementEffects.Of(EndorsementData.Of([.. answers, alone], "none", 1, 5).Needed()).Needed().Notes, static n => (n.Code, n.Column) == ("methods.endorse-not-comparable", "lonely"));
        Assert.Contains(EndorsementEffects.Of(EndorsementData.Of([alone, alone with { Group = "g" }], "none", 1, 5).Needed()).Problems, static p => p.Code == "methods.endorse-pair-not-comparable");
        Assert.Equal("methods.survey-level-outside", EndorsementEffects.Of(again, 1).Problems[0].Code);
    }

    // Respondents with something of their own answer three questions, half of them with a name.
    private static EndorsementAnswer[] Drawn(int people, double effect, ulong seed, bool wide = false)
    {
        var random = new SeededRandom(seed);
        List<EndorsementAnswer> answers = [];
        for (int i = 0; i < people; i++)
        {
            double own = Normal(random);
            for (int q = 0; q < 3; q++)
            {
                double value = 3 + own + (0.3 * q) + Normal(random) + (i % 2 * effect);
                answers.Add(new(i, $"q{q}", i % 2 == 1 ? "g" : "none", wide ? value : Math.Clamp(Math.Round(value), 1, 5), i, $"q{q}"));
            }
        }
        return [.. answers];
    }

    private static double Normal(SeededRandom random) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, random.NextDouble() + 1e-17);

    private sealed class Near : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) < 1e-12 && Math.Abs(x.Item2 - y.Item2) < 1e-12;

        public int GetHashCode((double, double) obj) => 0;
    }
}
