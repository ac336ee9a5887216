using Offramp.Methods.Agreement;
using Offramp.Methods.Disclosure;
using Offramp.Methods.Qca;
using Offramp.Methods.Surveys.Lists;
using Offramp.Methods.Surveys.Responses;

namespace Offramp.Methods.Tests.Package;

/// <summary>The samples of the package's README, as they stand there: what lies between the lines “sample” and “end” of each is held against it, and so is what it prints.</summary>
/// <remarks>A sample writes to a variable that takes the console's name, so that the README's own lines are compiled.</remarks>
internal static class ReadmeSamples
{
    public static void Agreement(TextWriter Console)
    {
        // sample
        UnitMatrix codes = UnitMatrix.Of(["Ada", "Ben"], [["a", "a", "b", "b", "b", "a", null], ["a", "a", "b", "b", "a", "a", "b"]]).Needed();
        foreach (AgreementMeasure measure in (AgreementMeasure[])[AgreementMeasure.Alpha(Metric.Nominal), new(AgreementKind.Cohen)])
        {
            AgreementValue found = UnitAgreement.Of(codes, measure).Needed();
            Console.WriteLine($"{measure.Name}: {found.Value:0.000}, se {found.StandardError:0.000}");
        }
        // alpha.nominal: 0.686, se 0.342
        // cohen: 0.667, se 0.287
        // end
    }

    public static void Qca(TextWriter Console)
    {
        // sample
        QcaData data = QcaData.Of(["Alder", "Birch", "Cedar", "Dale", "Elm"],
        [
            ("WEALTH", [1, 1, 0, 0, 0]), ("CITY", [1, 0, 1, 0, 1]), ("UNION", [0, 0, 1, 0, 0]), ("PEACE", [1, 1, 1, 0, 0]),
        ]).Needed();
        TruthTable table = TruthTable.Of(data, QcaParser.Read("PEACE").Needed(), ["WEALTH", "CITY", "UNION"], new TruthTableOptions { Inclusion = 0.8 }).Needed();
        QcaSolution solution = Minimisation.Of(table, new MinimisationOptions { Kind = SolutionKind.Parsimonious }).Needed();
        Console.WriteLine($"{solution.ModelCount} model of {solution.TermCount} terms, proven: {solution.IsProven}");
        foreach (QcaModel model in solution.Models) Console.WriteLine($"{model}: inclS {model.Fit.InclS}, covS {model.Fit.CovS}");
        // 1 model of 2 terms, proven: True
        // WEALTH + UNION: inclS 1, covS 1
        // end
    }

    public static void Survey(TextWriter Console)
    {
        // sample
        // A die decides: on 1 say yes, on 6 say no, else the truth.
        ResponseDesign design = ResponseDesign.Forced(2.0 / 3, 1.0 / 6, 1.0 / 6).Needed();
        ResponseData answers = ResponseData.Of(new SurveyColumn("yes", [.. Enumerable.Repeat(1.0, 300), .. Enumerable.Repeat(0.0, 700)]), []).Needed();
        ResponseShare share = ResponseShare.Of(design, answers).Needed();
        Console.WriteLine($"estimate {share.Estimate:0.000}, se {share.Se:0.000}, ci {share.Interval.Lower:0.000} to {share.Interval.Upper:0.000}");
        // estimate 0.200, se 0.022, ci 0.157 to 0.243
        // end
    }

    public static void List(TextWriter Console)
    {
        // sample
        // How many of three harmless items 200 people counted, and how many of these and a sensitive one 200 others did.
        int[] control = [50, 80, 50, 20], treated = [40, 70, 55, 25, 10];
        ListData list = ListData.Of(new ListInput
        {
            Counts = [.. control.SelectMany((people, count) => Enumerable.Repeat((double)count, people)), .. treated.SelectMany((people, count) => Enumerable.Repeat((double)count, people))],
            Arms = ListArms.Of(Enumerable.Range(0, 400).Select(person => person >= 200)).Needed(),
            Items = 3,
        }).Needed();
        ListPrevalence difference = DifferenceInMeans.Of(list).Needed().Prevalences[0], likely = MaximumLikelihood.Of(list).Needed().Prevalences[0];
        Console.WriteLine($"difference {difference.Estimate:0.000}, se {difference.Error:0.000}; ml {likely.Estimate:0.000}, se {likely.Error:0.000}");
        // difference 0.275, se 0.102; ml 0.320, se 0.068
        // end
    }

    public static void Disclosure(TextWriter Console)
    {
        // sample
        DisclosureTable table = DisclosureTable.Of(
            [DisclosureColumn.Of("sex", ["f", "f", "f", "m", "m"]).Needed(), DisclosureColumn.Of("place", ["north", "north", "south", "south", "south"]).Needed()],
            [DisclosureColumn.Of("pay", ["low", "high", "low", "low", "low"]).Needed()]).Needed();
        DisclosureClasses classes = DisclosureClasses.Of(table);
        Console.WriteLine($"k = {classes.K}, {classes.Uniques} case alone; l = {SensitiveMeasures.Of(classes, table.Sensitive[0]).Distinct}");
        foreach (UniqueCombination found in MinimalSampleUniques.Of(table).Needed().Combinations)
            Console.WriteLine($"{string.Join(" and ", found.Keys.Select(key => table.Keys[key].Name))} single out case {found.Cases[0]}");
        // k = 1, 1 case alone; l = 1
        // sex and place single out case 2
        // end
    }
}
