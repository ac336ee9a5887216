using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What an import of a codebook comes to: shown before anyone says yes.</summary>
/// <param name="Changes">The one act; empty where the study holds everything already.</param>
/// <param name="Problems">What could not be taken as it stands, in the order of the file.</param>
/// <param name="Added">The paths of the codes that are new.</param>
/// <param name="Known">How many of the file's codes the study had already.</param>
/// <param name="Differing">The paths of known codes whose name, texts or colour the file has otherwise: redescribed where that was asked for.</param>
/// <param name="SetsAdded">The names of the sets that are new.</param>
public sealed record CodebookImportResult(
    ImmutableArray<Change> Changes, ImmutableArray<Problem> Problems, ImmutableArray<string> Added, int Known, ImmutableArray<string> Differing,
    ImmutableArray<string> SetsAdded);

/// <summary>Holds an imported codebook against the study: codes are matched by id, then by path; new ones are added. Nothing is ever removed or moved.</summary>
public static class CodebookImport
{
    /// <summary>What the import would do.</summary>
    /// <param name="study">The study.</param>
    /// <param name="file">The file's name without its folder, for problems.</param>
    /// <param name="imported">What was read.</param>
    /// <param name="update">Whether known codes take the file's name, texts and colour; what the file leaves empty stays.</param>
    /// <param name="fresh">New ids.</param>
    public static CodebookImportResult Into(Study study, string file, ImportedCodebook imported, bool update, Fresh fresh)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var changes = ImmutableArray.CreateBuilder<Change>();
        Dictionary<string, Id<Code>> place = Placed(study, file, imported, changes, problems, fresh);
        Study with = changes.Aggregate(study, static (before, change) => before.Apply(change));
        HashSet<Id<Code>> isNew = [.. changes.OfType<CodeAdded>().Select(static added => added.Code)];
        var differing = ImmutableArray.CreateBuilder<string>();
        foreach (ImportedCode code in imported.Codes)
        {
            if (isNew.Contains(place[code.Id])) continue;
            ImmutableArray<Change> edits = Edits(with, with.Coding.Codebook.Codes[place[code.Id]], code, file, problems, fresh);
            if (edits.IsEmpty) continue;
            differing.Add(with.Coding.Codebook.PathOf(place[code.Id]));
            if (!update) continue;
            changes.AddRange(edits);
            with = edits.Aggregate(with, static (before, change) => before.Apply(change));
        }
        var sets = ImmutableArray.CreateBuilder<string>();
        foreach (ImportedSet set in imported.Sets)
        {
            ImmutableArray<Id<Code>> members = [.. set.Codes.Where(place.ContainsKey).Select(code => place[code]).Distinct()];
            CodeSet? known = with.Coding.Codebook.Sets.Find(s => !s.Name.IsWithdrawn && NameRule.Same(s.Name.Text, set.Name.Trim()));
            if (known is not null && members.All(known.Codes.Contains)) continue;
            Outcome<Change> change = known is null ? CodeSetDecisions.Add(with, set.Name, members, fresh) : CodeSetDecisions.Put(with, known.Id, members);
            if (change.Refusal is { } refusal)
            {
                problems.Add(Problem.Of(new Place(file, Path: "sets"), refusal.Code, [.. refusal.Values]));
                continue;
            }
            if (known is null) sets.Add(set.Name.Trim());
            changes.Add(change.Value);
            with = with.Apply(change.Value);
        }
        return new CodebookImportResult(
            changes.ToImmutable(), problems.ToImmutable(), [.. isNew.Select(with.Coding.Codebook.PathOf).Order(StringComparer.Ordinal)],
            imported.Codes.Length - isNew.Count, differing.ToImmutable(), sets.ToImmutable());
    }

    // By id, then by path; a parent is settled before what stands below it, wherever the file has it.
    private static Dictionary<string, Id<Code>> Placed(
        Study study, string file, ImportedCodebook imported, ImmutableArray<Change>.Builder changes, ImmutableArray<Problem>.Builder problems, Fresh fresh)
    {
        Dictionary<string, Id<Code>> byId = new(StringComparer.Ordinal);
        Dictionary<(Id<Code>? Parent, string Name), Id<Code>> byPlace = [];
        foreach (Code code in study.Coding.Codebook.Codes.Values)
        {
            byId.TryAdd(code.Id.ToString(), code.Id);
            if (code.ImportedId is { IsWithdrawn: false } other) byId.TryAdd(other.Text, code.Id);
            if (!code.Name.IsWithdrawn) byPlace.TryAdd((code.Parent, code.Name.Text.ToUpperInvariant()), code.Id);
        }
        Dictionary<string, ImportedCode> inFile = imported.Codes.ToDictionary(static code => code.Id, StringComparer.Ordinal);
        Dictionary<string, Id<Code>> place = new(StringComparer.Ordinal);
        foreach (ImportedCode code in imported.Codes)
        {
            var above = new Stack<ImportedCode>();
            for (ImportedCode? at = code; at is not null && !place.ContainsKey(at.Id); at = at.Parent is { } parent ? inFile[parent] : null) above.Push(at);
            while (above.TryPop(out ImportedCode? next))
            {
                Id<Code>? parent = next.Parent is { } over ? place[over] : null;
                string name = CodesImport.Cleaned(next.Name, next.Id);
                if (name != next.Name.Trim())
                    problems.Add(Problem.Of(new Place(file, Path: next.Id), "coding.import-name-changed", ("code", next.Name), ("name", name)));
                if (!byId.TryGetValue(next.Id, out Id<Code> known) && !byPlace.TryGetValue((parent, name.ToUpperInvariant()), out known))
                {
                    CodeAdded added = CodesImport.Added(next, name, parent, fresh);
                    known = added.Code;
                    byPlace.Add((parent, name.ToUpperInvariant()), known);
                    changes.Add(added);
                }
                place.Add(next.Id, known);
            }
        }
        return place;
    }

    private static ImmutableArray<Change> Edits(
        Study study, Code known, ImportedCode code, string file, ImmutableArray<Problem>.Builder problems, Fresh fresh)
    {
        var edits = ImmutableArray.CreateBuilder<Change>();
        if (!known.Name.IsWithdrawn && !NameRule.Same(known.Name.Text, code.Name.Trim()))
            Take(CodebookDecisions.Rename(study, known.Id, code.Name, fresh));
        foreach (CodeText which in Enum.GetValues<CodeText>())
        {
            if (code.Text(which)?.Trim() is { Length: > 0 } text && text.ReplaceLineEndings("\n") != known.Text(which)?.Readable)
                Take(CodebookDecisions.Describe(study, known.Id, which, text, fresh));
        }
        if (code.Colour is { } colour && colour != known.Colour) edits.Add(new CodeColoured(known.Id, colour));
        return edits.ToImmutable();

        void Take(Outcome<Change> edit)
        {
            if (edit.Refusal is { } refusal) problems.Add(Problem.Of(new Place(file, Path: code.Id), refusal.Code, [.. refusal.Values]));
            else edits.Add(edit.Value);
        }
    }
}
