using System.Collections.Immutable;
using Offramp.Formats;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Brings files and folders of texts in: a file is one act, a folder is one act, so that one undo takes it back.</summary>
internal sealed class SourcesImport(
    Door door, OpenStudy open, ImmutableDictionary<Particular, string> given, TextWishes wishes, TextReadingOptions options, bool isJson)
{
    /// <summary>What is told a program of each text.</summary>
    public List<object> Answers { get; } = [];

    /// <summary>Whether a file that was named, or a whole folder, gave nothing.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Brings a file in; refused as a whole where one of its texts cannot come in.</summary>
    public void File(string path, string? name)
    {
        (ImmutableArray<TextImport> texts, ImmutableArray<Problem> problems) = TextFiles.ReadAll(path, given, name, options);
        if (texts.IsEmpty)
        {
            door.SayProblems(problems);
            HasFailed = true;
            return;
        }
        ImmutableArray<(TextImport Import, ImmutableArray<Change> Changes)> acts = [];
        door.Record(open, (study, fresh) => TextActs.Of(study, texts, wishes, fresh).Then<ImmutableArray<Change>>(granted =>
        {
            acts = granted;
            return granted.SelectMany(static act => act.Changes).ToImmutableArray();
        }));
        foreach ((TextImport text, ImmutableArray<Change> changes) in acts) Say(text, changes);
        string[] named = [.. texts.Select(static t => t.Participant).OfType<string>().Distinct(StringComparer.Ordinal)];
        var known = new SourceAdditions(open.Study);
        int unknown = named.Count(pseudonym => known.Participant(pseudonym) is null);
        if (unknown > 0) door.Say("cli.participants-not-known", ("count", unknown));
    }

    /// <summary>Brings all texts of a folder in as one act; what cannot come in is named and passed over.</summary>
    public void Folder(string path, bool recurse)
    {
        var problems = new List<Problem>();
        var acts = new List<(TextImport Import, ImmutableArray<Change> Changes)>();
        var imports = new List<TextImport>();
        using (var progress = new Progress(door.Terminal))
        {
            ImmutableArray<FolderText> files = TextFolder.Read(path, recurse, problems);
            foreach ((FolderText file, int done) in files.Select(static (file, i) => (file, i)))
            {
                progress.Count(done, files.Length, "cli.progress-file", ("number", done + 1), ("count", files.Length));
                imports.AddRange(Read(file, problems));
            }
            if (imports.Count > 0) Record(imports, acts, problems);
        }
        foreach ((TextImport text, ImmutableArray<Change> changes) in acts) Say(text, changes);
        door.SayProblems(problems);
        if (isJson && problems.Count > 0) Answers.Add(new { folder = Path.GetFileName(Path.GetFullPath(path)), problems = problems.Select(TextFiles.ToJson) });
        if (acts.Count == 0)
        {
            door.Say("cli.folder-without-texts", ("folder", path));
            HasFailed = true;
        }
        else if (!isJson)
        {
            door.Say("cli.folder-imported", ("count", acts.Count), ("left", problems.Count));
        }
    }

    private void Record(List<TextImport> imports, List<(TextImport Import, ImmutableArray<Change> Changes)> acts, List<Problem> problems)
    {
        TextWishes numbered = wishes with { OnTaken = OnTakenName.Number };
        Refusal? first = null;
        door.Record(open, (study, fresh) =>
        {
            Study after = study;
            var adding = new TextActs(study, numbered, fresh);
            foreach (TextImport text in imports)
            {
                Outcome<ImmutableArray<Change>> outcome = adding.Add(after, text);
                if (outcome.Refusal is { } refusal)
                {
                    first ??= refusal;
                    problems.Add(Problem.Of(new Place(text.File), "cli.file-left-out", ("reason", Messages.English.Say(refusal))));
                    continue;
                }
                acts.Add((text, outcome.Value));
                foreach (Change change in outcome.Value) after = after.Apply(change);
            }
            // A wish that holds for all of them, such as a participant whom nobody knows, is what is wrong then.
            return acts.Count == 0 ? first! : acts.SelectMany(static act => act.Changes).ToImmutableArray();
        });
    }

    private IEnumerable<TextImport> Read(FolderText file, List<Problem> problems)
    {
        List<TextImport> texts = [.. Opened(file.Path, file.Language, file.Name, problems)];
        foreach ((string path, string language) in file.Translations)
        {
            TextImport[] read = [.. Opened(path, language, null, problems)];
            // A second file goes to the first as its translation only where each holds one text; else it comes in by itself.
            if (read is [{ Translation: null } other] && texts is [{ Translation: null } original])
            {
                texts[0] = original with { Translation = other.Text with { ImportedId = null }, Problems = [.. original.Problems, .. other.Problems] };
                problems.Add(Problem.Of(new Place(other.File), "cli.taken-as-translation", ("original", original.File), ("language", language)));
            }
            else
            {
                texts.AddRange(read);
            }
        }
        return texts;
    }

    private ImmutableArray<TextImport> Opened(string path, string? language, string? name, List<Problem> problems)
    {
        ImmutableDictionary<Particular, string> told = language is null || given.ContainsKey(Particular.Language) ? given : given.Add(Particular.Language, language);
        try
        {
            (ImmutableArray<TextImport> texts, ImmutableArray<Problem> wrong) = TextFiles.ReadAll(path, told, name, options);
            problems.AddRange(wrong);
            return texts;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(Problem.Of(new Place(Path.GetFileName(path)), "formats.file-unreadable"));
            return [];
        }
    }

    private void Say(TextImport text, ImmutableArray<Change> changes)
    {
        text = text.After(changes);
        (string id, string name) = Named(changes[0]);
        if (TextActs.TwinOf(open.Study, text, changes) is { } twin)
            text = text with { Problems = text.Problems.Add(Problem.Of(new Place(text.File), "sources.same-words-known", ("name", twin))) };
        RenditionAdded? other = changes.OfType<RenditionAdded>().FirstOrDefault();
        Answers.Add(TextFiles.ToJson(text, id, name, other?.Rendition.Rendition.ToString(), other?.Rendition.Name.Text));
        if (!isJson)
        {
            Line("cli.source-imported", name, id, text.Text, text.Problems.Length);
            if (changes[0] is SourceAdded && other is not null)
                Line("cli.translation-imported", other.Rendition.Name.Text, other.Rendition.Rendition.ToString(), text.Translation!, 0);
        }
        door.SayProblems(text.Problems);
    }

    private void Line(string code, string name, string id, ImportedText text, int problems) => door.Terminal.Out.WriteLine(Messages.English.Say(
        code, ("name", name), ("id", id), ("length", text.Text.Length), ("turns", text.Turns.Length), ("problems", problems)));

    private (string Id, string Name) Named(Change change) => change switch
    {
        SourceAdded added => (Names.IdOf(open.Study.Sources.ById[added.Source]), added.Name.Text),
        RenditionAdded added => (added.Rendition.Rendition.ToString(), added.Rendition.Name.Text),
        _ => ("", ""),
    };
}
