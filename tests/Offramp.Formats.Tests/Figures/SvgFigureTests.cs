using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Offramp.Research;

namespace Offramp.Formats.Tests;

public class SvgFigureTests
{
    private static readonly FigureFrame Frame = new(WithTitle: true);

    [Theory]
    [InlineData("figure-frequencies.svg")]
    [InlineData("figure-cooccurrence.svg")]
    [InlineData("figure-coverage.svg")]
    public void The_figure_is_the_one_that_was_approved(string name) => Approved.Text(name, File(Figures("معاش").Single(figure => name.Contains(figure.Kind[^6..], StringComparison.Ordinal))));

    [Theory]
    [InlineData(SvgPlace.File)]
    [InlineData(SvgPlace.Page)]
    [InlineData(SvgPlace.Workbench)]
    public void Nothing_in_it_runs_or_is_fetched_or_carries_a_style(SvgPlace place)
    {
        foreach (Figure figure in Figures(SomeReports.Hostile))
        {
            string text = SvgFigure.Draw(figure, place, "a");
            XElement svg = XElement.Parse(text);
            Assert.DoesNotContain(svg.DescendantsAndSelf(), e => e.Name.LocalName is "script" or "image" or "use" or "foreignObject" or "a" or "x");
            Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes(), a => a.Name.LocalName is "style" or "href" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
            Assert.DoesNotContain("url(", text);
            Assert.Equal(place == SvgPlace.File ? 1 : 0, svg.Descendants().Count(e => e.Name.LocalName == "style"));
            Assert.Equal(text, SvgFigure.Draw(figure, place, "a"));
        }
    }

    [Fact]
    public void Whatever_things_are_called_the_drawing_is_whole_and_says_it() => Check.QuickThrowOnFailure(Prop.ForAll<string>(name =>
    {
        foreach (Figure figure in Figures(name ?? ""))
        {
            XElement svg = XElement.Parse(SvgFigure.Draw(figure, SvgPlace.Workbench, "a"));
            Assert.Equal(figure.Marks.Select(mark => ReportText.Clean(mark.Says)), Marks(svg).Select(mark => mark.Element("title")!.Value));
        }
    }));

    [Fact]
    public void In_the_workbench_one_mark_is_reached_by_tabulator_and_all_lead_to_their_evidence()
    {
        foreach (Figure figure in Figures("Pay"))
        {
            XElement svg = XElement.Parse(SvgFigure.Draw(figure, SvgPlace.Workbench, "w1"));
            XElement[] marks = [.. Marks(svg).Where(m => m.Attribute("aria-hidden") is null)];
            Assert.Equal(figure.Marks.Count(m => !m.IsEcho), marks.Length);
            Assert.Equal(marks.Select((_, i) => i == 0 ? "0" : "-1"), marks.Select(m => m.Attribute("tabindex")!.Value));
            Assert.All(marks, m => Assert.Equal(("img", m.Element("title")!.Value), (m.Attribute("role")!.Value, m.Attribute("aria-label")!.Value)));
            Assert.All(marks, m => Assert.True(m.Attribute("data-codes") is not null || m.Attribute("data-sources") is not null));
            string[] ids = [.. svg.DescendantsAndSelf().Attributes("id").Select(a => a.Value)];
            Assert.Equal(ids.Length, ids.Distinct().Count());
            Assert.All(ids, id => Assert.StartsWith("w1", id));
            // What can be reached inside a picture is hidden from readers by ear.
            Assert.Equal("group", svg.Attribute("role")!.Value);
        }
    }

    [Fact]
    public void What_leaves_is_one_picture_with_a_name_and_a_description_and_no_ids_of_the_study()
    {
        foreach (Figure figure in Figures("Pay"))
        {
            XElement svg = XElement.Parse(SvgFigure.Draw(figure, SvgPlace.Page, "p"));
            Assert.Equal(("img", "p-title", "p-desc"), (svg.Attribute("role")!.Value, svg.Attribute("aria-labelledby")!.Value, svg.Attribute("aria-describedby")!.Value));
            Assert.Equal((figure.Title, figure.Description), (svg.Element("title")!.Value, svg.Element("desc")!.Value));
            Assert.DoesNotContain(svg.Descendants().Attributes(), a => a.Name.LocalName is "tabindex" or "data-codes" or "data-sources" or "data-coders");
        }
    }

    [Fact]
    public void A_prefix_that_could_be_markup_is_refused() =>
        Assert.Throws<ArgumentException>(() => SvgFigure.Draw(Figures("Pay")[0], SvgPlace.Page, "a\" onload=\"x"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Words_and_areas_stand_out_from_their_ground(bool dark)
    {
        string ground = dark ? "#15181c" : "#ffffff";
        string On(Ink ink) => FigureSheet.ColourOf(ink, dark);
        Assert.All((Ink[])[Ink.Text, Ink.Strong, Ink.Quiet], ink => Assert.InRange(Contrast(On(ink), ground), 4.5, 21));
        Assert.All((Ink[])[Ink.Text, Ink.Quiet], ink => Assert.InRange(Contrast(On(ink), On(Ink.Track)), 4.5, 21));
        Assert.All((Ink[])[Ink.Step1, Ink.Step2, Ink.Step3], step => Assert.InRange(Contrast(On(Ink.OnLight), On(step)), 4.5, 21));
        Assert.All((Ink[])[Ink.Step4, Ink.Step5], step => Assert.InRange(Contrast(On(Ink.OnDeep), On(step)), 4.5, 21));
        // WCAG 2.2, 1.4.11: what must be seen to understand a graphic.
        Assert.All((Ink[])[Ink.Series1, Ink.Series2, Ink.Series3, Ink.Series4, Ink.Series5, Ink.Rest], ink => Assert.InRange(Contrast(On(ink), ground), 3, 21));
    }

    private static IEnumerable<XElement> Marks(XElement svg) => svg.Descendants().Where(e => e.Attribute("class")?.Value == "fig-mark");

    private static string File(Figure figure)
    {
        var stream = new MemoryStream();
        SvgFigure.Write(figure, stream);
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(stream.ToArray());
    }

    private static Figure[] Figures(string name)
    {
        ImmutableArray<FigureName> codes = [new("Offer", "C1"), new(name, "C2", 1), new("Rank", "C3", 1), new("Leaving", "C4"), new("Family who called back every week, without being asked to", "C5", 1)];
        ImmutableArray<FigureName> sources = [new("P-01", "S1"), new(name, "S2"), new("Harbour Gazette", "S3")];
        FigureName asha = new("Asha", "K1"), milo = new("Milo", "K2");
        return
        [
            CodeFrequencyFigure.Of(new CodeCounts(codes, sources, [[1, 0, 0], [2, 1, 0], [0, 0, 0], [0, 0, 4], [12, 3, 2]], CountedBy.Source), Frame),
            CoOccurrenceFigure.Of(new CodeMeetings(codes, [(0, 1, 4, 2), (1, 4, 11, 3), (0, 4, 1, 1)]), Frame),
            CoverageFigure.Of(
                [
                    new CoverageShare(sources[0], asha, 12, 0.46), new CoverageShare(sources[0], milo, 9, 0.996), new CoverageShare(sources[1], asha, 1, 0.003),
                    new CoverageShare(sources[2], null, 0, 0),
                ], Frame),
        ];
    }

    // WCAG 2.2, "contrast ratio" and "relative luminance".
    private static double Contrast(string a, string b)
    {
        double[] light = [.. ((string[])[a, b]).Select(Luminance).OrderDescending()];
        return (light[0] + 0.05) / (light[1] + 0.05);
    }

    private static double Luminance(string colour)
    {
        double[] rgb = [.. Enumerable.Range(0, 3).Select(i => Convert.ToInt32(colour.Substring(1 + (i * 2), 2), 16) / 255.0).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        return (0.2126 * rgb[0]) + (0.7152 * rgb[1]) + (0.0722 * rgb[2]);
    }
}
