using System.Collections.Immutable;
using System.CommandLine;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Texts from files into the study.</summary>
internal static class SourcesImportCommand
{
    private static readonly (Particular Field, string Name, string Description)[] Fields =
    [
        (Particular.Title, "--title", "The title, as people cite it."),
        (Particular.Wave, "--wave", "The round of fieldwork."),
        (Particular.Date, "--date", "When it was said or published: EDTF, or words such as \"spring 2023\"."),
        (Particular.Place, "--place", "Where, from wide to narrow, divided by /."),
        (Particular.Language, "--language", "The language, such as en or fa."),
        (Particular.Mode, "--mode", "How people met: in person, by telephone, in writing."),
        (Particular.Capture, "--capture", "How the words were kept: recording, verbatim transcript, notes, reconstructed, translated."),
    ];

    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var files = new Argument<string[]>("FILE") { Description = "Text files: .txt, .md, .docx.", Arity = ArgumentArity.OneOrMore };
        Option<SourceKind?> kind = Kinds.Option<SourceKind>("--kind", "What it is. Default: what the file says, else interview.");
        var name = new Option<string?>("--name") { Description = "What to call it (one file only). Default: the file's stem." };
        var participants = new Option<string[]>("--participant") { Description = "Who spoke in it: a participant's pseudonym; may stand several times.", HelpName = "PSEUDONYM" };
        var translationOf = new Option<string?>("--translation-of") { Description = "The file is a translation of this source.", HelpName = "SOURCE" };
        var sameMeeting = new Option<string?>("--same-encounter") { Description = "It came of the same meeting as this source, so that one consent holds for both.", HelpName = "SOURCE" };
        var number = new Option<bool>("--number") { Description = "Where a name is taken, put a number behind it instead of refusing." };
        Option<bool> json = Door.Json();
        (Particular Field, Option<string?> Option)[] fields = [.. Fields.Select(static f => (f.Field, new Option<string?>(f.Name) { Description = f.Description }))];
        var command = new Command("import", "Bring texts into the study.")
        {
            files, kind, name, participants, translationOf, sameMeeting, number, json,
        };
        foreach ((_, Option<string?> option) in fields) command.Add(option);
        command.SetAction(parsed =>
        {
            string[] paths = parsed.GetValue(files)!;
            if (paths.Length > 1 && parsed.GetValue(name) is not null) throw door.Refuse(Refusal.Of("cli.one-name-many-files"));
            ImmutableDictionary<Particular, string> given = fields.Where(f => parsed.GetValue(f.Option) is { Length: > 0 })
                .ToImmutableDictionary(static f => f.Field, f => parsed.GetValue(f.Option)!);
            OnTakenName onTaken = parsed.GetValue(number) ? OnTakenName.Number : OnTakenName.Refuse;
            // All of them first: a wrong name at the end should not leave half of an import behind.
            foreach (string path in paths) door.NeedsFile(path);
            using OpenStudy open = door.Write(parsed);
            var answers = new List<object>();
            bool failed = false;
            foreach (string path in paths)
            {
                if (TextImport.Read(door, path, given, parsed.GetValue(name)) is not { } import)
                {
                    failed = true;
                    continue;
                }
                Act act = door.Record(open, (study, fresh) => parsed.GetValue(translationOf) is { } original
                    ? Names.Source(study, original).Then(known =>
                        AlignmentDecisions.AddAligned(study, known.Id, RenditionKind.Translation, import.Text, onTaken, fresh))
                    : Add(study, import, parsed.GetValue(kind) ?? import.Kind ?? SourceKind.Interview, parsed.GetValue(sameMeeting), parsed.GetValue(participants) ?? [], onTaken, fresh));
                (string id, string called) = Named(open.Study, act);
                answers.Add(import.ToJson(id, called));
                if (!parsed.GetValue(json))
                    door.Terminal.Out.WriteLine(Messages.English.Say("cli.source-imported", ("name", called), ("id", id), ("length", import.Text.Text.Length), ("turns", import.Text.Turns.Length), ("problems", import.Problems.Length)));
                door.SayProblems(import.Problems);
            }
            if (parsed.GetValue(json)) JsonLines.Write(door.Terminal.Out, answers);
            return failed ? CommandLine.NotUnderstood : 0;
        });
        return command;
    }

    private static Outcome<ImmutableArray<Change>> Add(
        Study study, TextImport import, SourceKind kind, string? sameMeeting, string[] participants, OnTakenName onTaken, Fresh fresh)
    {
        Id<Encounter>? encounter = null;
        if (sameMeeting is not null)
        {
            Outcome<Source> other = Names.Source(study, sameMeeting);
            if (other.Refusal is { } unknown) return unknown;
            encounter = other.Value.Encounter;
        }
        Outcome<Change> added = SourcesDecisions.Add(study, kind, import.Text, onTaken, fresh, encounter);
        if (added.Refusal is { } refusal) return refusal;
        var changes = ImmutableArray.CreateBuilder<Change>();
        changes.Add(added.Value);
        Study after = study.Apply(added.Value);
        Id<Source> source = ((SourceAdded)added.Value).Source;
        foreach (string typed in participants)
        {
            Outcome<Change> linked = Names.Participant(after, typed).Then(who =>
                // The pseudonym is the usual label before a participant's turns.
                SourceLinks.LinkParticipant(after, source, who.Id, import.Text.Turns.Any(t => t.Speaker == who.Pseudonym.Text) ? who.Pseudonym.Text : null));
            if (linked.Refusal is { } cannot) return cannot;
            changes.Add(linked.Value);
        }
        return changes.ToImmutable();
    }

    private static (string Id, string Name) Named(Study study, Act act) => act.Changes[0] switch
    {
        SourceAdded added => (Names.IdOf(study.Sources.ById[added.Source]), added.Name.Text),
        RenditionAdded added => (added.Rendition.Rendition.ToString(), added.Rendition.Name.Text),
        _ => ("", ""),
    };
}
