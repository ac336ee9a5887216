namespace Offramp.Research.Tests.Studies;

public class StudyDecisionsTests
{
    private static readonly Study Study = Some.Study();

    [Fact]
    public void A_study_begins_with_its_title_and_its_first_coder()
    {
        Assert.Equal("The lantern coast", Study.Title!.Text);
        Assert.Equal("Mira", Study.Team.NameOf(Some.Coder));
        Some.Refused("study.already-begun", StudyDecisions.Create(Study, "Another", "Ali", Some.Fresh()));
    }

    [Fact]
    public void A_title_loses_the_spaces_around_it() =>
        Assert.Equal("New", Study.With(StudyDecisions.Retitle(Study, "  New ", Some.Fresh())).Title!.Text);

    [Theory]
    [InlineData("", "naming.empty")]
    [InlineData(" \t ", "naming.empty")]
    [InlineData("a\u0007b", "naming.control-character")]
    [InlineData("a\nb", "naming.control-character")]
    [InlineData("a\u2028b", "naming.control-character")]
    public void What_cannot_be_a_name_is_refused(string name, string code) =>
        Some.Refused(code, StudyDecisions.AddCoder(Study, name, null, Some.Fresh()));

    [Fact]
    public void Half_a_character_is_no_name() =>
        Some.Refused("naming.control-character", StudyDecisions.AddCoder(Study, "a" + (char)0xD83D, null, Some.Fresh()));

    [Fact]
    public void A_name_of_201_characters_is_too_long()
    {
        Assert.False(StudyDecisions.AddCoder(Study, new string('x', 200), null, Some.Fresh()).IsRefused);
        Assert.Contains("201", Some.Refused("naming.too-long", StudyDecisions.AddCoder(Study, new string('x', 201), null, Some.Fresh())), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_coders_never_have_one_name()
    {
        Some.Refused("study.coder-name-taken", StudyDecisions.AddCoder(Study, " MIRA ", null, Some.Fresh()));
        Study two = Study.With(StudyDecisions.AddCoder(Study, "Ali", "user-2", Some.Fresh()));
        Some.Refused("study.coder-name-taken", StudyDecisions.RenameCoder(two, Names.Coder(two, "user-2").Value.Id, "mira"));
        Assert.Equal("MIRA", two.With(StudyDecisions.RenameCoder(two, Some.Coder, "MIRA")).Team.NameOf(Some.Coder));
    }

    [Fact]
    public void A_coder_who_is_gone_cannot_be_renamed() =>
        Some.Refused("study.coder-gone", StudyDecisions.RenameCoder(Study, Some.OtherCoder, "Ali"));
}
