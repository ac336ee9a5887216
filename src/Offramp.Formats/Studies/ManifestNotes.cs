using System.Collections.Immutable;
using System.Globalization;

namespace Offramp.Formats;

/// <summary>A memo.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Text">What it says.</param>
/// <param name="Source">The name of the source that it is about.</param>
/// <param name="Code">The code, by id, path or name; the codebook is read elsewhere.</param>
/// <param name="Participant">The pseudonym of the participant. With none of the three it is about nothing in particular.</param>
public sealed record ManifestMemo(string Title, string Text, string? Source, string? Code, string? Participant);

/// <summary>A set of codes.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Codes">Its codes, by id, path or name.</param>
public sealed record ManifestCodeSet(string Name, ImmutableArray<string> Codes);

/// <summary>A named version of the codebook: the codebook as the manifest's file has it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Note">What is to be known of it.</param>
public sealed record ManifestCodebookVersion(string Name, string? Note);

/// <summary>A correction of a text, made after it was coded.</summary>
/// <param name="File">The text; null for the original.</param>
/// <param name="From">The words as they stand.</param>
/// <param name="To">The words as they should be; null marks a printer's slip and leaves it.</param>
/// <param name="Nth">Which of the places where they stand, from 1; null where there is one.</param>
/// <param name="IsSlip">Whether the print itself is wrong.</param>
/// <param name="Why">How it was found; it becomes a memo about the source.</param>
public sealed record ManifestCorrection(string? File, string From, string? To, int? Nth, bool IsSlip, string? Why);

/// <summary>Reads memos, code sets, named versions and corrections. A slip in them leaves out the entry alone.</summary>
internal static class ManifestNotes
{
    /// <summary>The memos. They are about sources and people that the manifest has.</summary>
    public static ImmutableArray<ManifestMemo> Memos(ManifestFields manifest, HashSet<string> sources, HashSet<string> participants)
    {
        var memos = ImmutableArray.CreateBuilder<ManifestMemo>();
        foreach (ManifestFields entry in manifest.Entries("memos", false, "title", "text", "source", "code", "participant"))
        {
            int before = entry.ProblemCount;
            string? title = entry.Name("title", true), text = entry.Text("text", true), code = entry.Name("code");
            string? source = entry.Reference("source", "source", sources), participant = entry.Reference("participant", "participant", participants);
            if (new[] { source, code, participant }.Count(static about => about is not null) > 1) entry.Say(null, "formats.manifest-memo-about");
            // A memo about a source goes when the source does: one whose subject was lost must not become one about nothing.
            if (entry.ProblemCount > before || title is null || text is null) entry.Say(null, "formats.manifest-left-out");
            else memos.Add(new ManifestMemo(title, text, source, code, participant));
        }
        return memos.ToImmutable();
    }

    /// <summary>The sets of codes.</summary>
    public static ImmutableArray<ManifestCodeSet> CodeSets(ManifestFields manifest)
    {
        var sets = new UniqueEntries<ManifestCodeSet>();
        foreach (ManifestFields entry in manifest.Entries("codeSets", false, "name", "codes"))
        {
            sets.Add(entry, "name", name => new ManifestCodeSet(
                name, [.. entry.Entries("codes", true, "code").Select(static code => code.Name("code", true)).OfType<string>()]));
        }
        return sets.All;
    }

    /// <summary>The named versions of the codebook.</summary>
    public static ImmutableArray<ManifestCodebookVersion> Versions(ManifestFields manifest)
    {
        var versions = new UniqueEntries<ManifestCodebookVersion>();
        foreach (ManifestFields entry in manifest.Entries("codebookVersions", false, "name", "note"))
            versions.Add(entry, "name", name => new ManifestCodebookVersion(name, entry.Text("note")));
        return versions.All;
    }

    /// <summary>The corrections of a source's texts, in the order in which they were made.</summary>
    public static ImmutableArray<ManifestCorrection> Corrections(ManifestFields source, HashSet<string> files)
    {
        var corrections = ImmutableArray.CreateBuilder<ManifestCorrection>();
        foreach (ManifestFields entry in source.Entries("corrections", false, "file", "from", "to", "nth", "slip", "why"))
        {
            int before = entry.ProblemCount;
            string? file = entry.Reference("file", "rendition", files), from = entry.Text("from", true);
            bool isSlip = entry.Flag("slip") ?? false;
            string? to = entry.Text("to", isRequired: !isSlip), why = entry.Text("why");
            int? nth = Nth(entry);
            if (entry.ProblemCount > before || from is null) entry.Say(null, "formats.manifest-left-out");
            else corrections.Add(new ManifestCorrection(file, from, to, nth, isSlip, why));
        }
        return corrections.ToImmutable();
    }

    private static int? Nth(ManifestFields entry)
    {
        if (entry.Name("nth") is not { } typed) return null;
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out int nth) && nth > 0) return nth;
        entry.Say("nth", "formats.manifest-nth", ("nth", typed));
        return null;
    }
}
