using FsCheck;
using FsCheck.Fluent;

namespace Offramp.Research.Tests;

public class CodeExpressionTests
{
    // A small expression out of any numbers: which shape, and which codes at its leaves.
    private static CodeExpression Expression(Id<Code>[] codes, Queue<int> numbers, int depth)
    {
        int next = numbers.TryDequeue(out int number) ? (int)((uint)number % 5) : 0;
        if (depth == 3 || next < 2) return new CodeIs([codes[(next + depth) % codes.Length]], WithDescendants: next == 1);
        CodeExpression first = Expression(codes, numbers, depth + 1), second = Expression(codes, numbers, depth + 1);
        return next switch
        {
            2 => new AllOf([first, second]),
            3 => new AnyOf([first, second]),
            _ => new AllOf([first, new NoneOf([second])]),
        };
    }

    // What a reader does who looks at every pair of passages.
    private static HashSet<(int Start, int End)> Naive(Study study, IEnumerable<PassageCoding> codings, CodeExpression part)
    {
        switch (part)
        {
            case CodeIs one:
                return
                [
                    .. codings.Where(coding => one.Codes.Any(code => one.WithDescendants ? study.Coding.Codebook.IsWithin(coding.Code, code) : coding.Code == code))
                        .Select(static coding => (coding.Start, coding.End)),
                ];
            case AnyOf any:
                return [.. any.Parts.SelectMany(inner => Naive(study, codings, inner))];
            case AllOf all:
                var spans = all.Parts.Where(static inner => inner is not NoneOf).Select(inner => Naive(study, codings, inner)).Aggregate(static (a, b) =>
                    [.. a.SelectMany(x => b, static (x, y) => (Start: Math.Max(x.Start, y.Start), End: Math.Min(x.End, y.End))).Where(static s => s.Start < s.End)]);
                var away = all.Parts.OfType<NoneOf>().SelectMany(static none => none.Parts).SelectMany(inner => Naive(study, codings, inner)).ToArray();
                return [.. spans.Where(span => !Enumerable.Range(span.Start, span.End - span.Start).Any(unit => away.Any(other => unit >= other.Start && unit < other.End)))];
            default:
                throw new InvalidOperationException();
        }
    }

    [Fact]
    public void Codes_that_meet_are_found_as_a_patient_reader_finds_them() => Prop.ForAll<int[], int[], bool>(static (numbers, shape, sameCoder) =>
    {
        Study study = Some.Coded([.. numbers, .. numbers.Reverse(), .. numbers.Skip(1)]);
        CodeExpression expression = Expression([.. study.Coding.Codebook.Order], new Queue<int>(shape), 0);
        Assert.Null(CodeExpression.Checked(study, expression).Refusal);
        var found = FindViews.Find(study, new FindQuery { Codes = expression, SameCoder = sameCoder }).Found;
        foreach (Rendition document in study.Sources.Renditions.Values)
        {
            var codings = study.Coding.In(document.Id);
            IEnumerable<IEnumerable<PassageCoding>> together = sameCoder ? codings.GroupBy(static coding => coding.Coder) : [codings];
            (int, int)[] expected = [.. together.SelectMany(own => Naive(study, own, expression)).Distinct().Order()];
            if (!found.Where(passage => passage.Document!.Id == document.Id).Select(static passage => (passage.Start, passage.End)).SequenceEqual(expected)) return false;
        }
        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_pair_of_codes_meets_wherever_co_occurrence_counts_it() => Prop.ForAll<int[]>(static numbers =>
    {
        Study study = Some.Coded(numbers);
        var met = CodingViews.CoOccurrence(study).ToDictionary(static row => (row.A.Id, row.B.Id));
        foreach (Code a in study.Coding.Codebook.Codes.Values)
        {
            foreach (Code b in study.Coding.Codebook.Codes.Values.Where(b => b.Id != a.Id))
            {
                int stretches = FindViews.Find(study, new FindQuery { Codes = new AllOf([new CodeIs([a.Id]), new CodeIs([b.Id])]) }).Found.Length;
                int pairs = (met.GetValueOrDefault((a.Id, b.Id)) ?? met.GetValueOrDefault((b.Id, a.Id)))?.Passages ?? 0;
                if (stretches > pairs || (stretches == 0) != (pairs == 0)) return false;
            }
        }
        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_filter_says_which_codings_take_part()
    {
        Study study = Some.CodedGround();
        study = study.With(CodingDecisions.CodePassage(study, study.Passage("a-talk", 0, 20), [study.Code("Fear").Id], Some.Fresh()));
        study = study.With(CodingDecisions.CodePassage(study, study.Passage("a-talk", 10, 30), [study.Code("Rank").Id], Some.Fresh(Some.OtherCoder)));
        var both = new AllOf([new CodeIs([study.Code("Fear").Id]), new CodeIs([study.Code("Offer").Id], WithDescendants: true)]);
        FindQuery query = new() { Codes = both };
        Assert.Equal((10, 20), FindViews.Find(study, query).Found.Select(static passage => (passage.Start, passage.End)).Single());
        Assert.Equal(2, FindViews.Find(study, query).Found.Single().Touching.Length);
        Assert.Empty(FindViews.Find(study, query with { SameCoder = true }).Found);
        Assert.Empty(FindViews.Find(study, query with { Filter = new PassageQuery { Coders = [Some.Coder] } }).Found);
        Assert.Empty(FindViews.Find(study, query with { Filter = new PassageQuery { Sources = [study.Source("b-talk").Id] } }).Found);
        FindQuery without = new() { Codes = new AllOf([new CodeIs([study.Code("Fear").Id]), new NoneOf([new CodeIs([study.Code("Rank").Id])])]) };
        Assert.Empty(FindViews.Find(study, without).Found);
        Assert.Single(FindViews.Find(study, without with { SameCoder = true }).Found);
    }

    [Fact]
    public void What_asks_for_nothing_or_only_for_what_must_not_be_there_is_refused()
    {
        Study study = Some.CodedGround();
        var fear = new CodeIs([study.Code("Fear").Id]);
        Some.Refused("coding.expression-empty", CodeExpression.Checked(study, new AllOf([])));
        Some.Refused("coding.expression-empty", CodeExpression.Checked(study, new AnyOf([new CodeIs([])])));
        Some.Refused("coding.expression-only-excludes", CodeExpression.Checked(study, new NoneOf([fear])));
        Some.Refused("coding.expression-only-excludes", CodeExpression.Checked(study, new AllOf([new NoneOf([fear])])));
        Some.Refused("coding.expression-only-excludes", CodeExpression.Checked(study, new AnyOf([fear, new NoneOf([fear])])));
        Some.Refused("coding.expression-too-large", CodeExpression.Checked(study, new AnyOf([.. Enumerable.Repeat(fear, 201)])));
        Some.Refused("coding.code-gone", CodeExpression.Checked(study, new CodeIs([Some.Fresh().Id<Code>()])));
        CodeExpression deep = fear;
        for (int i = 0; i < 30; i++) deep = new AnyOf([deep]);
        Some.Refused("coding.expression-too-large", CodeExpression.Checked(study, deep));
    }
}
