using System.Collections.Immutable;

namespace Offramp.Storage;

/// <summary>A place in the header that opens the study with one secret. Known by its id alone.</summary>
public sealed class KeySlot
{
    private KeySlot() { }
}

/// <summary>What opens a slot.</summary>
public enum SlotKind
{
    /// <summary>A passphrase.</summary>
    Passphrase = 1,

    /// <summary>A recovery key.</summary>
    RecoveryKey = 2,
}

/// <summary>One way to open the study.</summary>
/// <param name="Id">The slot.</param>
/// <param name="Kind">What opens it.</param>
/// <param name="Label">What its owner called it.</param>
/// <param name="IsOurs">Whether this opening came through it.</param>
public sealed record SlotInfo(Id<KeySlot> Id, SlotKind Kind, string Label, bool IsOurs)
{
    /// <summary>The kind and the id, never the label, which is a person's name as a rule.</summary>
    public override string ToString() => $"{Kind} {Id}";
}

/// <summary>What a merge brought.</summary>
/// <param name="Acts">How many acts of the other copy came in.</param>
/// <param name="Withdrawn">How many holders were destroyed here because the other copy had destroyed them.</param>
/// <param name="Conflicts">The conflicts that arose, to be settled by a person.</param>
public sealed record MergeResult(int Acts, int Withdrawn, ImmutableArray<Conflict> Conflicts);

/// <summary>Whether a study's file is whole.</summary>
/// <param name="Entries">How many entries it holds.</param>
/// <param name="Writers">How many writers wrote them.</param>
/// <param name="Rows">How many sealed rows (texts, keys, blobs) it holds.</param>
/// <param name="Destroyed">How many rows were destroyed on purpose, as tombstones tell.</param>
/// <param name="Opened">Whether everything was opened with a passphrase; otherwise the links alone were walked.</param>
/// <param name="FirstBadPlace">The first place that is not as it was written; null where everything is whole.</param>
/// <param name="Notes">What else must be known: changes that this machine remembers and the file lacks, or that nothing is remembered.</param>
public sealed record VerifyReport(
    int Entries, int Writers, int Rows, int Destroyed, bool Opened, BadPlace? FirstBadPlace, ImmutableArray<Note> Notes)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsWhole => FirstBadPlace is null;

    internal static VerifyReport Bad(BadPlace place) => new(0, 0, 0, 0, Opened: false, place, []);
}

/// <summary>Where a file is not as it was written.</summary>
/// <param name="Table">The table: <c>header</c>, <c>key</c>, <c>entry</c>, <c>text</c>, <c>blob</c> or <c>file</c>.</param>
/// <param name="Row">Which row: writer and count, or an id.</param>
/// <param name="Code">Stable, <c>storage.reason</c>: what is wrong there.</param>
public sealed record BadPlace(string Table, string Row, string Code)
{
    internal const string Altered = "storage.bad-altered";
    internal const string Missing = "storage.bad-missing";
    internal const string Unlinked = "storage.bad-unlinked";
    internal const string Unclaimed = "storage.bad-unclaimed";
    internal const string PutBack = "storage.bad-put-back";
    internal const string Newer = "storage.bad-newer";

    internal static BadPlace Of(JournalAlteredException trouble) => new(trouble.Table, trouble.Row, Altered);
}
