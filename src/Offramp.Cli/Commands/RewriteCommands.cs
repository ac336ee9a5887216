using System.Collections.Immutable;
using System.CommandLine;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Writing texts about the study, its people and its files anew so that their old versions are destroyed. Codebook entries have their own command
/// beside the codebook.</summary>
internal static class RewriteCommands
{
    /// <summary>The command and those below it.</summary>
    public static Command All(Door door) => new(
        "rewrite",
        "Write a text anew under a new key and destroy its old versions with their history: for texts that repeat a withdrawn source. Cannot be undone. "
        + "Codebook entries: offramp coding codebook rewrite.")
    {
        Source(door), Title(door), Participant(door), Collaborator(door), Coder(door), Memo(door), File(door), RewriteSourcesCommands.Guide(door), RewriteSourcesCommands.Event(door),
        CodeSet(door), CodebookVersion(door),
    };

    private static Command Source(Door door)
    {
        Argument<string> source = SourcesCommands.Source();
        Option<Particular[]> without = Kinds.Options<Particular>("--without", "A particular that goes; the rest stays. May be given several times.");
        var withoutNote = new Option<string[]>("--without-note") { Description = "A coding whose notes go; the coding stays. Its id, from 'offramp coding passages --json'. May be given several times.", HelpName = "CODING" };
        var withoutText = new Option<string[]>("--without-text") { Description = "A text beside the original that goes as a whole; its codings stay listed as stranded. May be given several times.", HelpName = "NAME" };
        Option<bool> withoutId = WithoutImportedId();
        var command = new Command(
            "source",
            "Give a source a new key: its texts, notes and particulars stay as they are now, all their earlier versions are destroyed. For words of a withdrawn source that were changed or removed in this one.")
        {
            source, without, withoutNote, withoutText, withoutId,
        };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Write(parsed);
            Source known = door.Granted(Names.Source(open.Study, parsed.GetValue(source)!));
            var leftOut = new LeftOut
            {
                Particulars = [.. parsed.GetValue(without) ?? []],
                Notes = [.. (parsed.GetValue(withoutNote) ?? []).Select(typed => door.Granted(CodingNames.Coding(open.Study, typed)))],
                Texts = Texts(door, open.Study, parsed.GetValue(withoutText)),
                ImportedId = parsed.GetValue(withoutId),
            };
            return door.Did(open, door.Record(open, (study, fresh) => SourceRewriting.Rewrite(study, known.Id, leftOut, fresh)));
        });
        return command;
    }

    /// <summary>The texts that were named, or the end of the command.</summary>
    public static ImmutableArray<Id<Rendition>> Texts(Door door, Study study, string[]? typed) =>
        [.. (typed ?? []).Select(name => door.Granted(Names.Document(study, name)).Id)];

    private static Command Title(Door door)
    {
        var title = new Argument<string>("TITLE") { Description = "The title from now on." };
        var command = new Command("title", "Rewrite the study's title; all earlier titles are destroyed.") { title };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) => Rewriting.Title(study, parsed.GetValue(title)!, fresh)));
        return command;
    }

    private static Command Participant(Door door)
    {
        var person = new Argument<string>("PSEUDONYM") { Description = "The participant." };
        var pseudonym = new Option<string?>("--pseudonym") { Description = "Another pseudonym; without it the pseudonym stays." };
        var note = new Option<string?>("--note") { Description = "The note from now on; without it there is none." };
        var withoutMemos = new Option<bool>("--without-memos") { Description = "Destroy the memos about the participant too; without this they stay." };
        Option<ConsentField[]> without = Kinds.Options<ConsentField>("--without", "What noted in the participant's consents goes too; the rest stays. May be given several times; never until.");
        var command = new Command(
            "participant",
            "Rewrite what is noted of a participant: the pseudonym, the consents and the memos stay, the note is the one given here.")
        {
            person, pseudonym, note, without, withoutMemos,
        };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) => Names.Participant(study, parsed.GetValue(person)!).Then(known =>
            Rewriting.Participant(study, known.Id, parsed.GetValue(pseudonym), parsed.GetValue(note), [.. parsed.GetValue(without) ?? []], fresh, !parsed.GetValue(withoutMemos)))));
        return command;
    }

    private static Command Collaborator(Door door)
    {
        var person = new Argument<string>("PSEUDONYM") { Description = "The collaborator." };
        var pseudonym = new Option<string?>("--pseudonym") { Description = "Another pseudonym; without it the pseudonym stays." };
        var command = new Command("collaborator", "Rewrite a collaborator's pseudonym.") { person, pseudonym };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) => Names.Collaborator(study, parsed.GetValue(person)!).Then(known =>
            Rewriting.Collaborator(study, known.Id, parsed.GetValue(pseudonym), fresh))));
        return command;
    }

    private static Command Coder(Door door)
    {
        var person = new Argument<string>("CODER") { Description = "The coder." };
        var name = new Option<string?>("--name") { Description = "Another name; without it the name stays." };
        Option<bool> without = WithoutImportedId();
        var command = new Command("coder", "Rewrite what is kept of a coder; all earlier names are destroyed.")
        {
            person, name, without,
        };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) => Names.Coder(study, parsed.GetValue(person)!).Then(known =>
            Rewriting.Coder(study, known.Id, parsed.GetValue(name), fresh, !parsed.GetValue(without)))));
        return command;
    }

    private static Command Memo(Door door)
    {
        var memo = new Argument<string>("MEMO") { Description = "The memo: title or id." };
        var title = new Option<string?>("--title") { Description = "Another title; without it the title stays." };
        var text = new Option<string>("--text") { Description = "What it says from now on.", Required = true };
        var command = new Command("memo", "Rewrite a memo; all that it said before is destroyed.") { memo, title, text };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) => Names.Memo(study, parsed.GetValue(memo)!).Then(known =>
            Rewriting.Memo(study, known.Id, parsed.GetValue(title), parsed.GetValue(text)!, fresh))));
        return command;
    }

    private static Command File(Door door)
    {
        var known = new Argument<string>("NAME") { Description = "The file name as it is noted (offramp protection copies)." };
        var name = new Argument<string>("NEW-NAME") { Description = "The name from now on: rename the file itself first, so that it can still be found." };
        var command = new Command("file", "Rewrite the noted file name of a copy, a report or a merged file.") { known, name };
        // Copies are noted without their folders, which tell of the person at the computer.
        command.SetAction(parsed => door.ChangeMany(parsed, (study, fresh) =>
            Rewriting.FileName(study, Path.GetFileName(parsed.GetValue(known)!), Path.GetFileName(parsed.GetValue(name)!), fresh)));
        return command;
    }

    /// <summary>For what another program knew under an id of its own.</summary>
    public static Option<bool> WithoutImportedId() => new("--without-imported-id") { Description = "Destroy the id under which another program knew it too; without this it stays." };

    private static Command CodeSet(Door door)
    {
        var set = new Argument<string>("SET") { Description = "The set of codes." };
        var name = new Option<string?>("--name") { Description = "Another name; without it the name stays." };
        var command = new Command("set", "Rewrite the name of a set of codes; all earlier names are destroyed.") { set, name };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) => Names.CodeSet(study, parsed.GetValue(set)!).Then(known =>
            Rewriting.CodeSet(study, known.Id, parsed.GetValue(name), fresh))));
        return command;
    }

    private static Command CodebookVersion(Door door)
    {
        var version = new Argument<string>("VERSION") { Description = "The version of the codebook." };
        var name = new Option<string?>("--name") { Description = "Another name; without it the name stays." };
        var note = new Option<string?>("--note") { Description = "The note from now on; without it there is none." };
        var command = new Command("version", "Rewrite what a version of the codebook is called and what is noted on it.") { version, name, note };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) => Names.CodebookVersion(study, parsed.GetValue(version)!).Then(known =>
            Rewriting.CodebookVersion(study, known.Id, parsed.GetValue(name), parsed.GetValue(note), fresh))));
        return command;
    }
}
