using System.Collections.Immutable;
using System.Text.Json;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Server.Tests;

/// <summary>A study with people in it: Reza and Omid in one talk, Sahar alone in another.</summary>
internal static class SomePeople
{
    public const string RezaSaid = "They counted the sacks twice and paid for half of them.";
    public const string SaharSaid = "My uncle had arranged the lorry, and nobody asked me anything on the way.";

    /// <summary>Adds them to the study that lies open, through the same door as every page.</summary>
    public static void Settle(Bench bench)
    {
        OpenStudy open = bench.Host.Service<Desk>().Opened.Study;
        Record(open, (study, fresh) => SourcesDecisions.Add(
            study, SourceKind.GroupInterview, Talk("quay", ("I", "Who was there?"), ("Omid", "All of us were."), ("Reza", RezaSaid)), OnTakenName.Refuse, fresh));
        Record(open, (study, fresh) => SourcesDecisions.Add(study, SourceKind.Interview, Talk("lorry", ("I", "How did you come back?"), ("Sahar", SaharSaid)), OnTakenName.Refuse, fresh));
        foreach (string name in (string[])["Omid", "Reza", "Sahar"]) Record(open, (study, fresh) => ProtectionDecisions.AddParticipant(study, name, null, fresh));
        foreach ((string name, string source) in (ReadOnlySpan<(string, string)>)[("Omid", "quay"), ("Reza", "quay"), ("Sahar", "lorry")])
            Record(open, (study, _) => SourceLinks.LinkParticipant(study, Source(study, source), Participant(study, name), name));
        Record(open, (study, fresh) => ProtectionDecisions.AddCollaborator(study, "C-01", CollaboratorRole.Interviewer, fresh));
        foreach (string source in (string[])["quay", "lorry"])
            Record(open, (study, _) => SourceLinks.LinkCollaborator(study, Source(study, source), study.Protection.Collaborators.Keys.Single(), "I"));
    }

    public static Id<Source> Source(Study study, string name) => study.Sources.ById.Values.Single(s => s.Name.Text == name).Id;

    public static Id<Participant> Participant(Study study, string name) => study.Protection.Participants.Values.Single(p => p.Pseudonym.Text == name).Id;

    /// <summary>The id that the page knows somebody or something by.</summary>
    public static string IdOf(this JsonElement list, string field, string name) =>
        list.EnumerateArray().Single(x => x.GetProperty(field).GetString() == name).GetProperty("id").GetString()!;

    public static void Record(OpenStudy open, Func<Study, Fresh, Outcome<Change>> decide) => Assert.Null(open.Record(decide).Refusal);

    public static void Record(OpenStudy open, Func<Study, Fresh, Outcome<ImmutableArray<Change>>> decide) => Assert.Null(open.Record(decide).Refusal);

    private static ImportedText Talk(string name, params (string Speaker, string Said)[] turns)
    {
        var list = new List<Turn>();
        string text = "";
        foreach ((string speaker, string said) in turns)
        {
            int start = text.Length, words = start + speaker.Length + 2;
            text += $"{speaker}: {said}";
            list.Add(new Turn(list.Count + 1, start, words, text.Length, speaker, null));
            text += "\n";
        }
        return new ImportedText { Name = name, Text = text, Turns = [.. list] };
    }
}
