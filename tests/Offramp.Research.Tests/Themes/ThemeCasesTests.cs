using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Offramp.Research.Tests.Themes;

/// <summary>The worked examples under tests/cases/themes.</summary>
public class ThemeCasesTests
{
    public static TheoryData<string> Cases => [.. Directory.GetFiles(Folder(), "*.md").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Cases))]
    public void The_states_and_counts_of_a_worked_example_hold(string name)
    {
        string page = File.ReadAllText(Path.Combine(Folder(), name));
        Study study = Built(page);
        ImmutableArray<ThemeRow> rows = ThemeViews.Rows(study, new ThemeQuery());

        string[][] states = [.. Table(page, "States")];
        Assert.NotEmpty(states);
        Assert.All(states, expected =>
        {
            ParticipantTheme row = rows.Single(r => r.Path == expected[1]).Participants.Single(p => p.Participant.Pseudonym.Text == expected[0]);
            Assert.Equal(
                $"{expected[0]} {expected[1]}: {expected[2]} {expected[3]}",
                $"{expected[0]} {expected[1]}: {string.Join(", ", row.States.Select(ThemeCounts.NameOf))} {(row.WasAsked ? "yes" : "no")}");
            Assert.Equal(row.States[0], row.Leading);
        });
        Assert.All(Table(page, "Counts"), expected =>
        {
            ThemeRow row = rows.Single(r => r.Path == expected[0]);
            Assert.Equal(expected[1], row.Counts.InWords());
            Assert.Equal(expected[2], $"{row.Unattributed}");
        });
    }

    private static Study Built(string page)
    {
        Study study = Some.Study();
        foreach (string[] code in Table(page, "Codes")) study = study.WithCode(code[0], under: code[1].Length > 0 ? code[1] : null);
        foreach (IGrouping<string, string[]> talk in Table(page, "Turns").GroupBy(static t => t[0]))
        {
            study = study.WithTalk(talk.Key, SourceKind.Interview, [.. talk.Select(static t => (t[1], t[2]))]);
            foreach (string speaker in talk.Select(static t => t[1]).Distinct().Where(static s => s != "I")) study = study.WithVoice(speaker, talk.Key, speaker, null);
        }
        study = study.With(GuideDecisions.Add(study, "Talks", "v1", null, null, Some.Fresh()));
        Guide Guide() => study.Sources.Guides.Values.Single();
        foreach (string[] question in Table(page, "Questions"))
        {
            ImmutableArray<Id<Code>> about = [.. question[2].Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(code => study.Code(code).Id)];
            study = study.With(GuideDecisions.AddQuestion(study, Guide().Id, new NewQuestion(question[0], question[1], null, about), Some.Fresh()));
        }
        foreach (string[] put in Table(page, "Put"))
        {
            Source source = study.Source(put[0]);
            Rendition text = study.Original(put[0]);
            Id<Question> question = Names.Question(Guide(), put[1]).Value.Id;
            Id<Participant>? to = put[2].Length > 0 ? study.Participant(put[2]).Id : null;
            Turn? turn = put[4].Length > 0 ? text.Turns[int.Parse(put[4]) - 1] : null;
            study = put[3] == "left-out"
                ? study.With(QuestionDecisions.LeaveOut(study, source.Id, Guide().Id, question, to, "no time left", Some.Fresh()))
                : study.With(QuestionDecisions.Put(study, source.Id,
                    [new PutNote(Guide().Id, question, to, Kind<QuestionManner>(put[3]), turn is null ? null : text.Id, turn?.WordsStart ?? 0, turn?.End ?? 0)], Some.Fresh()));
        }
        foreach (string[] coding in Table(page, "Codings"))
        {
            Rendition text = study.Original(coding[0]);
            int start = text.Text.Text.IndexOf(coding[1], StringComparison.Ordinal);
            Assert.True(start >= 0, coding[1]);
            var judgement = new Judgement(Kind<Stance>(coding[3]), default, coding[4].Length > 0 ? Kind<Elicitation>(coding[4]) : Elicitation.Unset, default);
            study = study.With(CodingDecisions.CodePassage(
                study, new NewCoding(text.Id, start, start + coding[1].Length, judgement), study.Code(coding[2]).Id, Some.Fresh()));
        }
        return study;
    }

    private static T Kind<T>(string name)
        where T : struct, Enum => Enum.Parse<T>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    private static IEnumerable<string[]> Table(string page, string section) => page.Split("\n## ").Single(part => part.StartsWith(section + "\n", StringComparison.Ordinal))
        .Split('\n').Where(static line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
        .Select(static line => line.Trim('|').Split('|').Select(static cell => cell.Trim()).ToArray());

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "cases", "themes"));
}
